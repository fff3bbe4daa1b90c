import { describe, expect, test } from "@jest/globals";
import { contradictions } from "../../../continuity/evidence/consistent";
import type { Achieved, EvidenceRecord } from "../../../continuity/evidence/record";
import type { StepName, StepResults } from "../../../drills/journal/entry";
import { advance, type DrillState } from "../../../drills/journal/state";
import { recordOf } from "../../../drills/measure/record";
import { compareShapes } from "../../../drills/measure/shape";
import type { DrillPlan } from "../../../drills/plan";
import { problemsOf } from "../../../workspace/validate";
import { at, PLAN, RDS_STEPS, RESTORED, RESULTS, SELECTION, SOURCE, stateAfter, TOOL } from "../state";

function recordFor(state: DrillState, aws = true): EvidenceRecord {
  const record = { ...recordOf(state, TOOL, aws), previous: null };
  expect([...problemsOf("evidence", record), ...contradictions(record)]).toEqual([]);
  return record;
}
const drilled = (results: Partial<StepResults> = {}, plan: Partial<DrillPlan> = {}, steps = RDS_STEPS) =>
  recordFor(stateAfter(steps, results, { ...PLAN, ...plan }));

test("a drill that passed, as evidence", () => {
  expect(drilled({ verify: { ...RESULTS.verify, reachableAt: at(425) } })).toEqual({
    schemaVersion: 1,
    id: PLAN.id,
    previous: null,
    kind: "component-restore",
    environment: "aws",
    tool: TOOL,
    service: "orders",
    scenario: "data",
    member: { ...PLAN.member, engine: "postgres", engineVersion: "16.4" },
    point: { ...SELECTION.point, account: "123456789012" },
    shape: { source: SOURCE.shape, restored: RESTORED.shape, differences: [], alike: true },
    phases: [
      { name: "declared", startedAt: at(0), endedAt: at(0) },
      { name: "decided", startedAt: at(0), endedAt: at(30) },
      { name: "point-selected", startedAt: at(30), endedAt: at(90) },
      { name: "requested", startedAt: at(90), endedAt: at(210) },
      { name: "restored", startedAt: at(210), endedAt: at(330) },
      { name: "reachable", startedAt: at(330), endedAt: at(425) },
      { name: "verified", startedAt: at(425), endedAt: at(450) },
      { name: "cleaned", startedAt: at(450), endedAt: at(510) },
    ],
    checks: RESULTS.verify.checks,
    achieved: {
      rtoSeconds: 450 + 300 + 900,
      rtoWithoutResponseSeconds: 450,
      restoreSeconds: 425 - 180,
      rpoSeconds: 140,
      rpoQuality: "heartbeat",
      uncertaintySeconds: 5,
    },
    objective: { rtoSeconds: 3600, rpoSeconds: 300 },
    predicted: null,
    outcome: "passed",
    cleanup: RESULTS["clean-up"],
  });
});

describe("until it is fully loaded", () => {
  const verify = { ...RESULTS.verify, reachableAt: at(425), notChecked: ["the data"] };
  const steps: readonly StepName[] = [...RDS_STEPS.slice(0, -1), "load", "clean-up"];
  const told = ({ achieved, loaded, phases, notChecked, outcome }: EvidenceRecord) => ({
    rto: [achieved.rtoSeconds, ...("rtoLoadedSeconds" in achieved ? [achieved.rtoLoadedSeconds] : [])],
    loaded,
    phase: phases.find(({ name }) => name === "fully-loaded"),
    notChecked,
    outcome,
  });
  const loadedFrom = (second: number) => ({
    rto: [second + 1200, second + 1260],
    loaded: { by: "reading", relations: 311, bytes: 48.25 * 1024 ** 3 } as const,
    phase: { name: "fully-loaded", startedAt: at(second), endedAt: at(second + 60) } as const,
    notChecked: ["the data"],
    outcome: "passed",
  });
  const unknown = { ...loadedFrom(450), rto: [1650, null], loaded: undefined, phase: undefined };
  const why = "when it is fully loaded: no right";

  test.each<[string, EvidenceRecord, object]>([
    [
      "all was read: the objective is judged without it",
      drilled({ verify }, { load: true, objective: { rtoSeconds: 1650, rpoSeconds: null } }, steps),
      loadedFrom(450),
    ],
    [
      "after the cut-over",
      drilled({ verify }, { load: true, cutOver: "true" }, [...steps.slice(0, -2), "cut-over", "load", "clean-up"]),
      loadedFrom(510),
    ],
    [
      "nobody knows when",
      drilled({ verify, load: { by: null, relations: 2, bytes: 16_384, notChecked: [why] } }, { load: true }, steps),
      { ...unknown, notChecked: ["the data", why] },
    ],
    ["asked for, and not come to", drilled({ verify }, { load: true }), unknown],
    ["nobody asked", drilled({ verify }), { ...unknown, rto: [1650] }],
  ])("%s", (_, record, expected) => {
    expect(told(record)).toEqual(expected);
  });
});

