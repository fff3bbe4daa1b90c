import type { Seconds } from "../../continuity/declaration/duration";
import { secondsOf } from "../../continuity/evidence/record";
import type { JobSeen } from "./seen";
import { roughly } from "./words";

/** How many jobs of the last days came to nothing. */
export interface JobCounts {
  readonly failed: number;
  /** Not begun within their start window. */
  readonly missed: number;
}

/** How long back jobs are looked at. */
export const JOBS_SINCE: Seconds = 7 * 86_400;

/** `EXPIRED`: it did not begin within its start window; `PARTIAL` leaves nothing that can be relied on. */
const CAME_TO_NOTHING: ReadonlySet<string> = new Set(["ABORTED", "EXPIRED", "FAILED", "PARTIAL"]);

const isMissed = ({ state }: JobSeen) => state === "EXPIRED";

export function jobCounts(jobs: readonly JobSeen[]): JobCounts {
  const bad = jobs.filter(({ state }) => CAME_TO_NOTHING.has(state));
  const missed = bad.filter(isMissed).length;
  return { failed: bad.length - missed, missed };
}

/** The jobs after which none of their kind has come to a good end. One that was made up for is only counted. */
export function jobFailures(jobs: readonly JobSeen[], now: Seconds): readonly string[] {
  const last = new Map<string, JobSeen>();
  for (const job of jobs) {
    const key = `${job.what} ${job.region} ${job.vault}`;
    const ended = job.state === "COMPLETED" || CAME_TO_NOTHING.has(job.state);
    const known = last.get(key);
    if (ended && (known === undefined || secondsOf(job.createdAt) > secondsOf(known.createdAt))) last.set(key, job);
  }
  return [...last.values()].filter(({ state }) => CAME_TO_NOTHING.has(state)).map((job) => told(job, now));
}

function told(job: JobSeen, now: Seconds): string {
  const { what, vault, region, state, createdAt, message } = job;
  const age = roughly(now - secondsOf(createdAt));
  const became = isMissed(job) ? "was missed" : `is ${state}`;
  return `the last ${what} job to vault ${vault} (${region}), of ${age} ago, ${became}${message === undefined ? "" : `: ${message}`}`;
}
