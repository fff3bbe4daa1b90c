import { expect, test } from "@jest/globals";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { resource, urnOf } from "../estate-builder";
import { database, findingsOf, type Row } from "./findings";

const computed = [database("orders-db", { "continuity:service": UNKNOWN })];

const finding: Finding = {
  rule: "membership-known",
  verdict: "unproven",
  level: "mandatory",
  severity: "high",
  urn: urnOf("aws:rds/instance:Instance", "orders-db"),
  message: "orders-db: whether it belongs to a service is not known: the tag continuity:service is computed.",
  fix: "Give its continuity tags literal values.",
};

const rows: readonly Row[] = [
  ["known", [database("orders-db")], {}, []],
  ["no tag at all", [resource("aws:rds/instance:Instance", "orders-db", { instanceClass: "c" })], {}, []],
  ["computed", computed, {}, [finding]],
  [
    "all tags are computed",
    [resource("aws:rds/instance:Instance", "orders-db", { instanceClass: "c", tags: UNKNOWN })],
    {},
    [
      {
        ...finding,
        message:
          "orders-db: whether it belongs to a service is not known: tags of orders-db is computed and not known at preview.",
      },
    ],
  ],
  ["of what can be no member it does not matter", [resource("aws:iam/role:Role", "role", { tags: UNKNOWN })], {}, []],
  ["of what nobody knows it does not matter", [resource("test:Thing", "thing", { tags: UNKNOWN })], {}, []],
  [
    "the level of what is unknown applies",
    computed,
    { unproven: { unknown: "advisory", untested: "advisory", unmodelled: "advisory", range: "advisory" } },
    [{ ...finding, level: "advisory" }],
  ],
  ["lowered", computed, { rules: { "membership-known": "advisory" } }, [{ ...finding, level: "advisory" }]],
  ["off", computed, { rules: { "membership-known": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("membership-known", resources, options)).toEqual(expected);
});
