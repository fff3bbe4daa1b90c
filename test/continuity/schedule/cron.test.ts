import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Cron, parseCron, ScheduleError } from "../../../continuity/schedule";
import { crons } from "./arbitrary";

const upTo = (first: number, last: number, step = 1) =>
  Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step);
const MONTHS = upTo(1, 12);
const EVERY_DATE = { kind: "dates", dates: upTo(1, 31) } as const;

/** What `cron(0 5 * * ? *)` says, unless said otherwise. */
const daily = { minutes: [0], hours: [5], months: MONTHS, days: EVERY_DATE, years: "every" } as const;

describe("parseCron reads", () => {
  const table: [string, string, Partial<Cron>][] = [
    ["every date", "cron(0 5 * * ? *)", {}],
    ["every weekday", "cron(0 5 ? * * *)", { days: { kind: "weekdays", weekdays: upTo(1, 7) } }],
    ["leading zeros, wide blanks", "cron(00  05 *\t* ? * )", {}],
    ["a list, sorted, without repeats", "cron(30,0,30 5 * * ? *)", { minutes: [0, 30] }],
    ["a range", "cron(0 9-12 * * ? *)", { hours: [9, 10, 11, 12] }],
    ["a range across midnight", "cron(0 22-1 * * ? *)", { hours: [0, 1, 22, 23] }],
    ["a range of one", "cron(0 7-7 * * ? *)", { hours: [7] }],
    ["a step from a value", "cron(5/20 5 * * ? *)", { minutes: [5, 25, 45] }],
    ["a step that fits once: it does not cross midnight", "cron(0 13/12 * * ? *)", { hours: [13] }],
    ["a step from the start", "cron(0 */8 * * ? *)", { hours: [0, 8, 16] }],
    ["a step within a range", "cron(0 8-18/5 * * ? *)", { hours: [8, 13, 18] }],
    ["a step within a wrapping range", "cron(0 20-4/3 * * ? *)", { hours: [2, 20, 23] }],
    ["steps in a list", "cron(0/30,10 5 * * ? *)", { minutes: [0, 10, 30] }],
    ["months by name, in any case", "cron(0 5 * jan,Jul ? *)", { months: [1, 7] }],
    ["months across the new year", "cron(0 5 * NOV-2 ? *)", { months: [1, 2, 11, 12] }],
    ["weekdays by number: 1 is Sunday", "cron(0 5 ? * 2-6 *)", { days: { kind: "weekdays", weekdays: upTo(2, 6) } }],
    ["weekdays by name", "cron(0 5 ? * mon-FRI *)", { days: { kind: "weekdays", weekdays: upTo(2, 6) } }],
    [
      "weekdays across the week's end",
      "cron(0 5 ? * FRI-MON *)",
      { days: { kind: "weekdays", weekdays: [1, 2, 6, 7] } },
    ],
    ["every other weekday", "cron(0 5 ? * 1/2 *)", { days: { kind: "weekdays", weekdays: [1, 3, 5, 7] } }],
    ["dates across the month's end", "cron(0 5 30-2 * ? *)", { days: { kind: "dates", dates: [1, 2, 30, 31] } }],
    ["L: the last date", "cron(0 5 L * ? *)", { days: { kind: "last-date" } }],
    ["LW: the last workday", "cron(0 5 lw * ? *)", { days: { kind: "last-workday" } }],
    ["nW: the nearest workday", "cron(0 5 15W * ? *)", { days: { kind: "nearest-workday", date: 15 } }],
    ["L as weekday: Saturday", "cron(0 5 ? * L *)", { days: { kind: "weekdays", weekdays: [7] } }],
    ["nL: the last Friday", "cron(0 5 ? * 6L *)", { days: { kind: "last-weekday", weekday: 6 } }],
    ["nL by name", "cron(0 5 ? * friL *)", { days: { kind: "last-weekday", weekday: 6 } }],
    ["n#k: the second Tuesday", "cron(0 5 ? * 3#2 *)", { days: { kind: "nth-weekday", weekday: 3, nth: 2 } }],
    ["n#k by name", "cron(0 5 ? * TUE#5 *)", { days: { kind: "nth-weekday", weekday: 3, nth: 5 } }],
    ["years", "cron(0 5 * * ? 2027,2030-2031)", { years: [2027, 2030, 2031] }],
    ["years by a step", "cron(0 5 * * ? 2190/4)", { years: [2190, 2194, 2198] }],
    ["all years, written out", "cron(0 5 * * ? 1970-2199)", { years: "every" }],
  ];
  test.each(table)("%s", (_, expression, difference) => {
    expect(parseCron(expression)).toEqual({ ...daily, expression, ...difference });
  });
});

