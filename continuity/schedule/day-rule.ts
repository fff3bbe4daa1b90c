import { type DayNumber, dayNumber, daysInMonth, weekdayOf } from "./calendar";
import { type FieldText, fieldError } from "./field";
import { fieldValues, singleValue } from "./values";

/** Which days of a month a schedule runs on. Weekdays are 1-7 = SUN-SAT; a workday is MON-FRI. */
export type DayRule =
  | { readonly kind: "dates"; readonly dates: readonly number[] }
  | { readonly kind: "weekdays"; readonly weekdays: readonly number[] }
  | { readonly kind: "last-date" }
  | { readonly kind: "last-workday" }
  | { readonly kind: "nearest-workday"; readonly date: number }
  | { readonly kind: "last-weekday"; readonly weekday: number }
  | { readonly kind: "nth-weekday"; readonly weekday: number; readonly nth: number };

const SATURDAY = 7;
const SUNDAY = 1;

/** Reads the day-of-month field (not `?`). `L`, `LW` and `nW` stand alone. @throws ScheduleError */
export function dayOfMonthRule(field: FieldText): DayRule {
  const text = field.text.toUpperCase();
  if (text === "L") return { kind: "last-date" };
  if (text === "LW") return { kind: "last-workday" };
  if (!text.endsWith("W")) return { kind: "dates", dates: fieldValues(field) };
  const date = singleValue(field.spec, text.slice(0, -1));
  if (date === undefined) throw fieldError(field);
  return { kind: "nearest-workday", date };
}

/**
 * Reads the day-of-week field (not `?`). `L` alone is the last day of the week, every Saturday; `6L` the last Friday of
 * the month; `6#3` its third Friday. `nL` and `n#k` stand alone. @throws ScheduleError
 */
export function dayOfWeekRule(field: FieldText): DayRule {
  const text = field.text.toUpperCase();
  if (text === "L") return { kind: "weekdays", weekdays: [SATURDAY] };
  const last = text.endsWith("L") ? singleValue(field.spec, text.slice(0, -1)) : undefined;
  if (last !== undefined) return { kind: "last-weekday", weekday: last };
  const hash = text.indexOf("#");
  if (hash < 0) return { kind: "weekdays", weekdays: fieldValues(field) };
  const weekday = singleValue(field.spec, text.slice(0, hash));
  const nth = text.slice(hash + 1);
  if (weekday === undefined || !/^[1-5]$/.test(nth)) throw fieldError(field);
  return { kind: "nth-weekday", weekday, nth: Number(nth) };
}

/** The days that the rule names in one month, ascending; none where the month has no such day (31, a fifth Friday). */
export function daysOfMonth(rule: DayRule, year: number, month: number): DayNumber[] {
  const first = dayNumber(year, month, 1);
  const length = daysInMonth(year, month);
  const last = first + length - 1;
  switch (rule.kind) {
    case "dates":
      return rule.dates.filter((date) => date <= length).map((date) => first + date - 1);
    case "weekdays":
      return weekdaysBetween(rule.weekdays, first, last);
    case "last-date":
      return [last];
    case "last-workday":
      return [nearestWorkday(last, first, last)];
    case "nearest-workday":
      return rule.date > length ? [] : [nearestWorkday(first + rule.date - 1, first, last)];
    case "last-weekday":
      return [last - ((weekdayOf(last) - rule.weekday + 7) % 7)];
    case "nth-weekday": {
      const day = first + ((rule.weekday - weekdayOf(first) + 7) % 7) + (rule.nth - 1) * 7;
      return day <= last ? [day] : [];
    }
  }
}

function weekdaysBetween(weekdays: readonly number[], first: DayNumber, last: DayNumber): DayNumber[] {
  const days: DayNumber[] = [];
  for (let day = first, weekday = weekdayOf(first); day <= last; day++, weekday = (weekday % 7) + 1) {
    if (weekdays.includes(weekday)) days.push(day);
  }
  return days;
}

/** Saturday moves to Friday and Sunday to Monday, but never into another month: there it goes the other way. */
function nearestWorkday(day: DayNumber, first: DayNumber, last: DayNumber): DayNumber {
  if (weekdayOf(day) === SATURDAY) return day > first ? day - 1 : day + 2;
  if (weekdayOf(day) === SUNDAY) return day < last ? day + 1 : day - 2;
  return day;
}