describe("the loss, by the best there is", () => {
  const without = { ...RESULTS.verify, reachableAt: at(425), heartbeatAt: null };
  const select = (more: Partial<typeof SELECTION>, point: Partial<typeof SELECTION.point> = {}) => ({
    verify: without,
    select: { ...SELECTION, ...more, point: { ...SELECTION.point, ...point } },
  });
  test.each<[string, Partial<StepResults>, Pick<Achieved, "rpoSeconds" | "rpoQuality">]>([
    ["the newest transaction", select({}), { rpoSeconds: 190, rpoQuality: "snapshot-time" }],
    ["when the point was made", select({}, { dataAt: null }), { rpoSeconds: 200, rpoQuality: "creation-date" }],
    [
      "data newer than the disaster is no loss",
      select({}, { dataAt: at(4) }),
      { rpoSeconds: 0, rpoQuality: "snapshot-time" },
    ],
    ["a point that is not the newest", select({ lossAsOf: null }), { rpoSeconds: null, rpoQuality: "unknown" }],
    [
      "a continuous backup: until the latest was asked for",
      select({}, { kind: "continuous" }),
      { rpoSeconds: 190 + 180, rpoQuality: "snapshot-time" },
    ],
    [
      "a continuous backup to an instant: until then",
      select({ restoreTo: at(-150), lossAsOf: at(-150) }, { kind: "continuous" }),
      { rpoSeconds: 40, rpoQuality: "snapshot-time" },
    ],
  ])("%s", (_, results, expected) => {
    expect(drilled(results, { objective: { rtoSeconds: null, rpoSeconds: null } }).achieved).toMatchObject(expected);
  });
});

describe("what became of it", () => {
  const verify = { ...RESULTS.verify, reachableAt: at(425) };
  const failure = (step: StepName, kind: "failed" | "aborted", because: string) => {
    const failed = advance(stateAfter(["guard", "select", "lease"]), {
      at: at(300),
      event: "failed",
      step,
      failure: { kind, because },
    });
    return recordFor(advance(failed, { at: at(310), event: "done", step: "clean-up", result: RESULTS["clean-up"] }));
  };
  const told = ({ outcome, because }: EvidenceRecord) => [outcome, because];

  test.each<[string, () => EvidenceRecord, readonly unknown[]]>([
    [
      "no objective",
      () => drilled({ verify }, { objective: { rtoSeconds: null, rpoSeconds: null } }),
      ["passed", undefined],
    ],
    [
      "both objectives missed",
      () => drilled({ verify }, { objective: { rtoSeconds: 900, rpoSeconds: 60 } }),
      ["missed-objective", "RTO 27m30s exceeds 15m; RPO 2m20s exceeds 1m"],
    ],
    [
      "a check failed",
      () =>
        drilled({
          verify: {
            ...verify,
            checks: [{ name: "rows of orders", rung: "rows", expected: "at least 9", actual: "0", passed: false }],
          },
        }),
      ["failed", "rows of orders: expected at least 9, found 0"],
    ],
    ["a step failed", () => failure("restore", "failed", "no capacity"), ["failed", "restore: no capacity"]],
    ["stopped", () => failure("restore", "aborted", "stopped by SIGINT"), ["aborted", "restore: stopped by SIGINT"]],
    [
      "the clock ran backwards",
      () => recordFor({ ...stateAfter(RDS_STEPS, { verify }), backwards: 90_000 }),
      ["failed", "the clock ran backwards by 1m30s: the times say nothing"],
    ],
    [
      "missed after an interruption",
      () =>
        recordFor({
          ...stateAfter(RDS_STEPS, { verify }, { ...PLAN, objective: { rtoSeconds: 900, rpoSeconds: null } }),
          resumed: 1,
        }),
      ["missed-objective", "RTO 27m30s exceeds 15m (with the time in which the drill was interrupted)"],
    ],
  ])("%s", (_, record, expected) => {
    expect(told(record())).toEqual(expected);
  });

  test("nothing found: evidence of that", () => {
    const failed = advance(stateAfter(["guard"]), {
      at: at(60),
      event: "failed",
      step: "select",
      failure: { kind: "failed", because: "there is no recovery point of orders-db" },
    });
    const record = recordFor(
      advance(failed, { at: at(61), event: "done", step: "clean-up", result: { proven: true, removed: [], left: [] } }),
    );
    expect(record).toMatchObject({
      outcome: "failed",
      point: null,
      shape: null,
      achieved: { rtoSeconds: null, restoreSeconds: null, rpoSeconds: null, rpoQuality: "unknown" },
    });
  });
});

test("practice is never evidence of production, whichever call went elsewhere", () => {
  expect(recordFor(stateAfter(RDS_STEPS), false).environment).toBe("lab");
  expect(drilled({ guard: { account: "123456789012", aws: false } }).environment).toBe("lab");
});

test("a clock that ran backwards still leaves a record that can be read", () => {
  const state = advance(stateAfter(RDS_STEPS.slice(0, 4)), {
    at: at(20),
    event: "done",
    step: "restored",
    result: RESULTS.restored,
  });
  expect(recordFor({ ...state, failure: { step: "verify", kind: "failed", because: "x" } }).phases.at(-1)).toEqual({
    name: "restored",
    startedAt: at(210),
    endedAt: at(210),
  });
});

test("shapes: what differs, and that another Region is what a copy is for", () => {
  const { shape } = SOURCE;
  const smaller = compareShapes(shape, { ...shape, class: "db.t4g.medium", multiAz: false, parameterGroup: null });
  expect([smaller.alike, smaller.differences]).toEqual([
    false,
    [
      "class db.r6g.large, restored as db.t4g.medium",
      "Multi-AZ on, restored as off",
      "parameter group orders-16, restored as not known",
    ],
  ]);
  const elsewhere = compareShapes(shape, { ...shape, region: "eu-central-1" });
  expect([elsewhere.alike, elsewhere.differences]).toEqual([true, ["Region eu-west-1, restored as eu-central-1"]]);
});
