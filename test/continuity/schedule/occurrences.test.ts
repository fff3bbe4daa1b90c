import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { lastRun, nextRuns, occurrences, parseSchedule } from "../../../continuity/schedule";
import { segmentsOf } from "../../../continuity/schedule/zone";
import { crons, instants, ZONES, zones } from "./arbitrary";
import { at, iso } from "./instant";
import { runsByTheClock } from "./oracle";

describe("occurrences", () => {
  const table: [string, string, string, string, string, string[]][] = [
    [
      "every day",
      "cron(0 5 ? * * *)",
      "UTC",
      "2026-11-22T05:00:00Z",
      "2026-11-24T05:00:00Z",
      ["2026-11-22T05:00:00Z", "2026-11-23T05:00:00Z"],
    ],
    [
      "from within a minute",
      "cron(0 5 ? * * *)",
      "UTC",
      "2026-11-22T05:00:01Z",
      "2026-11-23T05:00:01Z",
      ["2026-11-23T05:00:00Z"],
    ],
    ["an empty stretch", "cron(0 5 ? * * *)", "UTC", "2026-11-22T05:00:00Z", "2026-11-22T05:00:00Z", []],
    [
      "spring: 02:30 does not exist",
      "cron(30 2 ? * * *)",
      "America/New_York",
      "2027-03-13T00:00:00Z",
      "2027-03-16T00:00:00Z",
      ["2027-03-13T07:30:00Z", "2027-03-15T06:30:00Z"],
    ],
    [
      "autumn: 01:30 runs once, the first time",
      "cron(30 1 ? * * *)",
      "America/New_York",
      "2027-11-06T00:00:00Z",
      "2027-11-09T00:00:00Z",
      ["2027-11-06T05:30:00Z", "2027-11-07T05:30:00Z", "2027-11-08T06:30:00Z"],
    ],
    [
      "autumn, hourly: the repeated hour has no run",
      "cron(0 * ? * * *)",
      "America/New_York",
      "2027-11-07T04:00:00Z",
      "2027-11-07T09:00:00Z",
      ["2027-11-07T04:00:00Z", "2027-11-07T05:00:00Z", "2027-11-07T07:00:00Z", "2027-11-07T08:00:00Z"],
    ],
    [
      "a clock that goes forward by half an hour",
      "cron(0/15 2 ? * * *)",
      "Australia/Lord_Howe",
      "2027-10-02T15:00:00Z",
      "2027-10-02T16:00:00Z",
      ["2027-10-02T15:30:00Z", "2027-10-02T15:45:00Z"],
    ],
    [
      "a clock 5:45 ahead",
      "cron(0 0 1 1 ? *)",
      "Asia/Kathmandu",
      "2026-12-01T00:00:00Z",
      "2027-02-01T00:00:00Z",
      ["2026-12-31T18:15:00Z"],
    ],
    [
      "clocks that change with the year: the new one began at 00:15",
      "cron(0 0 1-2 1 ? *)",
      "Asia/Kathmandu",
      "1985-12-01T00:00:00Z",
      "1986-02-01T00:00:00Z",
      ["1986-01-01T18:15:00Z"],
    ],
    [
      "a day that never was",
      "cron(0 12 ? * * *)",
      "Pacific/Apia",
      "2011-12-29T00:00:00Z",
      "2012-01-01T00:00:00Z",
      ["2011-12-29T22:00:00Z", "2011-12-30T22:00:00Z", "2011-12-31T22:00:00Z"],
    ],
    [
      "a local year that begins before the UTC one",
      "cron(0 0 ? * * 2027)",
      "Pacific/Kiritimati",
      "2026-12-30T00:00:00Z",
      "2027-01-02T00:00:00Z",
      ["2026-12-31T10:00:00Z", "2027-01-01T10:00:00Z"],
    ],
    [
      "before 1970",
      "cron(0 5 ? * * *)",
      "UTC",
      "1950-01-01T00:00:00Z",
      "1970-01-02T00:00:00Z",
      ["1970-01-01T05:00:00Z"],
    ],
    [
      "after 2199",
      "cron(0 5 ? * * *)",
      "UTC",
      "2199-12-31T00:00:00Z",
      "2210-01-01T00:00:00Z",
      ["2199-12-31T05:00:00Z"],
    ],
  ];
  test.each(table)("%s", (_, expression, timezone, from, to, expected) => {
    const runs = [...occurrences(parseSchedule({ expression, timezone }), at(from), at(to))];
    expect(runs.map(iso)).toEqual(expected);
  });

  test("are those that the zone's clock shows, on days when it changes", () => {
    fc.assert(
      fc.property(
        crons,
        zones,
        fc.nat(),
        fc.integer({ min: -90_000, max: 90_000 }),
        (expression, timezone, nth, off) => {
          const schedule = parseSchedule({ expression, timezone });
          const moments = segmentsOf(timezone, 1995, 2035).map(({ start }) => start);
          const moment = moments[nth % moments.length] ?? 0;
          const from = (Number.isFinite(moment) ? moment : at("2027-02-27T12:00:00Z")) + off;
          const to = from + 2 * 86_400;
          expect([...occurrences(schedule, from, to)].map(iso)).toEqual(runsByTheClock(schedule, from, to).map(iso));
        },
      ),
      { numRuns: 200 },
    );
  });

  test("are those that the zone's clock shows, over a month", () => {
    fc.assert(
      fc.property(crons, zones, instants, (expression, timezone, from) => {
        const schedule = parseSchedule({ expression, timezone });
        const to = from + 31 * 86_400;
        expect([...occurrences(schedule, from, to)].map(iso)).toEqual(runsByTheClock(schedule, from, to).map(iso));
      }),
      { numRuns: 30 },
    );
  });

  test("ascend, without repeats, within the bounds; and a stretch cut in two gives the same", () => {
    fc.assert(
      fc.property(
        crons,
        zones,
        instants,
        fc.nat(400 * 86_400),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (...drawn) => {
          const [expression, timezone, from, length, part] = drawn;
          const schedule = parseSchedule({ expression, timezone });
          const [middle, to] = [from + Math.floor(length * part), from + length];
          const runs = [...occurrences(schedule, from, to)];
          expect(runs.every((run, i) => run >= from && run < to && run > (runs[i - 1] ?? -Infinity))).toBe(true);
          expect([...occurrences(schedule, from, middle), ...occurrences(schedule, middle, to)]).toEqual(runs);
        },
      ),
    );
  });
});

