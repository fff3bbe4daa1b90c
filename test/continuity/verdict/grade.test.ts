import { describe, expect, test } from "@jest/globals";
import { type Bound, bound } from "../../../continuity/recovery/bound";
import { assumed, derived, documented, impossible, open, type Step } from "../../../continuity/recovery/step";
import { type Grade, gradeOf } from "../../../continuity/verdict/grade";
import type { ScenarioVerdict } from "../../../continuity/verdict/verdict";

const NOTHING_LOST = bound(derived("synchronous", 0, "test"));
const restore = open("restore", "untested", "test");
const people = assumed("decide", 900, "test");

function verdictOn(rto: Bound, objective: number, more: Partial<ScenarioVerdict>): ScenarioVerdict {
  return {
    scenario: "zone",
    objective: { rto: objective, rpo: null },
    verdict: "unproven",
    rto,
    rpo: NOTHING_LOST,
    binds: { rto: undefined, rpo: undefined },
    members: [],
    ...more,
  };
}

describe("how well an objective of 15 minutes is kept", () => {
  test.each<[string, readonly Step[], Partial<ScenarioVerdict>, Grade]>([
    ["it surely is", [derived("failover", 60, "test")], { verdict: "meets" }, "proven"],
    ["nobody has measured the restore, and there is time for it", [restore], { reason: "untested" }, "untested"],
    ["nobody has measured it, and people may use up all the time", [people, restore], { reason: "untested" }, "slim"],
    ["it is kept if people are quick", [people, derived("restore", 60, "test")], { reason: "range" }, "tight"],
    [
      "the published range lies on both sides",
      [documented("failover", 60, 1000, "test")],
      { reason: "range" },
      "range",
    ],
    ["whether a job collides is not known", [derived("restore", 60, "test")], { reason: "range" }, "tight"],
    ["a setting is not known", [derived("restore", 60, "test")], { reason: "unknown" }, "short"],
    ["there is no model", [restore], { reason: "unmodelled" }, "short"],
    ["it is not", [derived("restore", 1000, "test")], { verdict: "violates" }, "short"],
    ["there is no way", [impossible("no way back", "test")], { reason: "range" }, "short"],
    ["none is stated", [], { verdict: "undeclared" }, "proven"],
  ])("%s", (_, steps, more, grade) => {
    expect(gradeOf(verdictOn(bound(...steps), 900, more))).toBe(grade);
  });

  test("one that cannot be known is kept by nothing", () => {
    const objective = { rto: "unknown", rpo: null } as const;
    expect(gradeOf(verdictOn(bound(), 0, { objective, reason: "untested" }))).toBe("short");
  });
});
