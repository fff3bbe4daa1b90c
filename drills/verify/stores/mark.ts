import type { Instant } from "../../../continuity/evidence/record";

/** Seconds since 1970 have ten digits until the year 2286, milliseconds thirteen. */
const NUMBER = /^\d{10}(\d{3})?(\.\d+)?$/;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** The instant that a text tells: ISO 8601, or seconds or milliseconds since 1970; undefined for anything else. */
export function instantIn(text: string): Instant | undefined {
  const trimmed = text.trim();
  const number = NUMBER.exec(trimmed);
  const at = number === null ? Date.parse(ISO.test(trimmed) ? trimmed : "") : Number(trimmed) * (number[1] ? 1 : 1000);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** The instant that an object tells: its whole text, or `at` of a JSON object. */
export function instantOfObject(text: string): Instant | undefined {
  try {
    const { at } = JSON.parse(text) as { readonly at?: unknown };
    return typeof at === "string" || typeof at === "number" ? instantIn(`${at}`) : instantIn(text);
  } catch {
    // What is no JSON may be an instant as it stands.
    return instantIn(text);
  }
}
