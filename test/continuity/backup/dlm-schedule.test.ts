import { describe, expect, test } from "@jest/globals";
import { retentionOf, scheduleOf } from "../../../continuity/backup/dlm-schedule";
import { ABSENT, known, type Setting, unknown } from "../../../continuity/declaration/setting";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { parseSchedule } from "../../../continuity/schedule";
import { indexOf } from "../estate-builder";

const INDEX = indexOf();
const OF = "schedule daily of nightly";
const DAY = 86_400;

function read(createRule: Setting<Bag>) {
  const { schedule, scheduleError } = scheduleOf(createRule, OF, INDEX);
  const written = schedule.kind === "known" ? `${schedule.value.expression} ${schedule.value.timezone}` : schedule;
  return scheduleError === undefined ? written : { ...unknown("its schedule cannot be read"), scheduleError };
}

describe("when a schedule starts", () => {
  const rows: readonly [text: string, rule: Bag, result: unknown][] = [
    ["every day", { interval: 24, intervalUnit: "HOURS", times: "23:45" }, "cron(45 23 ? * * *) UTC"],
    ["every 12 hours, as long as the day goes round", { interval: 12, times: "09:05" }, "cron(5 9,21 ? * * *) UTC"],
    ["every 8 hours, from the evening on", { interval: 8, times: "20:00" }, "cron(0 4,12,20 ? * * *) UTC"],
    ["every 6 hours", { interval: 6, times: "00:30" }, "cron(30 0,6,12,18 ? * * *) UTC"],
    ["every hour", { interval: 1, times: "09:59" }, "cron(59 * ? * * *) UTC"],
    ["a number as text", { interval: "24", times: "05:00" }, "cron(0 5 ? * * *) UTC"],
    ["a cron expression", { cronExpression: "cron(0 5 ? * MON-FRI *)" }, "cron(0 5 ? * MON-FRI *) UTC"],
    [
      "snapshots in the Region, as is usual",
      { location: "CLOUD", interval: 24, times: "05:00" },
      "cron(0 5 ? * * *) UTC",
    ],
    [
      "a cron expression that cannot be read",
      { cronExpression: "cron(61 5 ? * * *)" },
      unread("minute is not allowed; use 0-59, with , - * /"),
    ],
    [
      "a cron expression that fires every half hour",
      { cronExpression: "cron(0/30 * ? * * *)" },
      unread("it runs more often than once an hour"),
    ],
    ["a rate", { cronExpression: "rate(1 day)" }, unread("its cronExpression is not a cron expression")],
    [
      "both ways at once",
      { cronExpression: "cron(0 5 ? * * *)", interval: 24 },
      unread("it states both a cron expression and an interval"),
    ],
    ["neither way", {}, unread("it states neither an interval nor a cron expression")],
    ["5 hours", { interval: 5, times: "05:00" }, unread(BAD_INTERVAL())],
    ["days", { interval: 1, intervalUnit: "DAYS", times: "05:00" }, unread(BAD_INTERVAL())],
    ["no time of day", { interval: 24, times: "24:00" }, unread("its start time is not hh:mm")],
    ["words", { interval: 24, times: "noon" }, unread("its start time is not hh:mm")],
    [
      "a start time left to AWS",
      { interval: 24 },
      unknown("schedule daily of nightly leaves its start time to AWS; set times"),
    ],
    ["an unknown interval", { interval: UNKNOWN, times: "05:00" }, unknown("interval is not known at preview")],
    ["an unknown unit", { interval: 24, intervalUnit: UNKNOWN }, unknown("intervalUnit is not known at preview")],
    ["an unknown start time", { interval: 24, times: UNKNOWN }, unknown("times is not known at preview")],
    ["several start times", { interval: 24, times: ["05:00"] }, unknown("times is not a text")],
    ["an unknown cron expression", { cronExpression: UNKNOWN }, unknown("cronExpression is not known at preview")],
    ["an unknown location", { location: UNKNOWN, interval: 24 }, unknown("location is not known at preview")],
    [
      "snapshots on an Outpost",
      { location: "OUTPOST_LOCAL", interval: 24, times: "05:00" },
      unknown("schedule daily of nightly does not leave its snapshots in the Region"),
    ],
  ];
  test.each(rows)("%s", (_text, rule, result) => expect(read(known(rule))).toEqual(result));

  test("no rule at all", () => {
    expect(read(ABSENT)).toEqual(unknown("schedule daily of nightly has no createRule"));
    expect(read(unknown("createRule is not known at preview"))).toEqual(unknown("createRule is not known at preview"));
  });

  function unread(scheduleError: string) {
    return { ...unknown("its schedule cannot be read"), scheduleError };
  }

  function BAD_INTERVAL() {
    return "its interval is not 1, 2, 3, 4, 6, 8, 12 or 24 HOURS";
  }
});

