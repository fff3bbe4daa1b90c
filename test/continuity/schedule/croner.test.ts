import { describe, expect, test } from "@jest/globals";
import { Cron as Croner } from "croner";
import fc from "fast-check";
import { nextRuns, parseSchedule } from "../../../continuity/schedule";
import { at, iso } from "./instant";

/**
 * Croner reads the cron of Unix: five fields, weekdays 0-6, no `?`, no step from a single value, no range across the end
 * of a field, and both day fields joined by "or". In time zones it moves a skipped time on instead of leaving it out. So:
 * UTC only, one day field only, weekdays one less, steps from a range, and ranges that ascend.
 */
function byCroner(pattern: string, from: number, count: number): string[] {
  // Croner lists what comes strictly after an instant.
  const runs = new Croner(pattern, { timezone: "UTC" }).nextRuns(count, new Date((from - 1) * 1000));
  return runs.map((run) => iso(run.getTime() / 1000));
}

/** A step from a single value, as croner writes it. */
function toUnix(field: string, max: number): string {
  return field.replace(/^(\d+)\//, `$1-${max}/`);
}

function byUs(expression: string, from: number, count: number): string[] {
  return nextRuns(parseSchedule({ expression }), from, count).map(iso);
}

const FROM = at("2026-11-22T18:00:00Z");
const COUNT = 40;

describe("the same runs as croner for", () => {
  const table: [string, string, string][] = [
    ["a daily time", "0 5 * * ? *", "0 5 * * *"],
    ["workdays", "0 5 ? * MON-FRI *", "0 5 * * MON-FRI"],
    ["weekdays by number, counted from 1 and from 0", "0 5 ? * 2,4,7 *", "0 5 * * 1,3,6"],
    ["steps", "0/20 */6 * * ? *", "0-59/20 */6 * * *"],
    ["the last day of the month", "0 0 L * ? *", "0 0 L * *"],
    ["the last Friday", "0 0 ? * 6L *", "0 0 * * 5#L"],
    ["the second Tuesday", "0 0 ? * 3#2 *", "0 0 * * 2#2"],
    ["a fifth Sunday", "0 0 ? * 1#5 *", "0 0 * * 0#5"],
    ["the workday nearest the 15th", "0 0 15W * ? *", "0 0 15W * *"],
    ["29 February", "0 0 29 2 ? *", "0 0 29 2 *"],
  ];
  test.each(table)("%s", (_, aws, unix) => {
    expect(byUs(`cron(${aws})`, FROM, COUNT)).toEqual(byCroner(unix, FROM, COUNT));
  });

  test("any list, range or step, with either day field", () => {
    const field = (min: number, max: number) => {
      const value = fc.integer({ min, max });
      return fc.oneof(
        { weight: 2, arbitrary: fc.constant("*") },
        { weight: 2, arbitrary: fc.array(value, { minLength: 1, maxLength: 4 }).map((values) => values.join(",")) },
        fc.tuple(value, value).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
        fc.tuple(value, fc.integer({ min: 1, max: max - min })).map(([first, step]) => `${first}/${step}`),
        fc.integer({ min: 1, max: max - min }).map((step) => `*/${step}`),
      );
    };
    const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    const days = fc.oneof(
      field(1, 28).map((date) => ({ aws: [date, "?"], unix: [toUnix(date, 31), "*"] })),
      weekdays.map((days) => ({ aws: ["?", days.join(",")], unix: ["*", days.map((day) => day - 1).join(",")] })),
    );
    const from = fc.integer({ min: at("2020-01-01T00:00:00Z"), max: at("2040-01-01T00:00:00Z") });
    fc.assert(
      fc.property(field(0, 59), field(0, 23), days, field(1, 12), from, (minute, hour, { aws, unix }, month, start) => {
        const expression = `cron(${minute} ${hour} ${aws[0]} ${month} ${aws[1]} *)`;
        const pattern = [toUnix(minute, 59), toUnix(hour, 23), unix[0], toUnix(month, 12), unix[1]].join(" ");
        expect(byUs(expression, start, 20)).toEqual(byCroner(pattern, start, 20));
      }),
      { numRuns: 200 },
    );
  });
});

test("unlike croner: a time that the clocks skip does not run at all", () => {
  const from = at("2027-03-14T00:00:00Z");
  const timezone = "America/New_York";
  const ours = nextRuns(parseSchedule({ expression: "cron(30 2 ? * * *)", timezone }), from, 1).map(iso);
  const theirs = new Croner("30 2 * * *", { timezone }).nextRun(new Date(from * 1000));
  expect([ours, theirs?.toISOString()]).toEqual([["2027-03-15T06:30:00Z"], "2027-03-14T07:00:00.000Z"]);
});