const SHAPE = "cron(minute hour day-of-month month day-of-week year)";
const MINUTE = "0-59, with , - * /";
const HOUR = "0-23, with , - * /";
const DATE = "1-31, with , - * /, or one of ? L LW nW";
const MONTH = "1-12 or JAN-DEC, with , - * /";
const WEEKDAY = "1-7 or SUN-SAT (1 is SUN), with , - * /, or one of ? L nL n#k (k 1-5)";
const YEAR = "1970-2199, with , - * /";
const ONE_DAY = "? in exactly one of day-of-month and day-of-week";

describe("parseCron refuses", () => {
  const table: [string, string, string, string, string][] = [
    ["nothing", "", "expression", '"" is not a cron expression', SHAPE],
    ["a bare list of fields", "0 5 * * ? *", "expression", '"0 5 * * ? *" is not a cron expression', SHAPE],
    ["capital letters", "CRON(0 5 * * ? *)", "expression", '"CRON(0 5 * * ? *)" is not a cron expression', SHAPE],
    ["blanks around", " cron(0 5 * * ? *)", "expression", '" cron(0 5 * * ? *)" is not a cron expression', SHAPE],
    ["no end", "cron(0 5 * * ? *", "expression", '"cron(0 5 * * ? *" is not a cron expression', SHAPE],
    ["rate", "rate(1 day)", "expression", '"rate(1 day)" is refused: AWS Backup takes cron only', SHAPE],
    [
      "at",
      "at(2027-01-01T00:00:00)",
      "expression",
      '"at(2027-01-01T00:00:00)" is refused: AWS Backup takes cron only',
      SHAPE,
    ],
    ["five fields", "cron(0 5 * * ?)", "expression", '"cron(0 5 * * ?)" has 5 fields, not 6', SHAPE],
    ["seven fields", "cron(0 0 5 * * ? *)", "expression", '"cron(0 0 5 * * ? *)" has 7 fields, not 6', SHAPE],
    ["no fields", "cron()", "expression", '"cron()" has 0 fields, not 6', SHAPE],
    ["a line break between fields", "cron(0\n5 * * ? * *)", "minute", '"0 5" is not allowed', MINUTE],
    ["minute 60", "cron(60 5 * * ? *)", "minute", '"60" is not allowed', MINUTE],
    ["a negative minute", "cron(-1 5 * * ? *)", "minute", '"-1" is not allowed', MINUTE],
    ["a fraction", "cron(1.5 5 * * ? *)", "minute", '"1.5" is not allowed', MINUTE],
    ["an exponent", "cron(1e1 5 * * ? *)", "minute", '"1e1" is not allowed', MINUTE],
    ["three digits", "cron(005 5 * * ? *)", "minute", '"005" is not allowed', MINUTE],
    ["digits of another script", "cron(٣ 5 * * ? *)", "minute", '"٣" is not allowed', MINUTE],
    ["? as a minute", "cron(? 5 * * ? *)", "minute", '"?" is not allowed', MINUTE],
    ["L as a minute", "cron(L 5 * * ? *)", "minute", '"L" is not allowed', MINUTE],
    ["an empty item", "cron(1,,2 5 * * ? *)", "minute", '"1,,2" is not allowed', MINUTE],
    ["* in a list", "cron(*,5 5 * * ? *)", "minute", '"*,5" is not allowed', MINUTE],
    ["an open range", "cron(5- 5 * * ? *)", "minute", '"5-" is not allowed', MINUTE],
    ["a double range", "cron(1-5-9 5 * * ? *)", "minute", '"1-5-9" is not allowed', MINUTE],
    ["a double step", "cron(0/5/5 5 * * ? *)", "minute", '"0/5/5" is not allowed', MINUTE],
    ["a step of 0", "cron(0/0 5 * * ? *)", "minute", '"0/0" needs a step of 1-59', MINUTE],
    ["a step past the field", "cron(0/60 5 * * ? *)", "minute", '"0/60" needs a step of 1-59', MINUTE],
    ["no step", "cron(0/ 5 * * ? *)", "minute", '"0/" needs a step of 1-59', MINUTE],
    ["a step by name", "cron(0 5 ? * 1/TUE *)", "day-of-week", '"1/TUE" needs a step of 1-7', WEEKDAY],
    ["a step from nowhere", "cron(/5 5 * * ? *)", "minute", '"/5" is not allowed', MINUTE],
    ["hour 24", "cron(0 24 * * ? *)", "hour", '"24" is not allowed', HOUR],
    ["date 0", "cron(0 5 0 * ? *)", "day-of-month", '"0" is not allowed', DATE],
    ["date 32", "cron(0 5 32 * ? *)", "day-of-month", '"32" is not allowed', DATE],
    ["32W", "cron(0 5 32W * ? *)", "day-of-month", '"32W" is not allowed', DATE],
    ["W alone", "cron(0 5 W * ? *)", "day-of-month", '"W" is not allowed', DATE],
    ["W in a list", "cron(0 5 1W,15W * ? *)", "day-of-month", '"1W,15W" is not allowed', DATE],
    ["L in a list", "cron(0 5 1,L * ? *)", "day-of-month", '"1,L" is not allowed', DATE],
    ["L-3, which only Quartz knows", "cron(0 5 L-3 * ? *)", "day-of-month", '"L-3" is not allowed', DATE],
    ["month 13", "cron(0 5 * 13 ? *)", "month", '"13" is not allowed', MONTH],
    ["a long month name", "cron(0 5 * JANUARY ? *)", "month", '"JANUARY" is not allowed', MONTH],
    ["weekday 0", "cron(0 5 ? * 0 *)", "day-of-week", '"0" is not allowed', WEEKDAY],
    ["weekday 8", "cron(0 5 ? * 8 *)", "day-of-week", '"8" is not allowed', WEEKDAY],
    ["8L", "cron(0 5 ? * 8L *)", "day-of-week", '"8L" is not allowed', WEEKDAY],
    ["a sixth Friday", "cron(0 5 ? * 6#6 *)", "day-of-week", '"6#6" is not allowed', WEEKDAY],
    ["two of n#k", "cron(0 5 ? * 3#1,6#3 *)", "day-of-week", '"3#1,6#3" is not allowed', WEEKDAY],
    ["W as weekday", "cron(0 5 ? * 2W *)", "day-of-week", '"2W" is not allowed', WEEKDAY],
    ["both day fields", "cron(0 5 1 * MON *)", "day-of-week", '"MON" stands beside a day-of-month', ONE_DAY],
    ["* in both day fields", "cron(0 5 * * * *)", "day-of-week", '"*" stands beside a day-of-month', ONE_DAY],
    [
      "? in both day fields",
      "cron(0 5 ? * ? *)",
      "day-of-week",
      '"?" leaves no day: only one of the day fields may be ?',
      WEEKDAY,
    ],
    ["a year too early", "cron(0 5 * * ? 1969)", "year", '"1969" is not allowed', YEAR],
    ["a year too late", "cron(0 5 * * ? 2200)", "year", '"2200" is not allowed', YEAR],
    ["a step of years past the field", "cron(0 5 * * ? 1970/230)", "year", '"1970/230" needs a step of 1-229', YEAR],
    ["years backwards", "cron(0 5 * * ? 2030-2027)", "year", '"2030-2027" has a range that runs backwards', YEAR],
  ];
  test.each(table)("%s", (_, expression, field, problem, allowed) => {
    const error = errorOf(expression);
    expect({ ...error, message: error.message }).toEqual({
      name: "ScheduleError",
      expression,
      field,
      allowed,
      message: `${field} ${problem}; use ${allowed}`,
    });
  });
});

