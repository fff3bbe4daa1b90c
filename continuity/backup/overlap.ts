import { formatDuration, type Seconds } from "../declaration/duration";
import { unknownCondition } from "../recovery/path";
import { untested } from "../recovery/step";
import { horizonEnd, isSameEveryWeek, type Schedule } from "../schedule";
import type { Chain } from "./chain";
import { runsBetween } from "./listed";

/** How the jobs of a chain may collide. */
export interface Collision {
  /** Whether they surely do, or only if they take as long as they may. */
  readonly sure: boolean;
  /** The least time between two runs. */
  readonly gap: Seconds;
  /** The least that a job and its copy take together. */
  readonly least: Seconds;
}

/**
 * Whether a job with its copy may outlast the time to the next run: AWS Backup runs one backup or copy job of a resource at
 * a time, so that run may then miss its window. Of Data Lifecycle Manager AWS says nothing, so the same is taken to hold;
 * while nobody vouches for how long its snapshots take, there is no bound to lose.
 *
 * Source: AWS Backup developer guide, "AWS Backup quotas", concurrent jobs per resource.
 */
export function collisionOf({ job, copy, schedule }: Chain, asOf: number): Collision | undefined {
  const most = (job.hi ?? Number.POSITIVE_INFINITY) + (copy?.hi ?? 0);
  const gap = smallestGap(schedule.parsed, asOf, most);
  if (gap === undefined) return undefined;
  const least = job.lo + (copy?.lo ?? 0);
  const sure = least > gap;
  return sure || job.hi !== null ? { sure, gap, least } : undefined;
}

/**
 * A chain as it is once its jobs may collide. A job time that is only assumed is then no bound; one that somebody vouches
 * for leaves the chain unproven.
 */
export function withCollisions(chain: Chain, asOf: number): Chain {
  const { job, rule } = chain;
  const collision = collisionOf(chain, asOf);
  if (collision === undefined) return chain;
  const next = formatDuration(collision.gap);
  if (collision.sure) {
    const because = `jobs of ${formatDuration(collision.least)} do not end within the ${next} to the next run of rule ${rule.name}`;
    return { ...chain, requires: [...chain.requires, unknownCondition("its jobs end before the next run", because)] };
  }
  const source = `a job may outlast the ${next} to the next run of rule ${rule.name}; declare or measure backup-job-time`;
  return { ...chain, job: { ...job, ...untested(job.label, "backup-job-time", source), lo: job.lo } };
}

const WEEK: Seconds = 7 * 86_400;

const GAPS = new WeakMap<Schedule, { readonly asOf: number; readonly seconds: Seconds }>();

/** The shortest time between two runs, where it is shorter than `limit`. */
export function smallestGap(schedule: Schedule, asOf: number, limit: Seconds): Seconds | undefined {
  const known = GAPS.get(schedule);
  const seconds = known?.asOf === asOf ? known.seconds : listGaps(schedule, asOf);
  GAPS.set(schedule, { asOf, seconds });
  return seconds < limit ? seconds : undefined;
}

function listGaps(schedule: Schedule, asOf: number): Seconds {
  let [least, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  // Where every week is like the first one, two of them hold every gap, also the one between them.
  const end = isSameEveryWeek(schedule, asOf) ? asOf + 2 * WEEK : horizonEnd(schedule, asOf);
  for (const run of runsBetween(schedule, asOf, end)) {
    least = Math.min(least, run - last);
    last = run;
  }
  return least;
}
