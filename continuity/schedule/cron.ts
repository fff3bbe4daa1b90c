import type { Seconds } from "../declaration/duration";
import type { DayNumber } from "./calendar";
import { type DayRule, dayOfMonthRule, dayOfWeekRule, daysOfMonth } from "./day-rule";
import { ScheduleError } from "./error";
import { FIELDS, type FieldSpec, type FieldText, fieldError } from "./field";
import { fieldValues } from "./values";

/** An AWS cron expression, read. Lists ascend and have no repeats. */
export interface Cron {
  /** As it was written. */
  readonly expression: string;
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: readonly number[];
  readonly days: DayRule;
  /** `every` if the field names all that AWS cron knows, 1970-2199. */
  readonly years: readonly number[] | "every";
}

const SHAPE = "cron(minute hour day-of-month month day-of-week year)";

/**
 * Reads an AWS cron expression, as in `ScheduleExpression` of an AWS Backup rule. Names may be in any case.
 *
 * @throws ScheduleError for anything that AWS does not document, `rate(…)` and `at(…)` included
 * @example parseCron("cron(0 5 ? * MON-FRI *)").hours // [5]
 * @see Amazon EventBridge user guide, "Cron expressions reference"
 */
export function parseCron(text: string): Cron {
  const [minute, hour, date, month, weekday, year] = splitFields(text);
  const field = (spec: FieldSpec, fieldText: string): FieldText => ({ spec, text: fieldText, expression: text });
  const years = year === "*" ? "every" : fieldValues(field(FIELDS.year, year));
  return {
    expression: text,
    minutes: fieldValues(field(FIELDS.minute, minute)),
    hours: fieldValues(field(FIELDS.hour, hour)),
    months: fieldValues(field(FIELDS.month, month)),
    days: dayRule(field(FIELDS.dayOfMonth, date), field(FIELDS.dayOfWeek, weekday)),
    years: years.length === FIELDS.year.max - FIELDS.year.min + 1 ? "every" : years,
  };
}

/** The times of day at which a schedule runs on a day that it runs, ascending, in seconds after local midnight. */
export function timesOfDay(cron: Cron): Seconds[] {
  return cron.hours.flatMap((hour) => cron.minutes.map((minute) => (hour * 60 + minute) * 60));
}

/** The days of one local year on which a schedule runs, ascending. */
export function daysOfYear(cron: Cron, year: number): DayNumber[] {
  if (cron.years !== "every" && !cron.years.includes(year)) return [];
  const days: DayNumber[] = [];
  for (const month of cron.months) {
    for (const day of daysOfMonth(cron.days, year, month)) days.push(day);
  }
  return days;
}

function splitFields(text: string): [string, string, string, string, string, string] {
  const fail = (because: string, allowed: string) =>
    new ScheduleError({ expression: text, field: "expression", allowed, found: text, because });
  if (text.startsWith("rate(") || text.startsWith("at(")) {
    throw fail("is refused: AWS Backup takes cron only", SHAPE);
  }
  if (!text.startsWith("cron(") || !text.endsWith(")")) throw fail("is not a cron expression", SHAPE);
  const fields = text
    .slice("cron(".length, -1)
    .split(/[ \t]+/)
    .filter((part) => part !== "");
  if (fields.length !== 6) throw fail(`has ${fields.length} fields, not 6`, SHAPE);
  return fields as [string, string, string, string, string, string];
}

function dayRule(date: FieldText, weekday: FieldText): DayRule {
  if (date.text === "?" && weekday.text === "?") {
    throw fieldError(weekday, "leaves no day: only one of the day fields may be ?");
  }
  if (weekday.text === "?") return dayOfMonthRule(date);
  if (date.text === "?") return dayOfWeekRule(weekday);
  throw new ScheduleError({
    expression: date.expression,
    field: "day-of-week",
    allowed: "? in exactly one of day-of-month and day-of-week",
    found: weekday.text,
    because: "stands beside a day-of-month",
  });
}
