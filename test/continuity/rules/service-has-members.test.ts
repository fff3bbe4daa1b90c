import { expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import type { Finding } from "../../../continuity/rules/finding";
import { urnOf } from "../estate-builder";
import { database, findingsOf, type Row } from "./findings";

const SERVICE = "lifeboat:index:Service";

function service(name: string): EstateResource {
  return { urn: urnOf(SERVICE, name), type: SERVICE, name, inputs: {}, outputs: {}, edges: {} };
}

const finding: Finding = {
  rule: "service-has-members",
  verdict: "unproven",
  level: "mandatory",
  severity: "high",
  service: "orders",
  urn: urnOf(SERVICE, "orders"),
  message: "Service orders is declared, but no resource belongs to it, so nothing is proven of it.",
  fix: "Create its members with it, or attach resources that exist already with declare.",
};

const rows: readonly Row[] = [
  ["no component declares one", [database("orders-db")], {}, []],
  ["it has a member", [service("orders"), database("orders-db")], {}, []],
  ["it has none", [service("orders")], {}, [finding]],
  ["only another one has", [service("orders"), database("stock-db", { "continuity:service": "stock" })], {}, [finding]],
  [
    "lowered",
    [service("orders")],
    { rules: { "service-has-members": "advisory" } },
    [{ ...finding, level: "advisory" }],
  ],
  ["off", [service("orders")], { rules: { "service-has-members": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("service-has-members", resources, options)).toEqual(expected);
});
