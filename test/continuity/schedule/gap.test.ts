import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { formatDuration } from "../../../continuity/declaration/duration";
import {
  type Gap,
  horizonEnd,
  largestGap,
  occurrences,
  parseSchedule,
  type Schedule,
} from "../../../continuity/schedule";
import { crons, instants, zones } from "./arbitrary";
import { at, iso } from "./instant";

const FROM = at("2026-11-22T18:00:00Z");

function told(gap: Gap): string {
  switch (gap.kind) {
    case "gap":
      return `${formatDuration(gap.seconds)} ${iso(gap.start)} ${iso(gap.end)}`;
    case "ends":
      return `ends ${iso(gap.lastRun)}`;
    case "never":
      return "never";
  }
}

describe("largestGap of", () => {
  const NEW_YORK = "America/New_York";
  const table: [string, string, string, string][] = [
    ["every day", "cron(0 5 ? * * *)", "UTC", "24h 2026-11-23T05:00:00Z 2026-11-24T05:00:00Z"],
    ["workdays", "cron(0 5 ? * MON-FRI *)", "UTC", "72h 2026-11-27T05:00:00Z 2026-11-30T05:00:00Z"],
    [
      "a time that is skipped in spring",
      "cron(30 2 ? * * *)",
      NEW_YORK,
      "47h 2027-03-13T07:30:00Z 2027-03-15T06:30:00Z",
    ],
    [
      "an hour that is repeated in autumn",
      "cron(0 * ? * * *)",
      NEW_YORK,
      "2h 2027-11-07T05:00:00Z 2027-11-07T07:00:00Z",
    ],
    [
      "a step that does not cross midnight",
      "cron(0 13/12 ? * * *)",
      "UTC",
      "24h 2026-11-23T13:00:00Z 2026-11-24T13:00:00Z",
    ],
    ["the last day of the month", "cron(0 0 L * ? *)", "UTC", "31d 2026-11-30T00:00:00Z 2026-12-31T00:00:00Z"],
    [
      "an ordinary time in a zone: the autumn day",
      "cron(0 5 ? * * *)",
      NEW_YORK,
      "25h 2027-11-06T09:00:00Z 2027-11-07T10:00:00Z",
    ],
    [
      "a time that is repeated in autumn",
      "cron(30 1 ? * * *)",
      NEW_YORK,
      "25h 2027-11-07T05:30:00Z 2027-11-08T06:30:00Z",
    ],
    ["unequal times of day", "cron(0 2,9,17 ? * * *)", "UTC", "9h 2026-11-23T17:00:00Z 2026-11-24T02:00:00Z"],
    ["a gap within the day", "cron(0 0-9,22-23 ? * * *)", "UTC", "13h 2026-11-23T09:00:00Z 2026-11-23T22:00:00Z"],
    ["every minute", "cron(* * ? * * *)", "UTC", "1m 2026-11-22T18:00:00Z 2026-11-22T18:01:00Z"],
    [
      "every minute, where an hour is repeated",
      "cron(* * ? * * *)",
      NEW_YORK,
      "1h1m 2027-11-07T05:59:00Z 2027-11-07T07:00:00Z",
    ],
    [
      "half an hour repeated",
      "cron(0/10 * ? * * *)",
      "Australia/Lord_Howe",
      "40m 2027-04-03T14:50:00Z 2027-04-03T15:30:00Z",
    ],
    ["two hours repeated", "cron(0 * ? * * *)", "Antarctica/Troll", "3h 2027-10-31T00:00:00Z 2027-10-31T03:00:00Z"],
    [
      "clocks that change for Ramadan",
      "cron(30 2 ? * * *)",
      "Africa/Casablanca",
      "47h 2027-03-13T02:30:00Z 2027-03-15T01:30:00Z",
    ],
    [
      "a clock that never changes",
      "cron(0 5 ? * * *)",
      "Asia/Kathmandu",
      "24h 2026-11-22T23:15:00Z 2026-11-23T23:15:00Z",
    ],
    ["the 31st", "cron(0 0 31 * ? *)", "UTC", "61d 2027-03-31T00:00:00Z 2027-05-31T00:00:00Z"],
    ["a leap day", "cron(0 0 29 2 ? *)", "UTC", "1461d 2028-02-29T00:00:00Z 2032-02-29T00:00:00Z"],
    ["a fifth Friday in February", "cron(0 0 ? 2 6#5 *)", "UTC", "10227d 2036-02-29T00:00:00Z 2064-02-29T00:00:00Z"],
    [
      "every 17th year, to the end of AWS cron",
      "cron(0 0 1 1 ? 2029/17)",
      "UTC",
      "6210d 2080-01-01T00:00:00Z 2097-01-01T00:00:00Z",
    ],
    ["years yet to come", "cron(0 0 ? * * 2040-2199)", "UTC", "24h 2040-01-01T00:00:00Z 2040-01-02T00:00:00Z"],
    ["years that end", "cron(0 5 ? * * 2026-2028)", "UTC", "ends 2028-12-31T05:00:00Z"],
    ["years that have ended", "cron(0 5 ? * * 2020)", "UTC", "ends 2020-12-31T05:00:00Z"],
    ["a single run", "cron(0 5 1 1 ? 2030)", "UTC", "ends 2030-01-01T05:00:00Z"],
    ["30 February", "cron(0 0 30 2 ? *)", "UTC", "never"],
    ["31 June, of years that end", "cron(0 0 31 6 ? 2026-2028)", "UTC", "never"],
    ["a local time that has been skipped since 2007", "cron(30 2 ? 3 1#2 *)", NEW_YORK, "ends 2006-03-12T07:30:00Z"],
  ];
  test.each(table)("%s", (_, expression, timezone, expected) => {
    expect(told(largestGap(parseSchedule({ expression, timezone }), FROM))).toBe(expected);
  });
});

