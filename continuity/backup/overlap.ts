import { formatDuration, type Seconds } from "../declaration/duration";
import { unknownCondition } from "../recovery/path";
import { horizonEnd, occurrences, type Schedule } from "../schedule";
import type { Chain } from "./chain";

/**
 * A chain as it is once its jobs may collide: AWS Backup runs one backup or copy job of a resource at a time, so a job that
 * outlasts the time to the next run may make that run miss its window. A job time that is only assumed is then no bound;
 * one that somebody vouches for leaves the chain unproven.
 *
 * Source: AWS Backup developer guide, "AWS Backup quotas", concurrent jobs per resource.
 */
export function withCollisions(chain: Chain, asOf: number): Chain {
  const { job, copy, rule } = chain;
  const most = (job.hi ?? Number.POSITIVE_INFINITY) + (copy?.hi ?? 0);
  const gap = smallestGap(chain.schedule.parsed, asOf, most);
  if (gap === undefined) return chain;
  const [next, least] = [formatDuration(gap), job.lo + (copy?.lo ?? 0)];
  if (least > gap) {
    const because = `jobs of ${formatDuration(least)} do not end within the ${next} to the next run of rule ${rule.name}`;
    return { ...chain, requires: [...chain.requires, unknownCondition("its jobs end before the next run", because)] };
  }
  if (job.hi === null) return chain;
  const source = `a job may outlast the ${next} to the next run of rule ${rule.name}; declare or measure backup-job-time`;
  return { ...chain, job: { ...job, hi: null, provenance: "none", source, open: "untested" } };
}

const GAPS = new WeakMap<Schedule, { readonly asOf: number; readonly seconds: Seconds }>();

/** The shortest time between two runs, where it is shorter than `limit`. */
function smallestGap(schedule: Schedule, asOf: number, limit: Seconds): Seconds | undefined {
  const known = GAPS.get(schedule);
  const seconds = known?.asOf === asOf ? known.seconds : listGaps(schedule, asOf);
  GAPS.set(schedule, { asOf, seconds });
  return seconds < limit ? seconds : undefined;
}

function listGaps(schedule: Schedule, asOf: number): Seconds {
  let [least, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const run of occurrences(schedule, asOf, horizonEnd(schedule, asOf))) {
    least = Math.min(least, run - last);
    last = run;
  }
  return least;
}
