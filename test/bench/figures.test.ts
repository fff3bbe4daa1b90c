import { describe, expect, test } from "@jest/globals";
import { alternate } from "../../bench/alternate";
import { type BenchRow, isKept, ratioOf } from "../../bench/row";
import { median, type Sample, sampleOf, scaled } from "../../bench/sample";
import { writeFigure, writeTable } from "../../bench/table";

const all = (figure: number): Sample => sampleOf([figure]);
const row = (more: Partial<BenchRow>): BenchRow => ({
  name: "one",
  unit: "ms",
  value: all(12),
  floor: all(10),
  limit: { atMost: 1.3 },
  ...more,
});

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[7], 7],
  [[10, 9, 100], 10],
  [[], Number.NaN],
])("the median of %j is %d", (figures, expected) => {
  expect(median(figures)).toBe(expected);
});

test("a sample tells the median, the ends and the turns, in any unit", () => {
  const sample = sampleOf([30, 10, 20]);
  expect(sample).toEqual({ median: 20, least: 10, most: 30, turns: 3 });
  expect(scaled(sample, 0.5)).toEqual({ median: 10, least: 5, most: 15, turns: 3 });
});

describe("a row", () => {
  test.each<[string, Partial<BenchRow>, number | null, boolean]>([
    ["within its limit", {}, 1.2, true],
    ["at its limit", { value: all(13) }, 1.3, true],
    ["beyond its limit", { value: all(14) }, 1.4, false],
    ["without a limit", { value: all(99), limit: null }, 9.9, true],
    ["without a floor", { floor: null, limit: null }, null, true],
    ["with a limit but no floor", { floor: null }, null, false],
    ["that could not be measured", { value: all(Number.NaN) }, Number.NaN, false],
    ["fast enough", { value: all(0.5), limit: { timesAsFast: 20 } }, 20, true],
    ["as much as is allowed", { floor: null, limit: { within: 12 } }, null, true],
    [
      "more than is allowed in one turn",
      { value: sampleOf([1, 1, 13]), floor: null, limit: { within: 12 } },
      null,
      false,
    ],
    ["not fast enough", { value: all(1), limit: { timesAsFast: 20 } }, 10, false],
  ])("%s", (_name, more, ratio, kept) => {
    expect([ratioOf(row(more)), isKept(row(more))]).toEqual([ratio, kept]);
  });
});

test("the table shows every row with what it is held against, and never rounds a ratio into its limit", () => {
  const rows = [
    row({ value: sampleOf([1200, 1304.1, 1400]), floor: sampleOf([1000, 1003, 1010]) }),
    row({ name: "faster", value: all(0.123), floor: all(58.71), limit: { timesAsFast: 20 } }),
    row({ name: "memory", unit: "MB", floor: null, limit: { within: 200 } }),
    row({ name: "missed", unit: "", value: all(0), floor: null, limit: { within: 0 } }),
    row({ name: "share", value: all(46.1), floor: all(1000), limit: { atMost: 0.05 } }),
    row({ name: "smallest", unit: "µs", value: all(4.56), floor: null, limit: null }),
  ];
  expect(writeTable(rows).split("\n")).toEqual([
    "| measure  | unit | ours (spread)    | floor (spread)   | ratio  | limit          | kept |",
    "|----------|------|------------------|------------------|--------|----------------|------|",
    "| one      | ms   | 1304 (1200-1400) | 1003 (1000-1010) | 1.31 × | ≤ 1.3 ×        | NO   |",
    "| faster   | ms   | 0.12 (0.12-0.12) | 58.7 (58.7-58.7) | 477 ×  | ≥ 20 × as fast | yes  |",
    "| memory   | MB   | 12 (12-12)       |                  |        | ≤ 200 MB       | yes  |",
    "| missed   |      | 0 (0-0)          |                  |        | ≤ 0            | yes  |",
    "| share    | ms   | 46.1 (46.1-46.1) | 1000 (1000-1000) | 4.7 %  | ≤ 5 %          | yes  |",
    "| smallest | µs   | 4.56 (4.56-4.56) |                  |        |                |      |",
  ]);
});

test.each([
  [0.1234, "0.12"],
  [1.446, "1.45"],
  [9.87, "9.87"],
  [12.34, "12.3"],
  [123.4, "123"],
  [Number.NaN, "?"],
])("%d reads %s", (figure, text) => {
  expect(writeFigure(figure)).toBe(text);
});

test("contenders take turns, and change who goes first; the first turn of each does not count", async () => {
  const order: string[] = [];
  const take = (who: string) => async () => order.push(who);
  expect(await alternate(3, take("a"), take("b"))).toEqual({ value: [3, 6, 7], floor: [4, 5, 8] });
  expect(order.join("")).toBe("ababbaab");
});
