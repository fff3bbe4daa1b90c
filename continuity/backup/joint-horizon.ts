import type { Seconds } from "../declaration/duration";
import { horizonEnd, isSameEveryWeek } from "../schedule";
import type { Chain } from "./chain";
import type { LossOptions } from "./loss";

const WEEK: Seconds = 7 * 86_400;

/**
 * Until when runs of several chains must be listed so that the worst wait between any of them shows. Where all schedules
 * and closed times are the same in every week, so is what becomes of the runs: each wait of the first week is over within
 * one week, and one more for each tolerated miss, and as long again as a stand-in may come later than the run it stands for.
 */
export function jointHorizon(chains: readonly Chain[], { asOf, toleratedMisses }: LossOptions): number {
  const schedules = [...new Set(chains.flatMap((chain) => [chain, ...chain.rivals]).map((one) => one.schedule.parsed))];
  const longest = Math.max(...schedules.map((schedule) => horizonEnd(schedule, asOf)));
  const weekly =
    schedules.every((schedule) => isSameEveryWeek(schedule, asOf)) &&
    chains.every(({ closed = [] }) => closed.every(({ every }) => WEEK % every === 0));
  if (!weekly) return longest;
  const latest = Math.max(...chains.flatMap((chain) => chain.rivals.map((rival) => rivalDelay(chain, rival))), 0);
  return Math.min(longest, asOf + WEEK * (3 + toleratedMisses) + 2 * latest);
}

/** How much later than its run the point of a chain may be counted from, for the sake of a rival. */
function rivalDelay(chain: Chain, { startWindow, job }: Chain["rivals"][number]): Seconds {
  return chain.startWindow + 2 * startWindow + (job.hi ?? 0) + (chain.job.hi ?? 0);
}
