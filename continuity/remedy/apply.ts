import { knownValue } from "../declaration/setting";
import { ChangedIndex } from "../estate/changed-index";
import { readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { urnBeside } from "../estate/urn";
import { type Bag, isBag, isList, UNKNOWN, type Value } from "../estate/value";
import type { Edit, NewResource, SettingEdit } from "../recovery/edit";

/**
 * The program with edits made.
 *
 * @returns undefined where one cannot be made: of a resource that is not there, or inside of what is not known at preview
 */
export function applied(index: EstateIndex, edits: readonly Edit[]): ChangedIndex | undefined {
  const changed = new Map<string, EstateResource>();
  for (const edit of edits) {
    const made = edit.kind === "set" ? edited(changed.get(edit.urn) ?? index.get(edit.urn), edit) : added(index, edit);
    if (made === undefined) return undefined;
    changed.set(made.urn, made);
  }
  return new ChangedIndex(index, [...changed.values()]);
}

function edited(resource: EstateResource | undefined, { path, value }: SettingEdit): EstateResource | undefined {
  return resource && withSetting(resource, path, value);
}

/** A resource with a setting made; undefined where that lies inside of what is not known at preview. */
export function withSetting(
  resource: EstateResource,
  path: SettingEdit["path"],
  value: Value,
): EstateResource | undefined {
  if (resource.inputs === undefined) return undefined;
  const [property, ...inside] = path;
  const before = inside.length === 0 ? undefined : knownValue(readValue(resource, property));
  const after = withValue(before, inside, value);
  return after === undefined ? undefined : { ...resource, inputs: { ...resource.inputs, [property]: after } };
}

/** A value with another one in its place inside of it. What is not there yet is made; a lone block stands for a list. */
function withValue(before: Value | undefined, path: readonly (string | number)[], value: Value): Value | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (before === UNKNOWN) return undefined;
  if (typeof key === "string") {
    const bag: Bag = isBag(before) ? before : {};
    const inner = withValue(Object.hasOwn(bag, key) ? bag[key] : undefined, rest, value);
    return inner === undefined ? undefined : { ...bag, [key]: inner };
  }
  const list = isList(before) ? before : before === undefined || before === null ? [] : [before];
  const inner = withValue(list[key], rest, value);
  return inner === undefined ? undefined : [...list.slice(0, key), inner, ...list.slice(key + 1)];
}

function added(index: EstateIndex, { beside, type, name, inputs, from }: NewResource): EstateResource | undefined {
  const neighbour = index.get(beside);
  if (neighbour === undefined) return undefined;
  return {
    urn: urnBeside(beside, type, name),
    type,
    name,
    inputs: { ...inputs, ...Object.fromEntries(Object.keys(from).map((property) => [property, UNKNOWN])) },
    outputs: {},
    edges: Object.fromEntries(Object.entries(from).map(([property, urn]) => [property, [urn]])),
    ...(neighbour.provider ? { provider: neighbour.provider } : {}),
  };
}
