import type { Seconds } from "../../continuity/declaration/duration";
import { type Gap, largestGap, nextRuns, type Schedule } from "../../continuity/schedule";
import { writeInstant } from "./instant";

/** What is asked about one schedule. */
export interface ScheduleQuestion {
  readonly schedule: Schedule;
  readonly from: Seconds;
  /** How many next runs to list. */
  readonly count: number;
  /** How long a job may wait to start after its scheduled time. */
  readonly startWindow?: Seconds;
}

export interface ScheduleFacts extends ScheduleQuestion {
  readonly runs: readonly Seconds[];
  readonly gap: Gap;
}

/** The line of JSON that answers a question; instants are ISO 8601 in UTC. */
export interface ScheduleAnswer {
  readonly expression: string;
  readonly timezone: string;
  readonly nextRuns: readonly string[];
  readonly largestGap: { readonly seconds: Seconds; readonly start: string; readonly end: string } | null;
  /** Why there is no largest gap. */
  readonly reason?: string;
  /** Largest gap plus start window, if a window was given. */
  readonly worstCaseWaitSeconds?: Seconds;
}

export function findFacts(question: ScheduleQuestion): ScheduleFacts {
  const { schedule, from, count } = question;
  return { ...question, runs: nextRuns(schedule, from, count), gap: largestGap(schedule, from) };
}

export function toAnswer({ schedule, runs, gap, startWindow }: ScheduleFacts): ScheduleAnswer {
  const common = {
    expression: schedule.cron.expression,
    timezone: schedule.timezone,
    nextRuns: runs.map(writeInstant),
  };
  if (gap.kind !== "gap") return { ...common, largestGap: null, reason: whyUnbounded(gap) };
  const { seconds, start, end } = gap;
  return {
    ...common,
    largestGap: { seconds, start: writeInstant(start), end: writeInstant(end) },
    ...(startWindow === undefined ? {} : { worstCaseWaitSeconds: seconds + startWindow }),
  };
}

export function whyUnbounded(gap: Exclude<Gap, { kind: "gap" }>): string {
  if (gap.kind === "never") return "the schedule never runs";
  return `the schedule ends: its last run is ${writeInstant(gap.lastRun)}`;
}
