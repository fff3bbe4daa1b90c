import type { Input } from "../protocol/input";
import { ServiceError } from "../protocol/wire";

/** What EC2's filters admit, by ids and `Filter`s; tags by `tag:NAME`. */
export function ec2Filtered<Item>(
  input: Input,
  items: readonly Item[],
  fields: Readonly<Record<string, (item: Item) => string | undefined>>,
  tags: (item: Item) => Readonly<Record<string, string>> = () => ({}),
): readonly Item[] {
  return input.structures("Filter").reduce<readonly Item[]>((left, filter) => {
    const name = filter.required("Name");
    const field = name.startsWith("tag:") ? (item: Item) => tags(item)[name.slice("tag:".length)] : fields[name];
    if (field === undefined) {
      throw new ServiceError("InvalidParameterValue", 400, `The filter '${name}' is invalid`);
    }
    const values = filter.texts("Value");
    return left.filter((item) => {
      const value = field(item);
      return value !== undefined && values.includes(value);
    });
  }, items);
}

/**
 * What is called by `ids`, or all without them.
 *
 * @throws {ServiceError} naming the first that is not there
 */
export function byIds<Item>(
  items: readonly Item[],
  ids: readonly string[],
  idOf: (item: Item) => string,
  code: string,
): readonly Item[] {
  const unknown = ids.find((id) => !items.some((item) => idOf(item) === id));
  if (unknown !== undefined) {
    throw new ServiceError(code, 400, `The ID '${unknown}' does not exist`);
  }
  return ids.length === 0 ? items : items.filter((item) => ids.includes(idOf(item)));
}
