import type { Seconds } from "../declaration/duration";
import type { Step } from "../recovery/step";
import type { Chain } from "./chain";
import { forEachFate } from "./fates";
import type { LossOptions } from "./loss";

/** A scheduled run that will leave a recovery point, at its worst. */
export interface Run {
  /** The data in its point may be no newer than this instant. */
  readonly holds: number;
  /** The scheduled instant from which its start window counts. */
  readonly fires: number;
  readonly chain: Chain;
}

/** From which side a loss is bounded: by what is the least it can be, or the most. */
export type Side = "least" | "most";

/** How long after its scheduled instant a run's point is usable; infinite where nobody knows. */
export function delayOf({ startWindow, job, copy }: Chain, side: Side): Seconds {
  const end = (step: Step) => (side === "least" ? step.lo : (step.hi ?? Number.POSITIVE_INFINITY));
  return startWindow + end(job) + (copy ? end(copy) : 0);
}

/** That delay as far as it counts: not at all where schedules alone are judged. */
export function countedDelay(chain: Chain, side: Side, { timing }: Pick<LossOptions, "timing">): Seconds {
  return timing === "worst" ? delayOf(chain, side) : 0;
}

/**
 * The runs of a chain that count, in order. What may be lost counts on the side of the least; on the side of the most only
 * what leaves a point for certain, as the worst of the points that it may be.
 */
export function runsThatCount(chain: Chain, from: number, to: number, side: Side): Run[] {
  const runs: Run[] = [];
  forEachFate(chain, from, to, (at, judgement) => {
    const mayCount = judgement === undefined || (judgement.fate === "may be lost" && side === "least");
    const standIn = judgement?.standIn;
    if (mayCount) runs.push({ holds: at, fires: at, chain });
    else if (side === "most" && standIn !== undefined && !isSame(runs.at(-1), standIn))
      runs.push({ ...standIn, chain });
  });
  return runs;
}

function isSame(run: Run | undefined, { holds, fires }: Pick<Run, "holds" | "fires">): boolean {
  return run?.holds === holds && run.fires === fires;
}
