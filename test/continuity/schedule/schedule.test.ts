import { describe, expect, test } from "@jest/globals";
import { parseCron, parseSchedule, ScheduleError, tzdataVersion } from "../../../continuity/schedule";

const expression = "cron(0 5 ? * * *)";

describe("parseSchedule", () => {
  const right: [string, string | undefined, string][] = [
    ["no zone: UTC", undefined, "UTC"],
    ["UTC", "UTC", "UTC"],
    ["a city", "America/New_York", "America/New_York"],
    ["a city of three parts", "America/Argentina/San_Luis", "America/Argentina/San_Luis"],
    ["an old name keeps its name", "US/Eastern", "US/Eastern"],
    ["a fixed distance", "Etc/GMT+5", "Etc/GMT+5"],
  ];
  test.each(right)("takes %s", (_, timezone, expected) => {
    expect(parseSchedule({ expression, timezone })).toEqual({ cron: parseCron(expression), timezone: expected });
  });

  const wrong: [string, string, string][] = [
    ["nothing", "", ""],
    ["a city that is not there", "Europe/Atlantis", "Europe/Atlantis"],
    ["the wrong case", "america/new_york", "america/new_york"],
    ["the wrong case, short", "utc", "utc"],
    ["an offset", "+02:00", "+02:00"],
    ["blanks around", " UTC", " UTC"],
    ["100,000 characters", "Z".repeat(100_000), `${"Z".repeat(40)}…`],
    ["a line break", "UTC\nUTC", "UTC UTC"],
  ];
  test.each(wrong)("refuses %s", (_, timezone, echo) => {
    const read = () => parseSchedule({ expression, timezone });
    expect(read).toThrow(ScheduleError);
    expect(read).toThrow(
      expect.objectContaining({
        expression,
        field: "timezone",
        allowed: "an IANA name, such as UTC or America/New_York",
        message: `timezone "${echo}" is not a time zone; use an IANA name, such as UTC or America/New_York`,
      }),
    );
  });
});

test("tzdataVersion is the release that Node brings along", () => {
  expect(tzdataVersion()).toMatch(/^\d{4}[a-z]+$/);
  expect(tzdataVersion()).toBe(process.versions.tz);
});
