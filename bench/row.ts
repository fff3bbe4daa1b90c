/** One measured thing. A ratio of value to floor, or the value itself where there is no floor, is held against a limit. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  /** What the value is compared with, measured in the same run; null if nothing. */
  readonly floor: number | null;
  readonly ratio: number | null;
  /** What the ratio (or the value, without one) has to reach or must not exceed; null if it is only told. */
  readonly limit: number | null;
  readonly unit: string;
}
