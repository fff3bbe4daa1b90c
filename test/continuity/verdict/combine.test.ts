import { describe, expect, test } from "@jest/globals";
import { bound } from "../../../continuity/recovery/bound";
import { best, combine } from "../../../continuity/verdict/combine";
import type { Outcome } from "../../../continuity/verdict/judge";
import { between, exactly, member, told, untested } from "./builders";

const objective = { rto: 100, rpo: 50 };

function outcome(name: string, verdict: Outcome["verdict"], more: Partial<Outcome> = {}): Outcome {
  const { resource } = member(name);
  return {
    verdict,
    rto: exactly(`${name} time`, 10),
    rpo: exactly(`${name} loss`, 5),
    binds: { rto: resource, rpo: resource, ...(verdict === "unproven" ? { doubt: resource } : {}) },
    members: [{ resource, path: undefined, paths: [] }],
    ...more,
  };
}

const a = outcome("a", "meets");
const slow = outcome("slow", "violates", { rto: exactly("slow time", 200) });
const lossy = outcome("lossy", "violates", { rpo: exactly("lossy loss", 60) });
const doubtful = outcome("doubtful", "unproven", {
  reason: "unknown",
  because: "multiAz is computed",
  rto: between("doubtful time", 60, 120),
});
const unmeasured = outcome("unmeasured", "unproven", { reason: "untested", rto: untested("unmeasured time") });

describe("incidents that happen one at a time", () => {
  const rows: readonly [string, readonly Outcome[], ReturnType<typeof told>][] = [
    [
      "time and loss may come from different incidents",
      [a, slow, lossy],
      {
        verdict: "violates",
        rto: "slow time 200",
        rpo: "lossy loss 60",
        binds: ["slow", "lossy", undefined],
        ways: ["a: none", "slow: none", "lossy: none"],
      },
    ],
    [
      "the time told is the worst of all, also of incidents that keep within the objective",
      [outcome("b", "meets", { rto: exactly("b time", 90) }), lossy],
      {
        verdict: "violates",
        rto: "b time 90",
        rpo: "lossy loss 60",
        binds: ["b", "lossy", undefined],
        ways: ["b: none", "lossy: none"],
      },
    ],
    [
      "a time that violates is told before one without a figure",
      [unmeasured, slow],
      {
        verdict: "violates",
        rto: "slow time 200",
        rpo: "slow loss 5",
        binds: ["slow", "slow", undefined],
        ways: ["unmeasured: none", "slow: none"],
      },
    ],
    [
      "the gravest reason is told, with the member that it is about, beside the longest time",
      [unmeasured, doubtful],
      {
        verdict: "unproven: unknown: multiAz is computed",
        rto: "unmeasured time 0-…",
        rpo: "doubtful loss 5",
        binds: ["unmeasured", "doubtful", "doubtful"],
        ways: ["unmeasured: none", "doubtful: none"],
      },
    ],
    [
      "all meet",
      [a, outcome("b", "meets", { rto: exactly("b time", 90) })],
      {
        verdict: "meets",
        rto: "b time 90",
        rpo: "a loss 5",
        binds: ["b", "a", undefined],
        ways: ["a: none", "b: none"],
      },
    ],
  ];
  test.each(rows)("%s", (_, outcomes, expected) => {
    expect(told(combine(outcomes, objective))).toEqual(expected);
  });
});

describe("outcomes that one may choose between", () => {
  const quick = outcome("quick", "meets", { rto: bound() });
  const open = outcome("open", "unproven", { reason: "unknown", rto: untested("open time") });
  const quickly = outcome("quickly", "unproven", { reason: "range", rto: between("quick time", 90, 110) });
  const rows: readonly [string, readonly Outcome[], Outcome][] = [
    ["what is proven beats what is not", [doubtful, a, slow], a],
    ["what is not proven beats what violates", [slow, unmeasured], unmeasured],
    ["the quicker of two", [a, quick], quick],
    [
      "among unproven ones the gravest reason is told, so that no unknown setting hides",
      [unmeasured, doubtful],
      doubtful,
    ],
    ["in whatever order", [doubtful, unmeasured], doubtful],
    ["also where another is quicker", [open, quickly], open],
    ["in whatever order either", [quickly, open], open],
  ];
  test.each(rows)("%s", (_, outcomes, expected) => {
    expect(best(outcomes)).toBe(expected);
  });
});
