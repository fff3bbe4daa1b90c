import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type ClosedTime, comingsOf, isClosed, isReached } from "../../../continuity/backup/closed-time";

const H = 3600;
const DAY = 24 * H;
const daily: ClosedTime = {
  what: "backup window",
  property: "backupWindow",
  every: DAY,
  start: 23 * H,
  length: 2 * H,
  lead: H,
  sure: true,
};

describe("closed every day from 23:00 to 01:00", () => {
  test.each([
    [22 * H + 3599, false],
    [23 * H, true],
    [24 * H, true],
    [25 * H - 1, true],
    [25 * H, false],
    [DAY * 20_000 + 0, true],
    [DAY * 20_000 + 12 * H, false],
    [-H, true],
    [-2 * H, false],
  ])("at %s", (at, expected) => {
    expect(isClosed(daily, at)).toBe(expected);
  });

  test.each([
    ["a window that ends when it begins", 22 * H, H, false],
    ["a window that ends a second later", 22 * H, H + 1, true],
    ["a window within", 23 * H + 1, 60, true],
    ["a window over it all", 2 * H, DAY, true],
    ["a window between two", 2 * H, 20 * H, false],
  ])("reached by %s", (_name, at, window, expected) => {
    expect(isReached(daily, at, window)).toBe(expected);
  });

  test("comes round so often", () => {
    const hours = (from: number, to: number) =>
      comingsOf(daily, from * H, to * H).map(({ start, end }) => [start / H, end / H]);
    expect([hours(0, 1), hours(1, 23), hours(1, 24), hours(24, 72)]).toEqual([
      [[-1, 1]],
      [],
      [[23, 25]],
      [
        [23, 25],
        [47, 49],
        [71, 73],
      ],
    ]);
  });
});

test("an instant is closed exactly if one of the comings holds it, and reached if a window holds one that is", () => {
  const closed = fc.record({
    ...Object.fromEntries(Object.entries(daily).map(([key, value]) => [key, fc.constant(value)])),
    every: fc.constantFrom(DAY, 7 * DAY),
    start: fc.integer({ min: -10, max: 200 }).map((h) => h * H),
    length: fc.integer({ min: 1, max: 20 }).map((h) => h * H),
  }) as fc.Arbitrary<ClosedTime>;
  fc.assert(
    fc.property(closed, fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 200 }), (one, hour, window) => {
      const [at, width] = [hour * H, window * H];
      const comings = comingsOf(one, at - 8 * DAY, at + width);
      const holds = (instant: number) => comings.some(({ start, end }) => start <= instant && instant < end);
      const moments = Array.from({ length: window }, (_, i) => at + i * H);
      expect([isClosed(one, at), isReached(one, at, width)]).toEqual([holds(at), moments.some(holds)]);
    }),
  );
});
