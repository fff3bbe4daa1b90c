import type { Seconds } from "../declaration/duration";
import { DAY } from "./calendar";
import { timesOfDay } from "./cron";
import { FIELDS } from "./field";
import { horizonEnd } from "./horizon";
import { lastRun, runsOfDay } from "./occurrences";
import { RunDays } from "./run-days";
import type { Schedule } from "./schedule";

/** How far apart runs can be: at most so many seconds, first from `start` to `end`; or no bound, as the runs end. */
export type Gap =
  | { readonly kind: "gap"; readonly seconds: Seconds; readonly start: Seconds; readonly end: Seconds }
  | { readonly kind: "ends"; readonly lastRun: Seconds }
  | { readonly kind: "never" };

export interface GapOptions {
  /** How many runs in a row may fail: the gap is then the span over one more. @default 0 */
  readonly toleratedMisses?: number;
}

/**
 * The longest time between a run and the next (with `k` tolerated misses, the `k + 1`-th next): exact over the horizon,
 * the earliest among equals. It counts every run from `from` up to `horizonEnd` and its successor, wherever that lies.
 *
 * The time that `from` itself cuts in two does not count: whether a run before it took place depends on when the plan
 * was deployed, not on its schedule, and over a whole cycle the same gap comes again.
 *
 * @returns `ends` for a schedule that stops before 2199 (also one that already has), `never` for one without any run
 * @throws RangeError if `toleratedMisses` is not a whole number from 0
 * @example largestGap(parseSchedule({ expression: "cron(0 5 ? * MON-FRI *)" }), from) // 72h, a Friday to a Monday
 */
export function largestGap(schedule: Schedule, from: Seconds, { toleratedMisses = 0 }: GapOptions = {}): Gap {
  if (!Number.isSafeInteger(toleratedMisses) || toleratedMisses < 0) {
    throw new RangeError(`toleratedMisses must be a whole number from 0, not ${toleratedMisses}`);
  }
  const { years } = schedule.cron;
  const ends = years !== "every" && years.at(-1) !== FIELDS.year.max;
  const widest = ends ? undefined : widestSpan(schedule, from, toleratedMisses + 1);
  if (widest !== undefined) return { kind: "gap", seconds: widest.end - widest.start, ...widest };
  const last = lastRun(schedule);
  return last === undefined ? { kind: "never" } : { kind: "ends", lastRun: last };
}

interface Span {
  readonly start: Seconds;
  readonly end: Seconds;
}

/**
 * The widest span from a run to the `reach`-th next. Nearly all days are even: all their times run, at one offset. Spans
 * that begin on such a day and end on another of the same offset need no listing: the best times within a day are known
 * beforehand. Only the spans around clock changes, and at both ends of the horizon, are listed run by run.
 */
function widestSpan(schedule: Schedule, from: Seconds, reach: number): Span | undefined {
  const times = timesOfDay(schedule.cron);
  const leaps = leapsOf(times, reach);
  const furthest = Math.max(...leaps.map((leap) => leap.days));
  const until = horizonEnd(schedule, from);
  const days = new RunDays(schedule, from, until);
  let widest: Span | undefined;
  const consider = (start: Seconds, end: Seconds) => {
    if (widest === undefined || end - start > widest.end - widest.start) widest = { start, end };
  };

  for (let i = 0; days.beginsBefore(i, until); i++) {
    const offset = days.evenOffset(i, furthest);
    if (offset !== undefined) {
      const midnight = days.at(i) * DAY - offset;
      for (const { days: ahead, start, end } of leaps) {
        consider(midnight + start, days.at(i + ahead) * DAY - offset + end);
      }
      continue;
    }
    const first = i;
    while (days.beginsBefore(i + 1, until) && days.evenOffset(i + 1, furthest) === undefined) i++;
    listSpans(days, times, first, i, reach, (start, end) => {
      if (start >= from && start < until) consider(start, end);
    });
  }
  return widest;
}

/** A span within even days: so many run days ahead, from a time of day to a time of day. */
interface Leap {
  readonly days: number;
  readonly start: Seconds;
  readonly end: Seconds;
}

/**
 * The candidates for the widest span, at most two: from the earlier times of a day the `reach`-th next run is so many
 * run days ahead, from the later ones a day more. Of each kind the widest, the earliest among equals.
 */
function leapsOf(times: readonly Seconds[], reach: number): Leap[] {
  const leaps = new Map<number, Leap>();
  times.forEach((start, i) => {
    const days = Math.floor((i + reach) / times.length);
    const end = times[(i + reach) % times.length] as Seconds;
    const best = leaps.get(days);
    if (best === undefined || end - start > best.end - best.start) leaps.set(days, { days, start, end });
  });
  return [...leaps.values()];
}

/** Every span that begins on one of the days `first` to `last`, by listing their runs and those after. */
function listSpans(
  days: RunDays,
  times: readonly Seconds[],
  first: number,
  last: number,
  reach: number,
  visit: (start: Seconds, end: Seconds) => void,
): void {
  const runs: Seconds[] = [];
  let next = first;
  const list = () => runs.push(...runsOfDay(days.at(next++), times, days.segments));
  while (next <= last) list();
  const starts = runs.length;
  for (let i = 0; i < starts; i++) {
    while (runs.length <= i + reach && days.has(next)) list();
    if (runs.length <= i + reach) return;
    visit(runs[i] as Seconds, runs[i + reach] as Seconds);
  }
}
