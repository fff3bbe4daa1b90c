import { expect, test } from "@jest/globals";
import type { Finding } from "../../../continuity/rules/finding";
import { AS_OF } from "../estate-builder";
import { findingsOf, type Row, vouched } from "./findings";

const finding: Finding = {
  rule: "assumption-expired",
  verdict: "unproven",
  level: "advisory",
  severity: "medium",
  service: "orders",
  message: "The assumption restore-time for orders ended on 2026-01-01 and no longer counts.",
  fix: "Have team-orders confirm it with a later day in lifeboat.yaml, or drill it.",
};
const { service: _, ...ofNoService } = finding;

const expired = { assumptions: [vouched("restore-time", 60, { until: AS_OF })] };

const rows: readonly Row[] = [
  ["it still holds", [], { assumptions: [vouched("restore-time", 60, { until: AS_OF + 1 })] }, []],
  ["none is stated", [], {}, []],
  ["it ended this very instant", [], expired, [finding]],
  [
    "for a type, and for names",
    [],
    {
      assumptions: [
        vouched("copy-time", 60, { until: 0, for: { kind: "type", type: "aws:rds/instance:Instance" } }),
        vouched("copy-time", 60, { until: 0, for: { kind: "name", glob: "orders-*" } }),
      ],
    },
    [
      {
        ...ofNoService,
        message: "The assumption copy-time for aws:rds/instance:Instance ended on 1970-01-01 and no longer counts.",
      },
      { ...ofNoService, message: "The assumption copy-time for orders-* ended on 1970-01-01 and no longer counts." },
    ],
  ],
  ["raised", [], { ...expired, rules: { "assumption-expired": "mandatory" } }, [{ ...finding, level: "mandatory" }]],
  ["off", [], { ...expired, rules: { "assumption-expired": "off" } }, []],
];

test.each(rows)("%s", (_name, resources, options, expected) => {
  expect(findingsOf("assumption-expired", resources, options)).toEqual(expected);
});
