import type { Sample } from "./sample";

/** One measured thing beside what it is compared with, both measured in the same run by turns. */
export interface BenchRow {
  readonly name: string;
  /** None where something is counted. */
  readonly unit: "ms" | "µs" | "MB" | "";
  readonly value: Sample;
  /** What the value is compared with; null if nothing. */
  readonly floor: Sample | null;
  /** What the ratio must keep; null if it is only told. */
  readonly limit: Limit | null;
}

/**
 * `atMost`: value to floor may not be more. `timesAsFast`: floor to value may not be less. `within`: no turn may be more,
 * in the unit of the row, whatever the floor.
 */
export type Limit = { readonly atMost: number } | { readonly timesAsFast: number } | { readonly within: number };

/** The ratio of the medians, in the direction in which the limit is written. */
export function ratioOf({ value, floor, limit }: BenchRow): number | null {
  if (floor === null) return null;
  return limit !== null && "timesAsFast" in limit ? floor.median / value.median : value.median / floor.median;
}

/** Whether a row keeps its limit; a row without one does. */
export function isKept(row: BenchRow): boolean {
  const ratio = ratioOf(row);
  if (row.limit === null) return true;
  if ("within" in row.limit) return row.value.most <= row.limit.within;
  if (ratio === null || Number.isNaN(ratio)) return false;
  return "atMost" in row.limit ? ratio <= row.limit.atMost : ratio >= row.limit.timesAsFast;
}
