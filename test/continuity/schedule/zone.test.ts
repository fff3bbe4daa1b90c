import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { instantOf, segmentsOf } from "../../../continuity/schedule/zone";
import { instants, zones } from "./arbitrary";
import { at, iso } from "./instant";

/** The segments that begin within the years, as text. */
function changes(timezone: string, first: number, last: number): string[] {
  return segmentsOf(timezone, first, last)
    .slice(1)
    .map(({ start, offset }) => `${iso(start)} ${offset / 60}`);
}

describe("segmentsOf: the changes of", () => {
  const table: [string, number, number, string[]][] = [
    ["UTC", 1970, 2199, []],
    ["Asia/Kathmandu", 1985, 1986, ["1985-12-31T18:30:00Z 345"]],
    ["Asia/Kathmandu", 1987, 2030, []],
    ["America/New_York", 2027, 2027, ["2027-03-14T07:00:00Z -240", "2027-11-07T06:00:00Z -300"]],
    ["Australia/Lord_Howe", 2027, 2027, ["2027-04-03T15:00:00Z 630", "2027-10-02T15:30:00Z 660"]],
    ["Antarctica/Troll", 2027, 2027, ["2027-03-28T01:00:00Z 120", "2027-10-31T01:00:00Z 0"]],
    ["Africa/Casablanca", 2027, 2027, ["2027-02-07T02:00:00Z 0", "2027-03-14T02:00:00Z 60"]],
    [
      "Pacific/Apia",
      2011,
      2011,
      ["2011-04-02T14:00:00Z -660", "2011-09-24T14:00:00Z -600", "2011-12-30T10:00:00Z 840"],
    ],
    [
      "America/Boa_Vista",
      2000,
      2000,
      ["2000-02-27T03:00:00Z -240", "2000-10-08T04:00:00Z -180", "2000-10-15T03:00:00Z -240"],
    ],
    ["Africa/Monrovia", 1972, 1972, ["1972-01-07T00:44:30Z 0"]],
  ];
  test.each(table)("%s, %i to %i", (timezone, first, last, expected) => {
    expect(changes(timezone, first, last)).toEqual(expected);
  });

  test("any zone agree with Intl at any instant", () => {
    fc.assert(
      fc.property(zones, instants, (timezone, instant) => {
        const year = new Date(instant * 1000).getUTCFullYear();
        const segment = segmentsOf(timezone, year, year).find(({ end }) => instant < end);
        const local = new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short", timeStyle: "medium" });
        expect(iso(instant + (segment?.offset ?? Number.NaN))).toBe(
          `${local.format(instant * 1000).replace(" ", "T")}Z`,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe("instantOf", () => {
  const table: [string, string, string, string | undefined][] = [
    ["an ordinary time", "America/New_York", "2027-03-13T02:30", "2027-03-13T07:30:00Z"],
    ["the second before the clocks go forward", "America/New_York", "2027-03-14T01:59:59", "2027-03-14T06:59:59Z"],
    ["a time that is skipped", "America/New_York", "2027-03-14T02:30", undefined],
    ["the first time after", "America/New_York", "2027-03-14T03:00", "2027-03-14T07:00:00Z"],
    ["a time that comes twice: the first", "America/New_York", "2027-11-07T01:30", "2027-11-07T05:30:00Z"],
    ["the first time that comes once", "America/New_York", "2027-11-07T02:00", "2027-11-07T07:00:00Z"],
    ["half an hour skipped", "Australia/Lord_Howe", "2027-10-03T02:15", undefined],
    ["half an hour repeated", "Australia/Lord_Howe", "2027-04-04T01:45", "2027-04-03T14:45:00Z"],
    ["two hours skipped", "Antarctica/Troll", "2027-03-28T02:59", undefined],
    ["two hours repeated", "Antarctica/Troll", "2027-10-31T02:30", "2027-10-31T00:30:00Z"],
    ["an offset with seconds", "Africa/Monrovia", "1971-06-01T00:00", "1971-06-01T00:44:30Z"],
    ["a day that never was", "Pacific/Apia", "2011-12-30T12:00", undefined],
    ["the day after it", "Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00:00Z"],
  ];
  test.each(table)("%s (%s, %s)", (_, timezone, local, expected) => {
    const year = Number(local.slice(0, 4));
    const instant = instantOf(segmentsOf(timezone, year - 1, year + 1), at(`${local}Z`));
    expect(instant === undefined ? undefined : iso(instant)).toBe(expected);
  });
});
