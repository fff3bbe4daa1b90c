import { expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
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

const global = resource("aws:rds/globalCluster:GlobalCluster", "everywhere", { globalClusterIdentifier: "orders" });
const clusterOf = (name: string, inputs: Bag) =>
  resource("aws:rds/cluster:Cluster", name, {
    engine: "aurora-postgresql",
    globalClusterIdentifier: "orders",
    ...inputs,
  });
const primary = (tags: Bag) => clusterOf("primary", { manageMasterUserPassword: true, tags });
const secondary = clusterOf("secondary", {});
const about = (name: string): Finding => ({
  ...finding,
  urn: urnOf("aws:rds/cluster:Cluster", name),
  message: `${name} keeps data but belongs to no service, so nothing is proven of it.`,
});

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
    "it stands in for a primary cluster that belongs to one",
    [global, primary({ "continuity:service": "orders" }), secondary],
    {},
    [],
  ],
  [
    "its primary cluster belongs to none either",
    [global, primary({}), secondary],
    {},
    [about("primary"), about("secondary")],
  ],
  [
    "its primary cluster may be lost, and nothing says that it may be too",
    [global, primary({ "continuity:role": "none" }), secondary],
    {},
    [about("secondary")],
  ],
  ["its primary cluster is not part of this program", [secondary], {}, [about("secondary")]],
  [
    "it is the primary cluster, whatever its secondary belongs to",
    [global, primary({}), clusterOf("secondary", { tags: { "continuity:service": "orders" } })],
    {},
    [about("primary")],
  ],
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
