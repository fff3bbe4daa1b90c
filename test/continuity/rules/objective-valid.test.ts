import { expect, test } from "@jest/globals";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { urnOf } from "../estate-builder";
import { database, findingsOf, type Row } from "./findings";

const unitless = [database("orders-db", { "continuity:rto": "15" })];
const computed = [database("orders-db", { "continuity:rto": UNKNOWN })];

const finding: Finding = {
  rule: "objective-valid",
  verdict: "violates",
  level: "mandatory",
  severity: "high",
  urn: urnOf("aws:rds/instance:Instance", "orders-db"),
  message:
    "orders-db: the tag continuity:rto cannot be read: has no unit; write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M.",
  fix: "Correct the tag; nothing is proven against what cannot be read.",
};

const unknownFinding: Finding = {
  ...finding,
  verdict: "unproven",
  message: "orders-db: the tag continuity:rto cannot be known at preview: the tag continuity:rto is computed.",
  fix: "Give the tag a literal value; nothing is proven against what is not known.",
};

const rows: readonly Row[] = [
  ["all can be read", [database("orders-db", { "continuity:rto": "15m" })], {}, []],
  ["none is stated", [database("orders-db")], {}, []],
  ["no unit", unitless, {}, [finding]],
  [
    "a key that means nothing",
    [database("orders-db", { "continuity:rtoo": "15m" })],
    {},
    [{ ...finding, message: "orders-db: the tag continuity:rtoo cannot be read: is no tag that Lifeboat knows." }],
  ],
  ["computed", computed, {}, [unknownFinding]],
  [
    "the level of what is unknown applies",
    computed,
    { unproven: { unknown: "advisory", untested: "advisory", unmodelled: "advisory", range: "advisory" } },
    [{ ...unknownFinding, level: "advisory" }],
  ],
  ["lowered", unitless, { rules: { "objective-valid": "advisory" } }, [{ ...finding, level: "advisory" }]],
  ["off", unitless, { rules: { "objective-valid": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("objective-valid", resources, options)).toEqual(expected);
});
