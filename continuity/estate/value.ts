/** Stands for a value that cannot be known before deployment. Compared by identity. */
export const UNKNOWN: { readonly unknown: true } = Object.freeze({ unknown: true });

export type Unknown = typeof UNKNOWN;

/** A property's value: plain JSON in which any part may be unknown. */
export type Value = null | boolean | number | string | Unknown | readonly Value[] | { readonly [key: string]: Value };

/** Properties by name. */
export type Bag = Readonly<Record<string, Value>>;

export function isUnknown(value: Value | undefined): value is Unknown {
  return value === UNKNOWN;
}

export function isBag(value: Value | undefined): value is Bag {
  return typeof value === "object" && value !== null && value !== UNKNOWN && !Array.isArray(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}
