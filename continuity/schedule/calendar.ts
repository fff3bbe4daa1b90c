import type { Seconds } from "../declaration/duration";

/** Seconds of a day on the clock. */
export const DAY: Seconds = 86_400;

/** A day of the (proleptic Gregorian) calendar, counted from 1 January 1970 = 0; free of any time zone. */
export type DayNumber = number;

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Days of an ordinary year before each month. */
const BEFORE = LENGTHS.map((_, month) => LENGTHS.slice(0, month).reduce((sum, length) => sum + length, 0));

/** The number of a date; months 1-12. Whole-number arithmetic: `Date` is ten times slower, and this runs for each month. */
export function dayNumber(year: number, month: number, date: number): DayNumber {
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 477;
  const afterFebruary = month > 2 && isLeapYear(year) ? 1 : 0;
  return 365 * (year - 1970) + leapDays + (BEFORE[month - 1] as number) + afterFebruary + date - 1;
}

export function daysInMonth(year: number, month: number): number {
  return (LENGTHS[month - 1] as number) + (month === 2 && isLeapYear(year) ? 1 : 0);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** 1-7 = SUN-SAT, as AWS counts. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 4) % 7) + 7) % 7) + 1;
}

/** The UTC year of an instant. */
export function yearOf(instant: Seconds): number {
  return new Date(instant * 1000).getUTCFullYear();
}

/** The same date and time of day so many years later, in UTC; 29 February becomes 1 March where there is none. */
export function yearsAfter(instant: Seconds, years: number): Seconds {
  const date = new Date(instant * 1000);
  return date.setUTCFullYear(date.getUTCFullYear() + years) / 1000;
}
