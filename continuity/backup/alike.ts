import { accountOf, regionOf } from "../estate/place";
import type { EstateResource } from "../estate/resource";
import { UNKNOWN } from "../estate/value";
import { nameInputOf } from "./types";

/** What tells one resource from another without bearing on how it is backed up, once it is known what covers it. */
const OWN: readonly string[] = ["arn", "id", "tags", "tagsAll"];

const NUMBERS = new WeakMap<object, number>();
let numbered = 0;

/** A number for an object, so that a text can stand for which one it is. */
export function numberFor(object: object): number {
  const known = NUMBERS.get(object) ?? ++numbered;
  NUMBERS.set(object, known);
  return known;
}

/**
 * Equal for resources of which everything that the model reads is equal, but for their names and tags. Hundreds of members
 * may be backed up alike, and are then judged once.
 */
export function traitsOf(resource: EstateResource): string {
  const known = TRAITS.get(resource) ?? writeTraits(resource);
  TRAITS.set(resource, known);
  return known;
}

/** Asked both for what plans do for a member and for the ways back from that. */
const TRAITS = new WeakMap<EstateResource, string>();

function writeTraits(resource: EstateResource): string {
  const { type, provider, inputs, outputs, edges } = resource;
  const own = [...OWN, nameInputOf(type)];
  const read = Object.keys(inputs ?? {})
    .filter((property) => !own.includes(property))
    .sort();
  const settings = read.map((property) => [property, inputs?.[property], outputs[property], edges[property]]);
  const place = [regionOf(resource), accountOf(resource), provider?.urn];
  return JSON.stringify([type, place, inputs === undefined, settings], (_key, value) =>
    value === UNKNOWN ? "\u0000unknown" : value,
  );
}

/** Whether texts speak of a resource by its name, so that they do for no other. */
export function speakOf({ name }: EstateResource, ...texts: readonly unknown[]): boolean {
  return texts.some((text) => mentions(text, name));
}

function mentions(value: unknown, name: string): boolean {
  if (typeof value === "string") return value.includes(name);
  if (typeof value !== "object" || value === null) return false;
  for (const key in value) if (mentions((value as Record<string, unknown>)[key], name)) return true;
  return false;
}
