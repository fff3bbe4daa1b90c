import type { Cron, Schedule } from "../../../continuity/schedule";

/**
 * The runs of a schedule by the slowest and plainest way there is: look at the zone's clock in each minute, and note
 * which local times it has already shown.
 */
export function runsByTheClock(schedule: Schedule, from: number, to: number): number[] {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: schedule.timezone,
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
  });
  const shown = new Set<string>();
  const runs: number[] = [];
  // A clock set back shows again what it showed up to a day before.
  for (let instant = Math.ceil(from / 60) * 60 - 26 * 3_600; instant < to; instant += 60) {
    const time = clock.format(instant * 1000);
    if (shown.has(time)) continue;
    shown.add(time);
    if (instant >= from && matches(schedule.cron, time)) runs.push(instant);
  }
  return runs;
}

function matches(cron: Cron, clock: string): boolean {
  const [date = 0, month = 0, year = 0, hour = 0, minute = 0] = clock.split(/\D+/).map(Number);
  return (
    cron.minutes.includes(minute) &&
    cron.hours.includes(hour) &&
    cron.months.includes(month) &&
    (cron.years === "every" || cron.years.includes(year)) &&
    matchesDay(cron, new Date(Date.UTC(year, month - 1, date)))
  );
}

function matchesDay({ days }: Cron, day: Date): boolean {
  const date = day.getUTCDate();
  const weekday = day.getUTCDay() + 1;
  switch (days.kind) {
    case "dates":
      return days.dates.includes(date);
    case "weekdays":
      return days.weekdays.includes(weekday);
    case "last-date":
      return isLastDate(day);
    case "last-weekday":
      return weekday === days.weekday && shifted(day, 7).getUTCMonth() !== day.getUTCMonth();
    case "nth-weekday":
      return weekday === days.weekday && Math.ceil(date / 7) === days.nth;
    case "last-workday":
      return isWorkday(day) && (isLastDate(day) || (weekday === 6 && [1, 2].some((n) => isLastDate(shifted(day, n)))));
    case "nearest-workday":
      return isNearest(day, days.date);
  }
}

/** Of the workdays in the month, the closest to the date; there are never two at the same distance. */
function isNearest(day: Date, date: number): boolean {
  const target = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), date));
  if (target.getUTCMonth() !== day.getUTCMonth()) return false;
  const closest = [0, -1, 1, -2, 2]
    .map((n) => shifted(target, n))
    .find((other) => other.getUTCMonth() === day.getUTCMonth() && isWorkday(other));
  return closest?.getTime() === day.getTime();
}

function isWorkday(day: Date): boolean {
  return day.getUTCDay() >= 1 && day.getUTCDay() <= 5;
}

function isLastDate(day: Date): boolean {
  return shifted(day, 1).getUTCDate() === 1;
}

function shifted(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 86_400_000);
}
