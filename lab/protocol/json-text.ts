import type { Structure } from "./wire";

/** JSON with instants as seconds since 1970, as AWS writes them. */
export function jsonText(value: Structure): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, name, each: unknown) {
    // A Date has become a string before it gets here.
    const original = this[name];
    return original instanceof Date ? original.getTime() / 1000 : each;
  });
}
