import { expect, test } from "@jest/globals";
import { EMPTY_STATEMENT } from "../../../continuity/declaration/statement";
import type { Finding } from "../../../continuity/rules/finding";
import { urnOf } from "../estate-builder";
import { database, findingsOf, type Row } from "./findings";

const differing = [database("a", { "continuity:rto": "1h" }), database("b", { "continuity:rto": "2h" })];

const finding: Finding = {
  rule: "objective-conflict",
  verdict: "violates",
  level: "mandatory",
  severity: "medium",
  service: "orders",
  urn: urnOf("aws:rds/instance:Instance", "b"),
  message: "orders: b states another rto than was stated before (1h against 2h); meanwhile the strictest applies.",
  fix: "State rto once, or the same everywhere.",
};
const { urn: _, ...ofNoResource } = finding;

const fromFile = new Map([["orders", { ...EMPTY_STATEMENT, owner: "team-orders" }]]);

const rows: readonly Row[] = [
  ["all agree", [database("a", { "continuity:rto": "1h" }), database("b", { "continuity:rto": "60m" })], {}, []],
  ["stated once", [database("a", { "continuity:rto": "1h" }), database("b")], {}, []],
  ["two members differ", differing, {}, [finding]],
  [
    "lifeboat.yaml differs",
    [database("a", { "continuity:owner": "team-shop" })],
    { services: fromFile },
    [
      {
        ...ofNoResource,
        message: "orders: lifeboat.yaml states another owner than was stated before; meanwhile the strictest applies.",
        fix: "State owner once, or the same everywhere.",
      },
    ],
  ],
  ["lowered", differing, { rules: { "objective-conflict": "advisory" } }, [{ ...finding, level: "advisory" }]],
  ["off", differing, { rules: { "objective-conflict": "off" } }, []],
];

test.each(rows)("%s", (_name, resources, options, expected) => {
  expect(findingsOf("objective-conflict", resources, options)).toEqual(expected);
});