describe("parseCron is safe with", () => {
  const LONG = 100_000;
  const table: [string, string][] = [
    ["a long word", "x".repeat(LONG)],
    ["line breaks", `cron(${"\n\r\u2028".repeat(LONG / 3)})`],
    ["blanks", `cron(${" ".repeat(LONG)})`],
    ["fields", `cron(${"0 ".repeat(LONG / 2)})`],
    ["a long number", `cron(${"1".repeat(LONG)} 5 * * ? *)`],
    ["a list", `cron(0 ${"1,".repeat(LONG / 2)} * * ? *)`],
    ["a chain of ranges", `cron(0 5 ${"1-".repeat(LONG / 2)} * ? *)`],
    ["a chain of steps", `cron(0 5 * ${"1/".repeat(LONG / 2)} ? *)`],
    ["half surrogates", `cron(0 5 ? * ${"\ud83d".repeat(LONG)} *)`],
    ["hashes", `cron(0 5 ? * ${"#".repeat(LONG)} *)`],
    ["an escape sequence", `cron(0 5 * * ? \u001b[31m${"9".repeat(LONG)})`],
  ];
  test.each(table)("100,000 characters of %s: one short line", (_, expression) => {
    const { message } = errorOf(expression);
    expect(message.length).toBeLessThanOrEqual(200);
    expect(message).toMatch(/^[^\p{C}\u2028\u2029]+$/u);
  });

  test("a long list that is right", () => {
    expect(parseCron(`cron(${"7,".repeat(50_000)}8 5 * * ? *)`).minutes).toEqual([7, 8]);
  });

  test("any text: it reads it, or throws a ScheduleError of one short line", () => {
    const scrap = fc.constantFrom("cron(", ")", " ", "*", "?", "L", "W", "#", "/", "-", ",", "1", "31", "MON", "rate(");
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(scrap, { maxLength: 30 }).map((all) => all.join("")),
    );
    const fields = fc.array(
      fc.array(scrap, { minLength: 1, maxLength: 4 }).map((all) => all.join("")),
      {
        minLength: 6,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          fields.map((all) => `cron(${all.join(" ")})`),
        ),
        (expression) => {
          try {
            parseCron(expression);
          } catch (error) {
            expect(error).toBeInstanceOf(ScheduleError);
            expect((error as ScheduleError).message.length).toBeLessThanOrEqual(200);
            expect((error as ScheduleError).message).toMatch(/^[^\p{C}\u2028\u2029]+$/u);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("every right expression: lists ascend and stay within their fields", () => {
    fc.assert(
      fc.property(crons, (expression) => {
        const { minutes, hours, months } = parseCron(expression);
        for (const [values, min, max] of [
          [minutes, 0, 59],
          [hours, 0, 23],
          [months, 1, 12],
        ] as const) {
          expect(values.length).toBeGreaterThan(0);
          expect([...new Set(values)].sort((a, b) => a - b)).toEqual(values);
          expect(values.every((value) => Number.isInteger(value) && value >= min && value <= max)).toBe(true);
        }
      }),
    );
  });
});

function errorOf(expression: string): ScheduleError {
  try {
    parseCron(expression);
  } catch (error) {
    if (error instanceof ScheduleError) return error;
    throw error;
  }
  throw new Error(`was read: ${expression.slice(0, 60)}`);
}
