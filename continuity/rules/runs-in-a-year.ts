import type { Chain } from "../backup/chain";
import { type FatedRun, fatesOf } from "../backup/fates";
import type { Seconds } from "../declaration/duration";
import { horizonEnd } from "../schedule";

const YEAR: Seconds = 366 * 86_400;

/** The scheduled runs of a chain in the year from an instant, or in its whole horizon if there are none in that year. */
export function runsInAYear(chain: Chain, asOf: number): { readonly runs: readonly FatedRun[]; readonly in: string } {
  const runs = fatesOf(chain, asOf, asOf + YEAR);
  if (runs.length > 0) return { runs, in: "in a year" };
  return { runs: fatesOf(chain, asOf, horizonEnd(chain.schedule.parsed, asOf)), in: "in all" };
}

/** Whole numbers as they are read: `8,760`. */
export function writeCount(count: number): string {
  return count.toLocaleString("en-US");
}
