/** Whole seconds: what every time is inside the model. */
export type Seconds = number;

type Unit = "s" | "m" | "h" | "d";
type Part<U extends Unit> = `${number}${U}`;

/**
 * A length of time as people write it: `"90s"`, `"15m"`, `"4h"`, `"1h30m"`, `"2d"`, or ISO 8601 (`"PT15M"`, `"P1DT2H"`).
 * The type refuses a missing or wrong unit when the program is compiled; `parseDuration` refuses the rest.
 */
export type Duration =
  | Part<Unit>
  | `${Part<"d">}${Part<"h">}`
  | `${Part<"d">}${Part<"h">}${Part<"m">}`
  | `${Part<"h">}${Part<"m">}`
  | `${Part<"h">}${Part<"m">}${Part<"s">}`
  | `${Part<"m">}${Part<"s">}`
  | `P${string}`;

const SECONDS: Record<Unit, Seconds> = { d: 86_400, h: 3_600, m: 60, s: 1 };

/** No duration is longer than a century: beyond it lies a typing error, and sums stay exact. */
const LONGEST: Seconds = 100 * 366 * SECONDS.d;
const LONGEST_TEXT = 32;

const PLAIN = /^(?:(\d{1,10})d)?(?:(\d{1,10})h)?(?:(\d{1,10})m)?(?:(\d{1,10})s)?$/;
const ISO = /^P(?:(\d{1,10})D)?(?:T(?:(\d{1,10})H)?(?:(\d{1,10})M)?(?:(\d{1,10})S)?)?$/;

/** Thrown by `parseDuration`. The message never repeats the text that was given: it may be a secret. */
export class DurationError extends Error {
  constructor(readonly problem: string) {
    super(`${problem}; write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M`);
    this.name = "DurationError";
  }
}

/**
 * Reads a duration.
 *
 * @returns whole seconds, 0 or more
 * @throws DurationError for anything else: no unit, months or years, a sign, a fraction, more than a century
 * @example parseDuration("1h30m") === 5400
 */
export function parseDuration(text: string): Seconds {
  if (text.length > LONGEST_TEXT) throw new DurationError(`not a duration (${text.length} characters long)`);
  const match = PLAIN.exec(text) ?? ISO.exec(text);
  const parts = match?.slice(1) ?? [];
  if (!parts.some((part) => part !== undefined)) throw new DurationError(problemOf(text));
  const units: Unit[] = ["d", "h", "m", "s"];
  const seconds = units.reduce((sum, unit, i) => sum + Number(parts[i] ?? 0) * SECONDS[unit], 0);
  if (seconds > LONGEST) throw new DurationError("longer than a century");
  return seconds;
}

function problemOf(text: string): string {
  if (text === "") return "empty";
  if (/^\d+$/.test(text)) return "has no unit";
  if (text.startsWith("-")) return "negative";
  if (/[.,]/.test(text)) return "has a fraction";
  if (/^P[^T]*[YMW]/.test(text)) return "months, weeks and years have no fixed length here";
  return "not a duration";
}

/**
 * Writes a duration the way the reports do: `"45s"`, `"20m"`, `"25h20m"`, `"72h"`; whole days from a week on (`"31d"`).
 */
export function formatDuration(seconds: Seconds): string {
  const days = seconds / SECONDS.d;
  if (days >= 7 && Number.isInteger(days)) return `${days}d`;
  const parts: [number, Unit][] = [
    [Math.floor(seconds / SECONDS.h), "h"],
    [Math.floor((seconds % SECONDS.h) / SECONDS.m), "m"],
    [seconds % SECONDS.m, "s"],
  ];
  const written = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`);
  return written.join("") || "0s";
}
