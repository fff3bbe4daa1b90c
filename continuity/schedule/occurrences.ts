import type { Seconds } from "../declaration/duration";
import { DAY, type DayNumber, yearOf } from "./calendar";
import { daysOfYear, timesOfDay } from "./cron";
import { FIELDS } from "./field";
import type { Schedule } from "./schedule";
import { instantOf, isEven, type Segment, segmentAt, segmentsOf } from "./zone";

/** Further than the clocks of any zone are from UTC, a skipped day (Pacific/Apia, 2011) included. */
export const FAR: Seconds = 2 * DAY;

/**
 * The instants at which a schedule runs, ascending, `from` included and `to` not; none after 2199, where AWS cron ends.
 * A local time that the clocks skip in spring does not run; one that they show twice in autumn runs the first time.
 *
 * @param from whole epoch seconds
 * @param to whole epoch seconds, or Infinity
 * @see AWS Backup developer guide, "Backup plan options and configuration"; EventBridge Scheduler user guide,
 * "Schedule types", on daylight saving time
 */
export function* occurrences(schedule: Schedule, from: Seconds, to: Seconds): Generator<Seconds, void, undefined> {
  const times = timesOfDay(schedule.cron);
  for (let year = firstYear(from); year <= FIELDS.year.max; year++) {
    const days = daysOfYear(schedule.cron, year).filter((day) => day * DAY + DAY + FAR > from);
    if (days.length === 0) continue;
    const segments = segmentsOf(schedule.timezone, year - 1, year + 1);
    for (const day of days) {
      if (day * DAY - FAR >= to) return;
      for (const run of runsOfDay(day, times, segments)) {
        if (run >= to) return;
        if (run >= from) yield run;
      }
    }
  }
}

/**
 * The next runs at or after an instant: `count` of them, fewer if the schedule ends before.
 *
 * @example nextRuns(parseSchedule({ expression: "cron(0 5 ? * * *)" }), 0, 1) // [18000]
 */
export function nextRuns(schedule: Schedule, from: Seconds, count: number): Seconds[] {
  const runs: Seconds[] = [];
  if (count <= 0) return runs;
  for (const run of occurrences(schedule, from, Infinity)) {
    runs.push(run);
    if (runs.length >= count) break;
  }
  return runs;
}

/** The last run of all, before 2200; undefined if there is none (30 February). */
export function lastRun(schedule: Schedule): Seconds | undefined {
  const times = timesOfDay(schedule.cron);
  for (let year: number = FIELDS.year.max; year >= FIELDS.year.min; year--) {
    const days = daysOfYear(schedule.cron, year);
    if (days.length === 0) continue;
    const segments = segmentsOf(schedule.timezone, year - 1, year + 1);
    for (const day of days.reverse()) {
      const last = runsOfDay(day, times, segments).at(-1);
      if (last !== undefined) return last;
    }
  }
  return undefined;
}

/** The runs of one local day, ascending. */
export function runsOfDay(day: DayNumber, times: readonly Seconds[], segments: readonly Segment[]): Seconds[] {
  const midnight = day * DAY;
  const segment = segments[segmentAt(segments, midnight)];
  if (segment !== undefined && isEven(segment, day)) return times.map((time) => midnight + time - segment.offset);
  return times.map((time) => instantOf(segments, midnight + time)).filter((run): run is Seconds => run !== undefined);
}

/** The first local year that can hold an instant from `from` on. */
export function firstYear(from: Seconds): number {
  return from <= FAR ? FIELDS.year.min : yearOf(from - FAR);
}