describe("nextRuns", () => {
  const from = at("2026-11-22T18:00:00Z");
  const table: [string, string, number, string[]][] = [
    ["two of a daily", "cron(0 5 ? * * *)", 2, ["2026-11-23T05:00:00Z", "2026-11-24T05:00:00Z"]],
    ["none asked for", "cron(0 5 ? * * *)", 0, []],
    ["a run at this very instant counts", "cron(0 18 ? * * *)", 1, ["2026-11-22T18:00:00Z"]],
    ["far away", "cron(0 0 29 2 ? *)", 2, ["2028-02-29T00:00:00Z", "2032-02-29T00:00:00Z"]],
    ["fewer than asked for", "cron(0 0 31 12 ? 2026-2027)", 5, ["2026-12-31T00:00:00Z", "2027-12-31T00:00:00Z"]],
    ["over for good", "cron(0 0 31 12 ? 2020)", 5, []],
    ["30 February", "cron(0 0 30 2 ? *)", 5, []],
  ];
  test.each(table)("%s", (_, expression, count, expected) => {
    expect(nextRuns(parseSchedule({ expression }), from, count).map(iso)).toEqual(expected);
  });
});

describe("lastRun", () => {
  const table: [string, string, string, string | undefined][] = [
    ["the last year's last day", "cron(0 5 ? * * 2020-2027)", "UTC", "2027-12-31T05:00:00Z"],
    ["the last of several times a day", "cron(0 2,9,17 ? * * 2027)", "UTC", "2027-12-31T17:00:00Z"],
    ["in a zone", "cron(0 5 ? * * 2027)", "America/New_York", "2027-12-31T10:00:00Z"],
    ["no 29 February in the last year", "cron(0 5 29 2 ? 2020-2027)", "UTC", "2024-02-29T05:00:00Z"],
    ["the end of AWS cron", "cron(0 5 ? * * *)", "UTC", "2199-12-31T05:00:00Z"],
    ["30 February", "cron(0 0 30 2 ? *)", "UTC", undefined],
    [
      // Since 2007, 02:30 is skipped on just this day.
      "the second Sunday in March at 02:30",
      "cron(30 2 ? 3 1#2 *)",
      "America/New_York",
      "2006-03-12T07:30:00Z",
    ],
  ];
  test.each(table)("%s", (_, expression, timezone, expected) => {
    const last = lastRun(parseSchedule({ expression, timezone }));
    expect(last === undefined ? undefined : iso(last)).toBe(expected);
  });
});

test("the zones of the properties are all known", () => {
  expect(ZONES.map((timezone) => parseSchedule({ expression: "cron(0 5 ? * * *)", timezone }).timezone)).toEqual(ZONES);
});
