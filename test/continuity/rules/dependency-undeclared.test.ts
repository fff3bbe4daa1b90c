import { expect, test } from "@jest/globals";
import { NOTHING_EXTERNAL } from "../../../continuity/declaration/external";
import { EMPTY_STATEMENT } from "../../../continuity/declaration/statement";
import type { Finding } from "../../../continuity/rules/finding";
import { AS_OF } from "../estate-builder";
import { database, findingsOf, type Row } from "./findings";

const orders = database("orders-db", { "continuity:depends-on": "payments" });

const finding: Finding = {
  rule: "dependency-undeclared",
  verdict: "unproven",
  level: "mandatory",
  severity: "medium",
  service: "orders",
  dependency: "payments",
  message: "orders depends on payments, a service that nobody declares.",
  fix: "Give the members of payments the tag continuity:service, say under external in lifeboat.yaml what it promises, or drop the dependency.",
};

const promisedUntil = (until: number) => ({
  external: {
    ...NOTHING_EXTERNAL,
    services: [
      { name: "payments", objectives: EMPTY_STATEMENT.objectives, owner: "team-payments", reason: "agreed", until },
    ],
  },
});

const rows: readonly Row[] = [
  ["declared by a tag", [orders, database("pay-db", { "continuity:service": "payments" })], {}, []],
  ["declared in lifeboat.yaml", [orders], { services: new Map([["payments", EMPTY_STATEMENT]]) }, []],
  ["declared as one of another stack", [orders], promisedUntil(AS_OF + 1), []],
  ["declared as one of another stack, until now", [orders], promisedUntil(AS_OF), [finding]],
  ["no dependency stated", [database("db")], {}, []],
  ["nobody declares it", [orders], {}, [finding]],
  ["lowered", [orders], { rules: { "dependency-undeclared": "advisory" } }, [{ ...finding, level: "advisory" }]],
  ["off", [orders], { rules: { "dependency-undeclared": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("dependency-undeclared", resources, options)).toEqual(expected);
});
