import { expect, test } from "@jest/globals";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { provider, rdsInstance, resource, urnOf } from "../estate-builder";
import { database, findingsOf, type Row } from "./findings";

const loose = [rdsInstance("orders-db")];

const finding: Finding = {
  rule: "undeclared-stateful",
  verdict: "unproven",
  level: "advisory",
  severity: "low",
  urn: urnOf("aws:rds/instance:Instance", "orders-db"),
  message: "orders-db keeps data but belongs to no service, so nothing is proven of it.",
  fix: "Give it the tag continuity:service, or continuity:role = none if its data may be lost.",
};

const defaults = provider("eu-west-1", { defaultTags: { tags: { "continuity:service": "orders" } } });

const rows: readonly Row[] = [
  ["it belongs to a service", [database("orders-db")], {}, []],
  ["by the default tags of its provider", [rdsInstance("orders-db", {}, { provider: defaults })], {}, []],
  ["it keeps no data", [resource("aws:lb/loadBalancer:LoadBalancer", "web")], {}, []],
  [
    "its data may be lost, as the way out says",
    [rdsInstance("orders-db", { tags: { "continuity:role": "none" } })],
    {},
    [],
  ],
  [
    "whether it belongs to one is not known: another rule tells",
    [database("orders-db", { "continuity:service": UNKNOWN })],
    {},
    [],
  ],
  [
    "it took no part in the preview: another rule tells",
    [{ ...rdsInstance("left-out"), untargeted: true }, resource("aws:rds/instance:Instance", "unchecked"), ...loose],
    {},
    [finding],
  ],
  ["no tag", loose, {}, [finding]],
  ["other tags", [rdsInstance("orders-db", { tags: { team: "orders" } })], {}, [finding]],
  [
    "raised, as requireDeclaration does",
    loose,
    { rules: { "undeclared-stateful": "mandatory" } },
    [{ ...finding, level: "mandatory" }],
  ],
  ["off", loose, { rules: { "undeclared-stateful": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("undeclared-stateful", resources, options)).toEqual(expected);
});
