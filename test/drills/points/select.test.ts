import { describe, expect, test } from "@jest/globals";
import type { PointChoice } from "../../../drills/plan";
import type { FoundPoint } from "../../../drills/points/point";
import { type Chosen, selectPoint } from "../../../drills/points/select";
import { at } from "../state";

const point = (arn: string, seconds: number, more: Partial<FoundPoint> = {}): FoundPoint => ({
  arn,
  kind: "snapshot",
  via: "backup",
  status: "COMPLETED",
  createdAt: at(seconds),
  dataAt: null,
  earliest: null,
  region: "eu-west-1",
  ...more,
});
const continuous = point("live", -9000, {
  kind: "continuous",
  status: "AVAILABLE",
  dataAt: at(-300),
  earliest: at(-9000),
});
const ALL = [point("old", -8000), continuous, point("new", -1000), point("copy", -1000, { kind: "copy" })];
const choose = (choice: PointChoice, points: readonly FoundPoint[] = ALL) =>
  selectPoint(points, choice, "orders-db", 0.5);
const told = ({ point: { arn }, restoreTo, newest }: Chosen) => [arn, restoreTo, newest];

test.each<[string, PointChoice, readonly unknown[]]>([
  ["the latest is that with the newest data", { from: "latest" }, ["live", null, true]],
  ["the latest snapshot", { from: "latest", kind: "snapshot" }, ["new", null, true]],
  ["the latest copy", { from: "latest", kind: "copy" }, ["copy", null, true]],
  ["the oldest says nothing of the loss", { from: "oldest" }, ["old", null, false]],
  ["the oldest instant of a continuous backup", { from: "oldest", kind: "continuous" }, ["live", at(-9000), false]],
  ["at random", { from: "random", kind: "snapshot" }, ["old", null, false]],
  ["by its ARN, the newest of its kind", { from: { arn: "new" } }, ["new", null, true]],
  ["by its ARN, an older one", { from: { arn: "old" } }, ["old", null, false]],
  ["an instant that a continuous backup holds", { from: { time: at(-2000) } }, ["live", at(-2000), false]],
  ["the newest that is not newer", { from: { time: at(-2000) }, kind: "snapshot" }, ["old", null, false]],
])("%s", (_, choice, expected) => {
  expect(told(choose(choice))).toEqual(expected);
});

test("of equal data the point that RDS restores itself is taken, and before it a continuous one", () => {
  const rds = { ...continuous, arn: "own", via: "rds" } as const;
  expect(choose({ from: "latest" }, [point("snapshot", -300), continuous, rds]).point.arn).toBe("own");
});

test("a continuous backup that was stopped can be restored, a snapshot that expired cannot", () => {
  const stopped = { ...continuous, status: "STOPPED" };
  expect(choose({ from: "latest" }, [stopped, point("gone", 0, { status: "EXPIRED" })]).point.arn).toBe("live");
});

describe("says what there is instead", () => {
  const expired = point("a", 0, { status: "EXPIRED" });
  const partial = point("b", 0, { status: "PARTIAL" });
  test.each<[string, PointChoice, readonly FoundPoint[], string]>([
    ["none", { from: "latest" }, [], "there is no recovery point of orders-db"],
    [
      "none of the kind",
      { from: "latest", kind: "copy" },
      [continuous],
      "there is no recovery point of the kind copy of orders-db",
    ],
    [
      "none that is usable",
      { from: "latest" },
      [expired, partial, expired],
      "there is no usable recovery point of orders-db, only: 2 EXPIRED, 1 PARTIAL",
    ],
    ["a strange ARN", { from: { arn: "x" } }, ALL, "x is no recovery point of orders-db that was asked for"],
    ["an expired one", { from: { arn: "a" } }, [...ALL, expired], "a cannot be restored: it is EXPIRED"],
    [
      "too early",
      { from: { time: at(-99_999) } },
      ALL,
      `no recovery point of orders-db holds its data of ${at(-99_999)}`,
    ],
  ])("%s", (_, choice, points, message) => {
    expect(() => choose(choice, points)).toThrow(message);
  });
});
