import { expect, test } from "@jest/globals";
import { type CostItem, compareCosts, costOf } from "../../../continuity/planning/cost";

const item = (kind: CostItem["kind"], amount: number): CostItem => ({ kind, amount, reason: kind });

test("amounts of one kind add up, the dearest kind first", () => {
  const items = [item("backups", 1), item("replica", 2), item("backups", 4), item("setting", 1)];
  expect(costOf(items)).toEqual({ items, amounts: [2, 0, 5, 1] });
});

test("a dearer kind outweighs any amount of a cheaper one", () => {
  const ordered = [
    costOf([]),
    costOf([item("setting", 1)]),
    costOf([item("backups", 1)]),
    costOf([item("backups", 24), item("setting", 9)]),
    costOf([item("copies", 1)]),
    costOf([item("copies", 1), item("backups", 1)]),
    costOf([item("replica", 1)]),
  ];
  expect([...ordered].reverse().sort(compareCosts)).toEqual(ordered);
  expect(compareCosts(costOf([item("copies", 2)]), costOf([item("copies", 1), item("copies", 1)]))).toBe(0);
});
