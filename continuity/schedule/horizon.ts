import type { Seconds } from "../declaration/duration";
import { DAY, dayNumber, yearOf, yearsAfter } from "./calendar";
import type { Cron } from "./cron";
import { FIELDS } from "./field";
import type { Schedule } from "./schedule";
import { segmentsOf } from "./zone";

/** Clock changes fall on the same weekday each year, and gaps of a weekly rhythm show them all in any year. */
const WEEKLY_YEARS = 5;
/** Dates and weekdays fall together again after 28 years; after 40, if 2100, which is no leap year, lies between. */
const CALENDAR_YEARS = 28;
const CALENDAR_YEARS_ACROSS_2100 = 40;
const NO_LEAP_DAY: Seconds = dayNumber(2100, 2, 29) * DAY;
const END: Seconds = dayNumber(FIELDS.year.max + 1, 1, 1) * DAY;

/**
 * The end of the time over which a schedule shows every gap that it will ever have: five years from `from` for one that
 * repeats every week; the calendar's whole cycle, 28 or 40 years, for one that depends on dates or months; to the end of
 * AWS cron, 2199, for one with holes in its years. Counted from its first year, if that is still to come.
 *
 * @returns epoch seconds
 */
export function horizonEnd(schedule: Schedule, from: Seconds): Seconds {
  const { years } = schedule.cron;
  const first = years === "every" ? FIELDS.year.min : (years[0] ?? FIELDS.year.min);
  const start = Math.max(from, dayNumber(first, 1, 1) * DAY);
  if (years !== "every" && years.at(-1) === FIELDS.year.max && years.length < FIELDS.year.max - first + 1) {
    return Math.max(END, yearsAfter(from, WEEKLY_YEARS));
  }
  if (isWeekly(schedule.cron)) return yearsAfter(start, WEEKLY_YEARS);
  const cycle = yearsAfter(start, CALENDAR_YEARS);
  return start <= NO_LEAP_DAY && NO_LEAP_DAY < cycle ? yearsAfter(start, CALENDAR_YEARS_ACROSS_2100) : cycle;
}

/**
 * Whether the runs of a schedule are the same in every week from an instant on, to the second: nothing but the day of the
 * week counts, for ever, and the clocks of its zone are not changed.
 *
 * @param to until when the clocks are looked at. @default as long as `horizonEnd` looks
 */
export function isSameEveryWeek({ cron, timezone }: Schedule, from: Seconds, to?: Seconds): boolean {
  if (cron.years !== "every" || !isWeekly(cron)) return false;
  const last = to ?? yearsAfter(from, WEEKLY_YEARS);
  return segmentsOf(timezone, yearOf(from), yearOf(last)).length === 1;
}

/** Whether a schedule depends on nothing but the day of the week. */
function isWeekly({ months, days }: Cron): boolean {
  if (months.length < 12) return false;
  return days.kind === "weekdays" || (days.kind === "dates" && days.dates.length === FIELDS.dayOfMonth.max);
}
