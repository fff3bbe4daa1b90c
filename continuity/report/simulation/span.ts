/** A time after the loss: from the earliest on; infinite: never. */
export interface Span {
  readonly lo: number;
  /** Infinite where nobody knows an end. */
  readonly hi: number;
}

export const AT_ONCE: Span = { lo: 0, hi: 0 };
export const NEVER: Span = { lo: Number.POSITIVE_INFINITY, hi: Number.POSITIVE_INFINITY };

/** Any time, or never. */
export const WITHOUT_END: Span = { lo: 0, hi: Number.POSITIVE_INFINITY };

/** One after another. */
export function sum(...spans: readonly Span[]): Span {
  return spans.reduce((one, other) => ({ lo: one.lo + other.lo, hi: one.hi + other.hi }), AT_ONCE);
}

/** Whichever is later. */
export function latest(...spans: readonly Span[]): Span {
  return spans.reduce((one, other) => ({ lo: Math.max(one.lo, other.lo), hi: Math.max(one.hi, other.hi) }), AT_ONCE);
}

/** What may be left out. */
export function perhaps({ hi }: Span): Span {
  return { lo: 0, hi };
}

/** A step or a bound of the report, where null stands for no way (`lo`) or no known end (`hi`). */
export function spanOf(lo: number | null, hi: number | null): Span {
  return { lo: lo ?? Number.POSITIVE_INFINITY, hi: hi ?? Number.POSITIVE_INFINITY };
}
