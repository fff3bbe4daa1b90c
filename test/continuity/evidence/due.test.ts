import { describe, expect, test } from "@jest/globals";
import { DEFAULT_CADENCE, type DrillTarget, dueDrills } from "../../../continuity/evidence/due";
import type { EvidenceRecord } from "../../../continuity/evidence/record";
import { AS_OF, urnOf } from "../estate-builder";
import { record, withoutUrn } from "./records";

const DAY = 86_400;
const TYPE = "aws:rds/instance:Instance";
const target = (name: string, service = "orders"): DrillTarget => ({
  service,
  name,
  type: TYPE,
  urn: urnOf(TYPE, name),
});
const DB = target("orders-db");

function due(records: readonly EvidenceRecord[], targets = [DB], every: Readonly<Record<string, number>> = {}) {
  const cadence = { ...DEFAULT_CADENCE, perService: new Map(Object.entries(every)) };
  return dueDrills(targets, records, cadence, AS_OF).map(({ target: { name }, last, dueAt, due }) => ({
    name,
    last: last?.id,
    in: dueAt === undefined ? "never drilled" : (dueAt - AS_OF) / DAY,
    due,
  }));
}

describe("one member", () => {
  const never = [{ name: "orders-db", last: undefined, in: "never drilled", due: true }];

  test.each([
    ["was drilled yesterday", record(), 29, false],
    ["was drilled 30 days ago", record({ daysAgo: 30 }), 0, true],
    ["was drilled and missed its objective", record({ daysAgo: 2, outcome: "missed-objective" }), 28, false],
    ["was drilled without its URN", withoutUrn(record()), 29, false],
  ] as const)("%s", (_name, one, days, isDue) => {
    expect(due([one])).toEqual([{ name: "orders-db", last: one.id, in: days, due: isDue }]);
  });

  test.each([
    ["was never drilled", []],
    ["failed its drill", [record({ outcome: "failed" })]],
    ["had its drill stopped", [record({ outcome: "aborted" })]],
    ["was drilled in a lab", [record({ environment: "lab" })]],
    ["was drilled in the future", [record({ daysAgo: -1 })]],
    ["is another's namesake in another stack", [record({ member: { urn: "urn:other" } })]],
    ["belongs to another service", [record({ service: "billing" })]],
    ["is only stood for", [record({ member: { urn: urnOf(TYPE, "twin") }, standsFor: ["orders-db"] })]],
  ])("%s", (_name, records) => {
    expect(due(records)).toEqual(never);
  });

  test("the newest drill decides", () => {
    expect(due([record({ daysAgo: 20 }), record({ daysAgo: 3 }), record({ daysAgo: 9 })])).toMatchObject([{ in: 27 }]);
  });

  test("a service may ask for more", () => {
    expect(due([record({ daysAgo: 8 })], [DB], { orders: 7 * DAY })).toMatchObject([{ in: -1, due: true }]);
  });

  test("drills elsewhere have their own turn", () => {
    const [one] = dueDrills([DB], [record({ environment: "lab" })], DEFAULT_CADENCE, AS_OF, "lab");
    expect(one?.due).toBe(false);
  });
});

test("of several the longest overdue comes first, then by name", () => {
  const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => target(name)) as [
    DrillTarget,
    DrillTarget,
    DrillTarget,
    DrillTarget,
  ];
  const drilled = (name: string, daysAgo: number) => record({ daysAgo, member: { urn: urnOf(TYPE, name), name } });
  expect(due([drilled("b", 50), drilled("a", 3)], [a, d, b, c]).map(({ name, due: now }) => [name, now])).toEqual([
    ["c", true],
    ["d", true],
    ["b", true],
    ["a", false],
  ]);
});
