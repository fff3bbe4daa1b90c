import { expect, test } from "@jest/globals";
import { isBag, isList, isUnknown, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { indexOf, rdsInstance, resource, urnOf, vault } from "../estate-builder";

const MAIN = vault("main");
const DB = rdsInstance("db", {}, { edges: { kmsKeyId: [MAIN, resource("aws:kms/key:Key", "elsewhere")] } });
const INDEX = indexOf(MAIN, DB, vault("other"));

test("finds resources by URN and by type, in order", () => {
  expect(INDEX.get(DB.urn)).toBe(DB);
  expect(INDEX.get("urn:none")).toBeUndefined();
  expect(INDEX.ofType("aws:backup/vault:Vault").map(({ name }) => name)).toEqual(["main", "other"]);
  expect(INDEX.ofType("constructor")).toEqual([]);
});

test("follows edges to what is in the estate, of one type if asked", () => {
  expect(INDEX.across(DB, "kmsKeyId")).toEqual([MAIN]);
  expect(INDEX.across(DB, "kmsKeyId", "aws:backup/vault:Vault")).toEqual([MAIN]);
  expect(INDEX.across(DB, "kmsKeyId", "aws:kms/key:Key")).toEqual([]);
  expect(INDEX.across(DB, "constructor")).toEqual([]);
});

test.each<[string, Value | undefined, readonly [boolean, boolean, boolean]]>([
  ["unknown", UNKNOWN, [true, false, false]],
  ["an object that looks unknown", { unknown: true }, [false, true, false]],
  ["a list", [1], [false, false, true]],
  ["null", null, [false, false, false]],
  ["nothing", undefined, [false, false, false]],
  ["a text", "text", [false, false, false]],
])("is %s unknown, an object, a list?", (_name, value, expected) => {
  expect([isUnknown(value), isBag(value), isList(value)]).toEqual(expected);
});

test("builders make the URNs of a program named shop, in a stack named test", () => {
  expect(MAIN.urn).toBe(urnOf("aws:backup/vault:Vault", "main"));
});
