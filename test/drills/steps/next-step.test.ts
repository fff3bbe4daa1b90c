import { expect, test } from "@jest/globals";
import type { StepFailure, StepName } from "../../../drills/journal/entry";
import { advance, type DrillState } from "../../../drills/journal/state";
import type { DrillPlan } from "../../../drills/plan";
import { nextStep } from "../../../drills/steps/next-step";
import { at, CLUSTER_PLAN, PLAN, RESULTS, stateAfter } from "../state";

/** The steps that a drill goes through when each ends well, but for the results given. */
function wayOf(plan: DrillPlan, results: Parameters<typeof stateAfter>[1] = {}): readonly StepName[] {
  const steps: StepName[] = [];
  for (;;) {
    const step = nextStep(stateAfter(steps, results, plan));
    if (step === undefined) return steps;
    steps.push(step);
  }
}

/** The steps that are left after one has failed. */
function afterFailure(steps: readonly StepName[], failed: StepName, kind: StepFailure["kind"], results = RESULTS) {
  let state: DrillState = stateAfter(steps, results);
  state = advance(state, { at: at(5000), event: "begun", step: failed });
  state = advance(state, { at: at(5001), event: "failed", step: failed, failure: { kind, because: "why" } });
  const left: StepName[] = [];
  for (;;) {
    const step = nextStep(state);
    if (step === undefined) return left;
    left.push(step);
    state = advance(state, { at: at(5002), event: "done", step, result: RESULTS[step] });
  }
}

const INSTANCE: readonly StepName[] = ["guard", "select", "lease", "restore", "claim", "restored", "harden", "verify"];
const END: readonly StepName[] = ["clean-up", "record"];
const JOB = { restore: { jobId: "job-1" } };
const BAD = { name: "rows", rung: "rows", expected: "1", actual: "0", passed: false };

test.each<[string, readonly StepName[], readonly StepName[]]>([
  ["an instance", wayOf(PLAN), [...INSTANCE, ...END]],
  ["one that AWS Backup restores", wayOf(PLAN, JOB), [...INSTANCE, "validation", ...END]],
  [
    "a cluster gets an instance",
    wayOf(CLUSTER_PLAN),
    [...INSTANCE.slice(0, 6), "serve", "served", "harden", "verify", ...END],
  ],
  ["a cut-over to rehearse", wayOf({ ...PLAN, cutOver: "true" }), [...INSTANCE, "cut-over", ...END]],
  ["everything to be loaded", wayOf({ ...PLAN, load: true }), [...INSTANCE, "load", ...END]],
  [
    "loaded after the cut-over, and told before AWS Backup is",
    wayOf({ ...PLAN, cutOver: "true", load: true }, JOB),
    [...INSTANCE, "cut-over", "load", "validation", ...END],
  ],
  [
    "no cut-over to data that failed its checks, and no loading",
    wayOf(
      { ...PLAN, cutOver: "true", load: true },
      { verify: { reachableAt: at(1), heartbeatAt: null, checks: [BAD], notChecked: [] } },
    ),
    [...INSTANCE, ...END],
  ],
  ["no point: only what ends a drill", afterFailure(["guard"], "select", "failed"), END],
  ["the restore failed", afterFailure(INSTANCE.slice(0, 5), "restored", "failed"), END],
  [
    "the check failed of what AWS Backup restored",
    afterFailure(INSTANCE.slice(0, 7), "verify", "failed", { ...RESULTS, ...JOB }),
    ["validation", ...END],
  ],
  ["stopped", afterFailure(INSTANCE.slice(0, 3), "restore", "aborted"), END],
  ["refused: nothing at all", afterFailure([], "guard", "refused"), []],
  ["the clean-up itself failed", afterFailure(INSTANCE, "clean-up", "failed"), ["record"]],
])("%s", (_, steps, expected) => {
  expect(steps).toEqual(expected);
});

test("a step that was begun, and has no end, is taken again", () => {
  const state = advance(stateAfter(["guard", "select"]), { at: at(500), event: "begun", step: "lease" });
  expect(nextStep(state)).toBe("lease");
});
