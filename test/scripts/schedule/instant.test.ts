import { describe, expect, test } from "@jest/globals";
import { readInstant, writeInstant } from "../../../scripts/schedule/instant";

describe("readInstant", () => {
  const right: [string, string][] = [
    ["2026-11-22", "2026-11-22T00:00:00Z"],
    ["2026-11-22T18:00Z", "2026-11-22T18:00:00Z"],
    ["2026-11-22T18:00:30Z", "2026-11-22T18:00:30Z"],
    ["2026-11-22T18:00:30.001Z", "2026-11-22T18:00:31Z"],
    ["2026-11-22T18:00:00+05:45", "2026-11-22T12:15:00Z"],
    ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"],
    ["2199-12-31T23:59:59Z", "2199-12-31T23:59:59Z"],
  ];
  test.each(right)("%s is %s", (text, expected) => {
    expect(writeInstant(readInstant(text))).toBe(expected);
  });

  const wrong = [
    "",
    "now",
    "2026-11-22T18:00:00",
    "2026-02-30",
    "2026-13-01",
    "2026-11-22T24:01:00Z",
    "1969-12-31",
    "2200-01-01",
    "1764000000",
    `2026-11-22${"0".repeat(100_000)}`,
  ];
  test.each(wrong)("refuses %.20s", (text) => {
    expect(() => readInstant(text)).toThrow(
      "not an instant from 1970 to 2199; write 2026-11-22T18:00:00Z or 2026-11-22",
    );
  });
});
