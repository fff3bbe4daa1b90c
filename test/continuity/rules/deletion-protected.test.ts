import { expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { mechanismOf } from "../../../continuity/mechanisms/catalogue";
import { PROTECTION } from "../../../continuity/rules/deletion-protected";
import type { Finding } from "../../../continuity/rules/finding";
import { resource, urnOf } from "../estate-builder";
import { database, findingsOf, type Row } from "./findings";

const member = (type: string, inputs: Bag = {}, tags: Bag = {}) =>
  resource(type, "orders-db", { tags: { "continuity:service": "orders", ...tags }, ...inputs });

const finding = (type: string, property = "deletionProtection"): Finding => ({
  rule: "deletion-protected",
  verdict: "violates",
  level: "advisory",
  severity: "medium",
  service: "orders",
  urn: urnOf(type, "orders-db"),
  message: `orders-db: ${property} is off, so a single call deletes it.`,
  fix: `Set ${property} of orders-db to true.`,
});

const INSTANCE = "aws:rds/instance:Instance";
const off = [database("orders-db", {}, { deletionProtection: false })];
const found: Finding = {
  ...finding(INSTANCE),
  message: "orders-db: deletionProtection is off, so a single call deletes it.",
  fix: "Set deletionProtection of orders-db to true.",
};

const rows: readonly Row[] = [
  ["on", [database("orders-db")], {}, []],
  ["off", off, {}, [found]],
  ["absent: off", [database("orders-db", {}, { deletionProtection: null })], {}, [found]],
  ...["aws:docdb/cluster:Cluster", "aws:neptune/cluster:Cluster", "aws:rds/cluster:Cluster"].map(
    (type): Row => [`absent of ${type}`, [member(type)], {}, [finding(type)]],
  ),
  [
    "absent of a table",
    [member("aws:dynamodb/table:Table")],
    {},
    [finding("aws:dynamodb/table:Table", "deletionProtectionEnabled")],
  ],
  ["on of a table", [member("aws:dynamodb/table:Table", { deletionProtectionEnabled: true })], {}, []],
  [
    "computed",
    [database("orders-db", {}, { deletionProtection: UNKNOWN })],
    {},
    [
      {
        ...found,
        verdict: "unproven",
        message:
          "orders-db: whether deletionProtection is on is unproven: deletionProtection of orders-db is computed and not known at preview.",
      },
    ],
  ],
  ["a read replica", [database("orders-db", {}, { deletionProtection: false, replicateSourceDb: "main" })], {}, []],
  [
    "data that may be lost",
    [database("orders-db", { "continuity:role": "cache" }, { deletionProtection: false })],
    {},
    [],
  ],
  ["a type that has no such protection", [member("aws:memorydb/cluster:Cluster")], {}, []],
  ["raised", off, { rules: { "deletion-protected": "mandatory" } }, [{ ...found, level: "mandatory" }]],
  ["switched off", off, { rules: { "deletion-protected": "off" } }, []],
];

test.each(rows)("%s", (_name, resources, options, expected) => {
  expect(findingsOf("deletion-protected", resources, options)).toEqual(expected);
});

test.each([...PROTECTION])("%s leaves %s off where the program does, as the installed SDK says", (type, property) => {
  expect(mechanismOf(type)?.defaults?.[type]?.[property]?.value).toBe(false);
});
