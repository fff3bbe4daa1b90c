import { expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { resource, urnOf } from "../estate-builder";
import { database, findingsOf, type Row } from "./findings";

const TAGS = { "continuity:service": "orders" };
const CLUSTER = "aws:rds/cluster:Cluster";
const cluster = (zones: readonly Bag[]) => [
  resource(CLUSTER, "orders", { clusterIdentifier: "orders", engine: "aurora-postgresql", tags: TAGS }),
  ...zones.map((zone, i) =>
    resource("aws:rds/clusterInstance:ClusterInstance", `orders-${i}`, { clusterIdentifier: "orders", ...zone }),
  ),
];
const [A, B] = [{ availabilityZone: "eu-west-1a" }, { availabilityZone: "eu-west-1b" }];

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const group = (inputs: Bag) =>
  resource(GROUP, "sessions", {
    description: "sessions",
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    numCacheClusters: 2,
    preferredCacheClusterAzs: ["eu-west-1a", "eu-west-1a"],
    tags: TAGS,
    ...inputs,
  });

const found: Finding = {
  rule: "replica-apart",
  verdict: "violates",
  level: "advisory",
  severity: "medium",
  service: "orders",
  urn: urnOf(CLUSTER, "orders"),
  message: "orders: a replica goes down with the zone of what it stands in for (failover to a reader in another zone).",
  fix: "Set availabilityZone of the instances of orders, to two zones or more.",
};

const near = cluster([A, A]);
const primary = database("orders-db", {}, { multiAz: false, ...A });
const replica = (zone: Bag) =>
  resource(
    "aws:rds/instance:Instance",
    "orders-ro",
    { instanceClass: "db.t4g.micro", replicateSourceDb: UNKNOWN, ...zone },
    { edges: { replicateSourceDb: [primary] } },
  );

const subnet = resource("aws:ec2/subnet:Subnet", "a", A);
const subnets = resource(
  "aws:memorydb/subnetGroup:SubnetGroup",
  "one",
  { name: "one", subnetIds: [UNKNOWN] },
  { edges: { subnetIds: [subnet] } },
);
const ledger = (inputs: Bag = {}) =>
  resource("aws:memorydb/cluster:Cluster", "ledger", {
    aclName: "open-access",
    nodeType: "db.t4g.small",
    subnetGroupName: "one",
    tags: TAGS,
    ...inputs,
  });

const rows: readonly Row[] = [
  ["readers in two zones", cluster([A, B]), {}, []],
  ["a reader beside the writer", near, {}, [found]],
  ["no reader", cluster([A]), {}, []],
  ["zones that are computed", cluster([A, { availabilityZone: UNKNOWN }]), {}, []],
  [
    "a read replica beside its source",
    [primary, replica(A)],
    {},
    [
      {
        ...found,
        urn: urnOf("aws:rds/instance:Instance", "orders-db"),
        message:
          "orders-db: a replica goes down with the zone of what it stands in for (promote read replica orders-ro).",
        fix: "Set availabilityZone of orders-ro to another zone.",
      },
    ],
  ],
  ["a read replica apart", [primary, replica(B)], {}, []],
  [
    "nodes of a cache in one zone",
    [group({})],
    {},
    [
      {
        ...found,
        urn: urnOf(GROUP, "sessions"),
        message:
          "sessions: a replica goes down with the zone of what it stands in for (failover to a replica in another zone).",
        fix: "Give it subnets in 2 zones or more.",
      },
    ],
  ],
  ["one node, which nothing stands in for", [group({ numCacheClusters: 1 })], {}, []],
  [
    "a replica that the defaults give, in the only zone",
    [ledger(), subnets, subnet],
    {},
    [
      {
        ...found,
        urn: urnOf("aws:memorydb/cluster:Cluster", "ledger"),
        message:
          "ledger: a replica goes down with the zone of what it stands in for (failover to a replica in another zone).",
        fix: "Give it subnets in 2 zones or more.",
      },
    ],
  ],
  ["raised", near, { rules: { "replica-apart": "mandatory" } }, [{ ...found, level: "mandatory" }]],
  ["switched off", near, { rules: { "replica-apart": "off" } }, []],
];

test.each(rows)("%s", (_name, resources, options, expected) => {
  expect(findingsOf("replica-apart", resources, options)).toEqual(expected);
});
