import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DurationError, formatDuration, parseDuration } from "../../../continuity/declaration/duration";

const CENTURY = 100 * 366 * 86_400;

test.each([
  ["seconds", "90s", 90],
  ["minutes", "15m", 900],
  ["hours", "4h", 14_400],
  ["days", "2d", 172_800],
  ["hours and minutes", "1h30m", 5400],
  ["all units", "1d2h3m4s", 93_784],
  ["nothing at all", "0s", 0],
  ["zeros in front", "007m", 420],
  ["more minutes than an hour has", "90m", 5400],
  ["ISO minutes", "PT15M", 900],
  ["ISO days and hours", "P1DT2H", 93_600],
  ["ISO days", "P2D", 172_800],
  ["ISO, all units", "P1DT2H3M4S", 93_784],
  ["a century, the most", "36600d", CENTURY],
])("reads %s: %s", (_name, text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

const WAY_OUT = "; write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M";

test.each([
  ["nothing", "", "empty"],
  ["no unit", "90", "has no unit"],
  ["a sign", "-4h", "negative"],
  ["a negative ISO duration", "-PT1H", "negative"],
  ["a fraction", "1.5h", "has a fraction"],
  ["a fraction in ISO", "PT1,5H", "has a fraction"],
  ["ISO months", "P1M", "months, weeks and years have no fixed length here"],
  ["ISO years", "P1Y", "months, weeks and years have no fixed length here"],
  ["ISO weeks", "P2W", "months, weeks and years have no fixed length here"],
  ["ISO months before days", "P1M2D", "months, weeks and years have no fixed length here"],
  ["ISO years before a time", "P1YT2H", "months, weeks and years have no fixed length here"],
  ["an unknown unit", "4w", "not a duration"],
  ["units in the wrong order", "30m1h", "not a duration"],
  ["a unit twice", "1h1h", "not a duration"],
  ["a space", "1h 30m", "not a duration"],
  ["a space around", " 1h", "not a duration"],
  ["a line break at the end", "1h\n", "not a duration"],
  ["an exponent", "1e3h", "not a duration"],
  ["upper-case units", "4H", "not a duration"],
  ["ISO without anything", "P", "not a duration"],
  ["ISO with an empty time", "PT", "not a duration"],
  ["ISO hours without T", "P4H", "not a duration"],
  ["digits of another script", "٤h", "not a duration"],
  ["more than a century", "36601d", "longer than a century"],
  ["more digits than there are", "99999999999s", "not a duration"],
  ["33 characters", `${"0".repeat(32)}s`, "not a duration (33 characters long)"],
  ["100,000 characters", "1h".repeat(50_000), "not a duration (100000 characters long)"],
])("refuses %s", (_name, text, problem) => {
  expect(() => parseDuration(text)).toThrow(new DurationError(problem));
  expect(new DurationError(problem)).toMatchObject({ name: "DurationError", problem, message: problem + WAY_OUT });
});

test("never repeats what it refuses, which may be a secret", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{6,40}$/), (word) => {
      const secret = `${word}=0`;
      expect(() => parseDuration(secret)).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining(secret) }),
      );
    }),
  );
});

describe("written", () => {
  test.each([
    [0, "0s"],
    [45, "45s"],
    [1200, "20m"],
    [5400, "1h30m"],
    [91_200, "25h20m"],
    [86_400, "24h"],
    [6 * 86_400, "144h"],
    [7 * 86_400, "7d"],
    [31 * 86_400, "31d"],
    [7 * 86_400 + 1, "168h1s"],
  ])("%d seconds are %s", (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  test("what is written is read back as the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: CENTURY }), (seconds) => {
        expect(parseDuration(formatDuration(seconds))).toBe(seconds);
      }),
    );
  });
});
