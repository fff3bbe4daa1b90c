import type { Input } from "../protocol/input";
import { type Page, page } from "../protocol/page";
import type { Structure } from "../protocol/wire";
import { invalidValue } from "./errors";

/** One page of a Describe call, by its `Marker` and `MaxRecords`. */
export function rdsPage<Item extends { readonly arn: string }>(input: Input, items: readonly Item[]): Page<Item> {
  const size = input.number("MaxRecords") ?? 100;
  if (size < 20 || size > 100) {
    throw invalidValue(`Invalid value ${size} for MaxRecords. Must be between 20 and 100`);
  }
  const found = page(items, (item) => item.arn, size, input.text("Marker"));
  if (found === undefined) {
    throw invalidValue("The marker is not valid.");
  }
  return found;
}

/** The `Filters` of a Describe call, by what each admits. */
export function filtered<Item>(
  input: Input,
  items: readonly Item[],
  fields: Readonly<Record<string, (item: Item) => string | undefined>>,
): readonly Item[] {
  return input.structures("Filters").reduce<readonly Item[]>((left, filter) => {
    const name = filter.required("Name");
    const field = fields[name];
    if (field === undefined) {
      throw invalidValue(`Unrecognized filter name: ${name}`);
    }
    const values = filter.texts("Values");
    return left.filter((item) => values.includes(field(item) ?? ""));
  }, items);
}

/** `{[name]: views, Marker}` of a page. */
export function listing<Item>(name: string, { items, next }: Page<Item>, view: (item: Item) => Structure): Structure {
  return { [name]: items.map(view), Marker: next };
}
