import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { NO_OBJECTIVE, type Objective } from "../../../continuity/declaration/objectives";
import { SCENARIOS } from "../../../continuity/declaration/scenario";
import { EMPTY_STATEMENT, mergeStatements, type ServiceStatement } from "../../../continuity/declaration/statement";

const say = (statement: Partial<ServiceStatement>): ServiceStatement => ({ ...EMPTY_STATEMENT, ...statement });
const plain = (objective: Partial<Objective>): ServiceStatement =>
  say({ objectives: { plain: { ...NO_OBJECTIVE, ...objective }, scenarios: {} } });

describe("the strictest of two statements applies", () => {
  test.each<[string, ServiceStatement, ServiceStatement, ReturnType<typeof mergeStatements>]>([
    ["nothing and nothing", EMPTY_STATEMENT, EMPTY_STATEMENT, { statement: EMPTY_STATEMENT, conflicts: [] }],
    ["the same twice", plain({ rto: 60 }), plain({ rto: 60 }), { statement: plain({ rto: 60 }), conflicts: [] }],
    [
      "two halves make a whole",
      plain({ rto: 60 }),
      plain({ rpo: 30 }),
      { statement: plain({ rto: 60, rpo: 30 }), conflicts: [] },
    ],
    [
      "a shorter objective beats a longer one, zero included",
      plain({ rto: 60, rpo: 0 }),
      plain({ rto: 30, rpo: 5 }),
      {
        statement: plain({ rto: 30, rpo: 0 }),
        conflicts: [
          { what: "rto", values: ["30s", "1m"] },
          { what: "rpo", values: ["0s", "5s"] },
        ],
      },
    ],
    [
      "an objective that cannot be known is the strictest",
      plain({ rto: "unknown" }),
      plain({ rto: 30 }),
      { statement: plain({ rto: "unknown" }), conflicts: [] },
    ],
    [
      "scenarios one by one",
      say({
        objectives: { plain: NO_OBJECTIVE, scenarios: { zone: { rto: 9, rpo: 1 }, data: { rto: 1, rpo: null } } },
      }),
      say({ objectives: { plain: NO_OBJECTIVE, scenarios: { zone: { rto: 8, rpo: 1 } } } }),
      {
        statement: say({
          objectives: { plain: NO_OBJECTIVE, scenarios: { zone: { rto: 8, rpo: 1 }, data: { rto: 1, rpo: null } } },
        }),
        conflicts: [{ what: "rto:zone", values: ["8s", "9s"] }],
      },
    ],
    [
      "longer response and detection, more capacity, sooner drills, shorter outages",
      say({
        response: { detect: 60, decide: 10 },
        detectionWindow: 5,
        minimumServiceLevel: 0.2,
        firstDrillBy: 100,
        mtpd: 50,
        owner: "b",
      }),
      say({
        response: { detect: 90, verify: 7 },
        detectionWindow: 6,
        minimumServiceLevel: 0.5,
        firstDrillBy: 90,
        mtpd: 60,
        owner: "a",
      }),
      {
        statement: say({
          response: { detect: 90, decide: 10, verify: 7 },
          detectionWindow: 6,
          minimumServiceLevel: 0.5,
          firstDrillBy: 90,
          mtpd: 50,
          owner: "a",
        }),
        conflicts: [
          { what: "detect", values: ["1m", "1m30s"] },
          { what: "owner" },
          { what: "minimum-service-level", values: ["0.2", "0.5"] },
          { what: "mtpd", values: ["50s", "1m"] },
          { what: "detection-window", values: ["5s", "6s"] },
          { what: "first-drill-by", values: ["1970-01-01", "1970-01-01"] },
        ],
      },
    ],
    [
      "dependencies add up, and are no conflict",
      say({ dependsOn: ["stock"] }),
      say({ dependsOn: ["stock", "auth"] }),
      { statement: say({ dependsOn: ["auth", "stock"] }), conflicts: [] },
    ],
  ])("%s", (_name, a, b, expected) => {
    expect(mergeStatements(a, b)).toEqual(expected);
  });
});

const half = fc.oneof(fc.constant(null), fc.constant("unknown" as const), fc.integer({ min: 0, max: 3 }));
const objective = fc.record({ rto: half, rpo: half });
const few = fc.integer({ min: 0, max: 3 });
const arbitrary: fc.Arbitrary<ServiceStatement> = fc
  .record(
    {
      plain: objective,
      scenarios: fc.dictionary(fc.constantFrom(...SCENARIOS), objective),
      dependsOn: fc.uniqueArray(fc.constantFrom("a", "b", "c")).map((names) => names.sort()),
      response: fc.record({ detect: few, decide: few, verify: few, cutover: few }, { requiredKeys: [] }),
      owner: fc.constantFrom("x", "y", "z"),
      minimumServiceLevel: few,
      mtpd: few,
      detectionWindow: few,
      firstDrillBy: few,
    },
    { requiredKeys: ["plain", "scenarios", "dependsOn", "response"] },
  )
  .map(({ plain: general, scenarios, ...rest }) => ({
    ...rest,
    objectives: { plain: general, scenarios: scenarios as ServiceStatement["objectives"]["scenarios"] },
  }));

describe("merging", () => {
  test("does not depend on the order of two", () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (a, b) => {
        expect(mergeStatements(a, b)).toEqual(mergeStatements(b, a));
      }),
    );
  });

  test("does not depend on the order of three", () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, arbitrary, (a, b, c) => {
        const left = mergeStatements(mergeStatements(a, b).statement, c).statement;
        const right = mergeStatements(a, mergeStatements(b, c).statement).statement;
        expect(left).toEqual(right);
      }),
    );
  });

  test("adds nothing to itself and takes nothing from silence", () => {
    fc.assert(
      fc.property(arbitrary, (a) => {
        expect(mergeStatements(a, a)).toEqual({ statement: a, conflicts: [] });
        expect(mergeStatements(a, EMPTY_STATEMENT)).toEqual({ statement: a, conflicts: [] });
      }),
    );
  });
});
