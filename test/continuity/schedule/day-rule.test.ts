import { describe, expect, test } from "@jest/globals";
import { parseCron } from "../../../continuity/schedule";
import { dayNumber } from "../../../continuity/schedule/calendar";
import { daysOfMonth } from "../../../continuity/schedule/day-rule";

describe("daysOfMonth", () => {
  // February 2026 begins on a Sunday and ends on a Saturday; August 2026 begins on a Saturday; May ends on a Sunday.
  const table: [string, string, number, number, number[]][] = [
    ["dates that the month has", "30,31 * ?", 2026, 4, [30]],
    ["no date", "30 * ?", 2026, 2, []],
    ["29 February in a leap year", "29 * ?", 2028, 2, [29]],
    ["29 February in another", "29 * ?", 2026, 2, []],
    ["29 February 2100: no leap year", "29 * ?", 2100, 2, []],
    ["weekdays", "? * SUN,SAT", 2026, 2, [1, 7, 8, 14, 15, 21, 22, 28]],
    ["L in a short month", "L * ?", 2026, 2, [28]],
    ["L in a leap year", "L * ?", 2028, 2, [29]],
    ["LW: Saturday goes back to Friday", "LW * ?", 2026, 2, [27]],
    ["LW: Sunday goes back to Friday", "LW * ?", 2026, 5, [29]],
    ["LW: a workday stays", "LW * ?", 2026, 3, [31]],
    ["15W on a Sunday goes to Monday", "15W * ?", 2026, 2, [16]],
    ["14W on a Saturday goes to Friday", "14W * ?", 2026, 2, [13]],
    ["16W on a workday stays", "16W * ?", 2026, 2, [16]],
    ["1W on a Saturday goes to Monday, not to July", "1W * ?", 2026, 8, [3]],
    ["1W on a Sunday goes to Monday", "1W * ?", 2026, 2, [2]],
    ["31W on a Sunday goes to Friday, not to June", "31W * ?", 2026, 5, [29]],
    ["31W in a month of 30 days: none", "31W * ?", 2026, 4, []],
    ["6L: the last Friday", "? * 6L", 2026, 2, [27]],
    ["7L: the last day itself", "? * 7L", 2026, 2, [28]],
    ["3#2: the second Tuesday", "? * 3#2", 2026, 2, [10]],
    ["1#1: the first day itself", "? * 1#1", 2026, 2, [1]],
    ["1#5: no fifth Sunday", "? * 1#5", 2026, 2, []],
    ["1#5: a fifth Sunday", "? * 1#5", 2026, 3, [29]],
  ];
  test.each(table)("%s", (_, dayFields, year, month, expected) => {
    const { days } = parseCron(`cron(0 0 ${dayFields} *)`);
    const first = dayNumber(year, month, 1);
    expect(daysOfMonth(days, year, month).map((day) => day - first + 1)).toEqual(expected);
  });
});

test("dayNumber counts as the calendar does, from 1970 to 2199", () => {
  for (let year = 1970; year < 2200; year++) {
    for (let month = 1; month <= 12; month++) {
      expect(dayNumber(year, month, 1)).toBe(Date.UTC(year, month - 1, 1) / 86_400_000);
    }
  }
});
