import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { EstateResource } from "../../../continuity/estate/resource";
import type { Bag } from "../../../continuity/estate/value";
import { propertiesRead } from "../../../continuity/mechanisms/reads";
import { AS_OF, estate, resource } from "../estate-builder";
import { anything, bag, list, one } from "./anything";

const zone = one("eu-west-1a", "eu-west-1b", "euw1-az3");
const block = (properties: Parameters<typeof bag>[0]) => fc.oneof(bag(properties), list(bag(properties)));

/** What a program would mostly write into the properties that decide a way back. */
const USUAL: Readonly<Record<string, fc.Arbitrary<Bag[string]>>> = {
  automatedSnapshotRetentionPeriod: one(0, 1, 7),
  automaticFailoverEnabled: one(true, false),
  availabilityZone: zone,
  azMode: one("single-az", "cross-az"),
  brokerNodeGroupInfo: block({ clientSubnets: list(one("subnet-1")) }),
  clusterConfig: block({
    instanceCount: one(1, 2, 3),
    dedicatedMasterEnabled: one(true, false),
    dedicatedMasterCount: one(0, 3, 4),
    multiAzWithStandbyEnabled: one(true, false),
    zoneAwarenessEnabled: one(true, false),
    zoneAwarenessConfig: block({ availabilityZoneCount: one(2, 3) }),
  }),
  globalReplicationGroupId: one("world"),
  multiAzEnabled: one(true, false),
  multiRegionClusterName: one("world"),
  nodeGroupConfigurations: list(
    bag({ primaryAvailabilityZone: zone, replicaAvailabilityZones: list(zone), replicaCount: one(0, 1) }),
  ),
  nodeType: one("ra3.large", "dc2.large"),
  numberOfBrokerNodes: one(1, 2, 3),
  numCacheClusters: one(1, 2),
  numCacheNodes: one(1, 2, 3),
  preferredAvailabilityZones: list(zone),
  preferredCacheClusterAzs: list(zone),
  region: one("eu-west-1", "eu-central-1"),
  replicasPerNodeGroup: one(0, 1),
  snapshotRetentionLimit: one(0, 1, 2, 7),
  snapshotWindow: one("05:00-06:00", "23:30-00:30", "25:00-26:00"),
  subnetGroupName: one("r0", "r1"),
  subnetIds: list(one("subnet-1")),
};

const MEMBERS = [
  "aws:elasticache/cluster:Cluster",
  "aws:elasticache/replicationGroup:ReplicationGroup",
  "aws:elasticache/serverlessCache:ServerlessCache",
  "aws:elasticsearch/domain:Domain",
  "aws:memorydb/cluster:Cluster",
  "aws:msk/cluster:Cluster",
  "aws:opensearch/domain:Domain",
  "aws:redshift/cluster:Cluster",
];
const OTHERS = [
  "aws:ec2/subnet:Subnet",
  "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup",
  "aws:elasticache/subnetGroup:SubnetGroup",
  "aws:memorydb/multiRegionCluster:MultiRegionCluster",
  "aws:memorydb/subnetGroup:SubnetGroup",
  "aws:msk/replicator:Replicator",
  "aws:redshift/snapshotCopy:SnapshotCopy",
  "aws:redshift/subnetGroup:SubnetGroup",
];

const TAGS = {
  "continuity:service": "orders",
  "continuity:role": "data",
  "continuity:rto": "1h",
  "continuity:rpo": "5m",
  "continuity:minimum-service-level": "0.5",
};

/** A few resources of these types, with whatever in their properties, and each computed from any of the others. */
const program = fc
  .array(fc.constantFrom(...MEMBERS, ...OTHERS), { minLength: 1, maxLength: 8 })
  .chain((types) =>
    fc.tuple(
      ...types.map((type, i) =>
        fc.tuple(inputsOf(type), edgesOf(type, types.length)).map(([a, b]) => ({ type, i, a, b })),
      ),
    ),
  )
  .map((drafts) => {
    const bare = drafts.map(({ type, i }) => resource(type, `r${i}`));
    return drafts.map(({ type, i, a, b }) => {
      const edges = Object.entries(b).map(([key, targets]) => [key, targets.map((at) => bare[at] as EstateResource)]);
      return resource(type, `r${i}`, a as Bag, { edges: Object.fromEntries(edges) });
    });
  });

function inputsOf(type: string): fc.Arbitrary<Bag> {
  const properties = [...propertiesRead(type)].filter((property) => property !== "tags");
  const values = Object.fromEntries(properties.map((property) => [property, USUAL[property] ?? anything]));
  return bag(values).map((inputs) => ({ ...inputs, tags: TAGS }));
}

function edgesOf(type: string, count: number): fc.Arbitrary<Record<string, number[]>> {
  const properties = [...propertiesRead(type)];
  return fc.dictionary(fc.constantFrom(...properties), fc.array(fc.nat(count - 1), { maxLength: 3 }), { maxKeys: 4 });
}

test("whatever a program says of its caches, searches, streams and warehouses, it is judged without an error of our own", () => {
  fc.assert(
    fc.property(program, (resources) => {
      const { findings } = assess(estate(...resources), { ...DEFAULT_OPTIONS, asOf: AS_OF });
      expect(findings.filter(({ rule }) => rule === "rule-failed")).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
