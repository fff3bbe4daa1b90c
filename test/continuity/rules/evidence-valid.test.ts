import { expect, test } from "@jest/globals";
import { NO_EVIDENCE } from "../../../continuity/evidence/evidence";
import type { Finding } from "../../../continuity/rules/finding";
import { findingsOf, type Row } from "./findings";

const problem = "evidence/orders/orders-20251128T020000Z-3f2a9c.json, line 7: is not JSON";

const finding: Finding = {
  rule: "evidence-valid",
  verdict: "violates",
  level: "mandatory",
  severity: "high",
  service: "orders",
  message: "evidence/orders/orders-20251128T020000Z-3f2a9c.json, line 7: is not JSON. No evidence of orders counts.",
  fix: "Restore the file from version control; lifeboat evidence verify names every break.",
};

const refused = { evidence: { ...NO_EVIDENCE, refused: [{ service: "orders", problem }] } };

const rows: readonly Row[] = [
  ["there is none", [], {}, []],
  ["a file that is no JSON", [], refused, [finding]],
  [
    "a folder that cannot be listed",
    [],
    {
      evidence: { ...NO_EVIDENCE, refused: [{ service: undefined, problem: "evidence: cannot be listed (EACCES)" }] },
    },
    [
      {
        rule: "evidence-valid",
        verdict: "violates",
        level: "mandatory",
        severity: "high",
        message: "evidence: cannot be listed (EACCES). No evidence counts.",
        fix: "Correct evidence in lifeboat.yaml, or give access to what it names.",
      },
    ],
  ],
  ["lowered", [], { ...refused, rules: { "evidence-valid": "advisory" } }, [{ ...finding, level: "advisory" }]],
  ["off", [], { ...refused, rules: { "evidence-valid": "off" } }, []],
];

test.each(rows)("%s", (_name, resources, options, expected) => {
  expect(findingsOf("evidence-valid", resources, options)).toEqual(expected);
});