describe("how long snapshots are kept", () => {
  const on = (expression: string) =>
    known({ expression, timezone: "UTC", parsed: parseSchedule({ expression, timezone: "UTC" }) });
  const daily = on("cron(0 5 ? * * *)");
  const workdays = on("cron(0 5 ? * MON-FRI *)");
  const neither = unknown(
    "the retainRule of schedule daily of nightly is neither a count nor an interval with its unit",
  );

  const rows: readonly [text: string, rule: Bag, schedule: typeof daily, result: Setting<number | null>][] = [
    ["by age", { interval: 14, intervalUnit: "DAYS" }, daily, known(14 * DAY)],
    ["weeks", { interval: 2, intervalUnit: "WEEKS" }, daily, known(14 * DAY)],
    ["months, at their shortest", { interval: 2, intervalUnit: "MONTHS" }, daily, known(56 * DAY)],
    ["years, at their shortest", { interval: 1, intervalUnit: "YEARS" }, daily, known(365 * DAY)],
    ["by count", { count: 7 }, daily, known(7 * DAY)],
    ["by count, where the runs lie closest", { count: 2 }, workdays, known(2 * DAY)],
    ["by count, over a weekend at least", { count: 5 }, workdays, known(7 * DAY)],
    ["every 6 hours", { count: 5 }, on("cron(0 0,6,12,18 ? * * *)"), known(30 * 3600)],
    ["the shortest February", { count: 1 }, on("cron(0 0 1 * ? *)"), known(28 * DAY)],
    ["straight to the archive", { count: 0 }, daily, known(0)],
    ["more than the calendar holds", { count: 100 }, on("cron(0 0 1 1 ? *)"), known(28 * 365 * DAY + 7 * DAY)],
    ["a unit of its own", { interval: 2, intervalUnit: "HOURS" }, daily, neither],
    ["no unit", { interval: 2 }, daily, neither],
    ["a unit that is no property", { interval: 2, intervalUnit: "constructor" }, daily, neither],
    ["both ways at once", { count: 2, interval: 2, intervalUnit: "DAYS" }, daily, neither],
    ["neither way", {}, daily, neither],
    [
      "half a snapshot",
      { count: 1.5 },
      daily,
      unknown("count of the retainRule of schedule daily of nightly is not a whole number"),
    ],
    ["an unknown count", { count: UNKNOWN }, daily, unknown("count is not known at preview")],
    [
      "an unknown interval",
      { interval: UNKNOWN, intervalUnit: "DAYS" },
      daily,
      unknown("interval is not known at preview"),
    ],
    ["an unknown unit", { interval: 2, intervalUnit: UNKNOWN }, daily, unknown("intervalUnit is not known at preview")],
  ];
  test.each(rows)("%s", (_text, rule, schedule, result) => {
    expect(retentionOf(known(rule), schedule, OF)).toEqual(result);
  });

  test("by a count of runs that are not known", () => {
    const because = unknown("times is not known at preview");
    expect(retentionOf(known({ count: 7 }), because, OF)).toEqual(because);
    expect(retentionOf(known({ interval: 1, intervalUnit: "DAYS" }), because, OF)).toEqual(known(DAY));
  });

  test("no rule at all", () => {
    expect(retentionOf(ABSENT, daily, OF)).toEqual(
      unknown("how long schedule daily of nightly keeps its snapshots is not stated"),
    );
    expect(retentionOf(unknown("retainRule is not known"), daily, OF)).toEqual(unknown("retainRule is not known"));
  });
});
