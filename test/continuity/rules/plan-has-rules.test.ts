import { expect, test } from "@jest/globals";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { plan, resource, rule, selection, urnOf } from "../estate-builder";
import { findingsOf, type Row } from "./findings";

const empty = [plan("nightly", [])];

const finding: Finding = {
  rule: "plan-has-rules",
  verdict: "violates",
  level: "mandatory",
  severity: "high",
  urn: urnOf("aws:backup/plan:Plan", "nightly"),
  message: "nightly has no rule, so it makes no backup of anything, and AWS refuses it.",
  fix: "Give nightly a rule with a targetVaultName.",
};

const rows: readonly Row[] = [
  ["a rule", [plan("nightly", [rule("daily")])], {}, []],
  ["rules that are computed: the verdicts of what it covers say so", [plan("nightly", UNKNOWN)], {}, []],
  [
    "a plan elsewhere, whose rules nobody can see",
    [selection("theirs", plan("nightly", []), { planId: "7f0e", resources: ["*"] }, { edges: { planId: [] } })],
    {},
    [],
  ],
  [
    "one that took no part in the preview: another rule tells",
    [{ ...plan("nightly", null), untargeted: true }, resource("aws:backup/plan:Plan", "unchecked")],
    {},
    [],
  ],
  ["an empty list", empty, {}, [finding]],
  ["no list", [plan("nightly", null)], {}, [finding]],
  ["lowered", empty, { rules: { "plan-has-rules": "advisory" } }, [{ ...finding, level: "advisory" }]],
  ["off", empty, { rules: { "plan-has-rules": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("plan-has-rules", resources, options)).toEqual(expected);
});