describe("largestGap with tolerated misses", () => {
  const table: [string, string, string, number, string][] = [
    ["one, every day", "cron(0 5 ? * * *)", "UTC", 1, "48h 2026-11-23T05:00:00Z 2026-11-25T05:00:00Z"],
    ["one, workdays", "cron(0 5 ? * MON-FRI *)", "UTC", 1, "96h 2026-11-26T05:00:00Z 2026-11-30T05:00:00Z"],
    [
      "five, workdays: the weekend twice",
      "cron(0 5 ? * MON-FRI *)",
      "UTC",
      5,
      "10d 2026-11-27T05:00:00Z 2026-12-07T05:00:00Z",
    ],
    ["two of three a day", "cron(0 2,9,17 ? * * *)", "UTC", 2, "24h 2026-11-23T02:00:00Z 2026-11-24T02:00:00Z"],
    ["one of three a day", "cron(0 2,9,17 ? * * *)", "UTC", 1, "17h 2026-11-23T09:00:00Z 2026-11-24T02:00:00Z"],
    [
      "one, around the day that skips it",
      "cron(30 2 ? * * *)",
      "America/New_York",
      1,
      "71h 2027-03-12T07:30:00Z 2027-03-15T06:30:00Z",
    ],
    ["more than there are runs", "cron(0 5 ? * * *)", "UTC", 1_000_000, "ends 2199-12-31T05:00:00Z"],
  ];
  test.each(table)("%s", (_, expression, timezone, toleratedMisses, expected) => {
    expect(told(largestGap(parseSchedule({ expression, timezone }), FROM, { toleratedMisses }))).toBe(expected);
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses %d", (toleratedMisses) => {
    const ask = () => largestGap(parseSchedule({ expression: "cron(0 5 ? * * *)" }), FROM, { toleratedMisses });
    expect(ask).toThrow(new RangeError(`toleratedMisses must be a whole number from 0, not ${toleratedMisses}`));
  });
});

describe("the time that `from` cuts in two", () => {
  const schedule = parseSchedule({ expression: "cron(0 0 29 2 ? *)" });

  test("does not count: the eight years from 2096 to 2104 are seen from 2096, not from a day later", () => {
    expect(told(largestGap(schedule, at("2096-02-29T00:00:00Z")))).toBe(
      "2921d 2096-02-29T00:00:00Z 2104-02-29T00:00:00Z",
    );
    expect(told(largestGap(schedule, at("2096-03-01T00:00:00Z")))).toBe(
      "1461d 2104-02-29T00:00:00Z 2108-02-29T00:00:00Z",
    );
  });

  test("does count at the far end: the gap may close after the horizon", () => {
    expect(told(largestGap(schedule, at("2071-01-01T00:00:00Z")))).toBe(
      "2921d 2096-02-29T00:00:00Z 2104-02-29T00:00:00Z",
    );
  });
});

test("a gap that begins after the horizon does not count", () => {
  const schedule = parseSchedule({ expression: "cron(0 0 29 2 ? *)" });
  expect(told(largestGap(schedule, at("2068-02-29T00:00:00Z")))).toBe(
    "1461d 2068-02-29T00:00:00Z 2072-02-29T00:00:00Z",
  );
  expect(told(largestGap(schedule, at("2068-02-29T00:00:01Z")))).toBe(
    "2921d 2096-02-29T00:00:00Z 2104-02-29T00:00:00Z",
  );
});

/** Lists every run and measures from each to its `reach`-th next. */
function byListing(schedule: Schedule, from: number, reach: number): Gap | undefined {
  const until = horizonEnd(schedule, from);
  const runs: number[] = [];
  let widest: Extract<Gap, { kind: "gap" }> | undefined;
  for (const end of occurrences(schedule, from, Number.POSITIVE_INFINITY)) {
    runs.push(end);
    const start = runs[runs.length - 1 - reach];
    if (start === undefined) continue;
    if (start >= until) break;
    if (widest === undefined || end - start > widest.seconds)
      widest = { kind: "gap", seconds: end - start, start, end };
  }
  return widest;
}

test("largestGap is what listing every run gives, for any schedule, zone, instant and number of misses", () => {
  const misses = fc.oneof(fc.constant(0), fc.nat(3), fc.nat(100));
  fc.assert(
    fc.property(crons, zones, instants, misses, (expression, timezone, from, toleratedMisses) => {
      const schedule = parseSchedule({ expression, timezone });
      const listed = byListing(schedule, from, toleratedMisses + 1);
      const gap = largestGap(schedule, from, { toleratedMisses });
      if (listed === undefined) expect(gap.kind).not.toBe("gap");
      else expect(gap).toEqual(listed);
    }),
    { numRuns: 120 },
  );
});
