import { type Bag, isBag, isList, UNKNOWN, type Value } from "../../../continuity/estate/value";

/** A place in the inputs of a resource: keys of objects and positions in lists. */
export type Place = readonly string[];

/** Every place in the inputs of a resource whose value can be made unknown, but for the membership itself. */
export function placesIn(inputs: Bag | undefined): readonly Place[] {
  return placesBelow(inputs ?? {}, []).filter((at) => at.length > 0 && !isMembership(at));
}

function placesBelow(value: Value, at: Place): readonly Place[] {
  if (value === null || typeof value !== "object" || value === UNKNOWN) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesBelow(inner, [...at, key]))];
}

/** Tags that are a list hold their key and their value in objects, of which no single one is the membership. */
const isMembership = (at: Place) =>
  at[0] === "tags" && (at.length === 1 || at[1] === "continuity:service" || /^\d+$/.test(at[1] ?? ""));

export function withUnknown(value: Value | undefined, [key, ...rest]: Place): Value {
  if (key === undefined) return UNKNOWN;
  if (isList(value)) return value.map((item, i) => (String(i) === key ? withUnknown(item, rest) : item));
  const bag = value as Bag;
  return { ...bag, [key]: withUnknown(bag[key], rest) };
}

/** Inputs with a setting, or without it; a dot leads into a block, or into each block of a list. What is no block stays. */
export function having(value: Value | undefined, path: string, setting: Value | undefined): Value {
  const [key, ...rest] = path.split(".") as [string, ...string[]];
  if (isList(value)) return value.map((item) => having(item, path, setting));
  if (!isBag(value)) return value ?? null;
  const { [key]: old, ...others } = value as Bag;
  if (rest.length > 0) return old === undefined ? value : { ...others, [key]: having(old, rest.join("."), setting) };
  return setting === undefined ? others : { ...others, [key]: setting };
}
