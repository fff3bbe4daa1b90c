import { Output, Resource } from "@pulumi/pulumi";

type Bag = Readonly<Record<string, unknown>>;

/** An object of the program's own making, whose keys can be laid over others. */
function isBag(value: unknown): value is Bag {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return !Output.isInstance(value) && !Resource.isInstance(value) && !(value instanceof Promise);
}

/** One value over another: objects key by key, lists item by item, and of everything else the upper one. */
export function laidOver(upper: unknown, lower: unknown): unknown {
  if (upper === undefined) return lower;
  if (isBag(upper) && isBag(lower)) {
    const keys = [...new Set([...Object.keys(lower), ...Object.keys(upper)])];
    return Object.fromEntries(keys.map((key) => [key, laidOver(upper[key], lower[key])]));
  }
  if (Array.isArray(upper) && Array.isArray(lower)) return upper.map((one, i) => laidOver(one, lower[i]));
  return upper;
}
