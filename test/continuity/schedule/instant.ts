/** An instant in epoch seconds, from ISO 8601. */
export function at(iso: string): number {
  return Date.parse(iso) / 1000;
}

/** An instant as ISO 8601 without the milliseconds it never has. */
export function iso(instant: number): string {
  return new Date(instant * 1000).toISOString().replace(".000Z", "Z");
}
