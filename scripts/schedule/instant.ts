import type { Seconds } from "../../continuity/declaration/duration";
import { UsageError } from "../usage-error";

const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

/**
 * Reads an instant: ISO 8601 with a distance from UTC, or a date, which begins at 00:00 UTC. Parts of a second round up.
 *
 * @returns epoch seconds
 * @throws UsageError for anything else, and outside of AWS cron's years
 */
export function readInstant(text: string): Seconds {
  const match = INSTANT.exec(text.slice(0, 64));
  const date = match?.[1] ?? "";
  const milliseconds = match === null ? Number.NaN : Date.parse(text);
  const year = new Date(milliseconds).getUTCFullYear();
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR) || !isDate(date)) {
    throw new UsageError(`not an instant from ${FIRST_YEAR} to ${LAST_YEAR}; write 2026-11-22T18:00:00Z or 2026-11-22`);
  }
  return Math.ceil(milliseconds / 1000);
}

/** Date takes 30 February for 2 March. */
function isDate(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

/** Writes an instant as ISO 8601 in UTC, to the second. */
export function writeInstant(instant: Seconds): string {
  return `${new Date(instant * 1000).toISOString().slice(0, 19)}Z`;
}
