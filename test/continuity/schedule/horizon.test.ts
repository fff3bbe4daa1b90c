import { describe, expect, test } from "@jest/globals";
import { horizonEnd, parseSchedule } from "../../../continuity/schedule";
import { at, iso } from "./instant";

describe("horizonEnd", () => {
  const table: [string, string, string, string][] = [
    ["every day: five years", "cron(0 5 ? * * *)", "2026-11-22T18:00:00Z", "2031-11-22T18:00:00Z"],
    ["every date: five years", "cron(0 5 * * ? *)", "2026-11-22T18:00:00Z", "2031-11-22T18:00:00Z"],
    ["workdays: five years", "cron(0 5 ? * MON-FRI *)", "2026-11-22T18:00:00Z", "2031-11-22T18:00:00Z"],
    ["from a leap day", "cron(0 5 ? * * *)", "2028-02-29T00:00:00Z", "2033-03-01T00:00:00Z"],
    ["a date: the whole calendar", "cron(0 5 31 * ? *)", "2026-11-22T18:00:00Z", "2054-11-22T18:00:00Z"],
    ["a month: the whole calendar", "cron(0 5 * 2 ? *)", "2026-11-22T18:00:00Z", "2054-11-22T18:00:00Z"],
    ["a fifth Friday", "cron(0 5 ? * 6#5 *)", "2026-11-22T18:00:00Z", "2054-11-22T18:00:00Z"],
    ["across 2100: forty years", "cron(0 5 29 2 ? *)", "2080-01-01T00:00:00Z", "2120-01-01T00:00:00Z"],
    ["to just before 2100", "cron(0 5 29 2 ? *)", "2072-01-01T00:00:00Z", "2100-01-01T00:00:00Z"],
    ["across 2100, every day: five years", "cron(0 5 ? * * *)", "2098-01-01T00:00:00Z", "2103-01-01T00:00:00Z"],
    ["years yet to come", "cron(0 5 ? * * 2040-2199)", "2026-11-22T18:00:00Z", "2045-01-01T00:00:00Z"],
    ["years that have begun", "cron(0 5 ? * * 2020-2199)", "2026-11-22T18:00:00Z", "2031-11-22T18:00:00Z"],
    ["years that end", "cron(0 5 ? * * 2020-2030)", "2026-11-22T18:00:00Z", "2031-11-22T18:00:00Z"],
    [
      "years with holes: to the end of AWS cron",
      "cron(0 5 ? * * 2021/2)",
      "2026-11-22T18:00:00Z",
      "2200-01-01T00:00:00Z",
    ],
  ];
  test.each(table)("%s", (_, expression, from, expected) => {
    expect(iso(horizonEnd(parseSchedule({ expression }), at(from)))).toBe(expected);
  });
});
