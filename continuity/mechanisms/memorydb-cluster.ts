import type { Subject, Surroundings } from "../backup/protection";
import { documentedByProvider } from "../declaration/defaults";
import { knownValue, orDefault } from "../declaration/setting";
import { differ, regionOf } from "../estate/place";
import { readNumber, readString, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { SUBNET_READS, type ZoneSource, zonesOf } from "../estate/zones";
import { bound } from "../recovery/bound";
import { setting } from "../recovery/edit";
import { asksApart, type RecoveryPath, settingCondition } from "../recovery/path";
import { emptyAgainIfNoData } from "./cache-contents";
import { spreadBySubnets } from "./capacity";
import { type DailySnapshots, dailySnapshots } from "./daily-snapshots";
import type { Mechanism } from "./mechanism";
import { inAnotherRegion, isRouted } from "./twins";
import { byItself, homeOf, noLoss, vouchedStep } from "./ways";

const TYPE = "aws:memorydb/cluster:Cluster";
const SUBNET_GROUP_TYPE = "aws:memorydb/subnetGroup:SubnetGroup";
const MULTI_REGION_TYPE = "aws:memorydb/multiRegionCluster:MultiRegionCluster";
const MULTI_REGION = "multiRegionClusterName";

const DEFAULT = {
  numReplicasPerShard: documentedByProvider<number>(1, "Defaults to `1` (i.e. 2 nodes per shard)."),
  snapshotRetentionLimit: documentedByProvider<number>(0, "Defaults to `0`."),
};

const GUIDE = "Amazon MemoryDB developer guide";
const ZONES: readonly ZoneSource[] = [{ group: "subnetGroupName", type: SUBNET_GROUP_TYPE, subnets: "subnetIds" }];

const DAILY: DailySnapshots = {
  keptByDefault: DEFAULT.snapshotRetentionLimit.value,
  source: `${GUIDE}, Scheduling automatic snapshots: one a day`,
};

/**
 * A cluster of Amazon MemoryDB: its transaction log lies in several zones, so replicas take over without loss.
 * Figures and sources: docs/mechanisms/memorydb-cluster.md.
 */
export const memorydbCluster: Mechanism = {
  slug: "memorydb-cluster",
  title: "Amazon MemoryDB cluster",
  types: [TYPE],
  reads: [MULTI_REGION, "numReplicasPerShard", "snapshotRetentionLimit", "snapshotWindow", "subnetGroupName"],
  required: ["aclName", "nodeType"],
  companions: {
    ...SUBNET_READS,
    [SUBNET_GROUP_TYPE]: { reads: ["name", "subnetIds"], required: ["subnetIds"] },
    [MULTI_REGION_TYPE]: { reads: [], required: ["multiRegionClusterNameSuffix", "nodeType"] },
  },
  defaults: { [TYPE]: DEFAULT },
  zones: ZONES,
  figures: [],
  paths: (subject, surroundings) => [
    ...withinRegion(subject, surroundings),
    ...dailySnapshots(DAILY, subject, surroundings),
    ...otherRegions(subject, surroundings),
    ...emptyAgainIfNoData(subject, surroundings),
  ],
};

/** A replica takes over, or, in a shard without one, a new node in the same zone reads the log. */
function withinRegion(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  const replicas = settingCondition(
    "each shard has a replica",
    orDefault(readNumber(resource, "numReplicasPerShard"), DEFAULT.numReplicasPerShard.value),
    (value) => value >= 1,
    `set numReplicasPerShard of ${resource.name} to 1`,
    setting(resource.urn, "numReplicasPerShard", 1, "replica"),
  );
  const rpo = noLoss("transaction log in several zones", `${GUIDE}, Minimizing downtime in MemoryDB with Multi-AZ`);
  const promoted = bound(vouchedStep("detection and promotion of a replica", "start-time", subject, surroundings));
  return [
    byItself("instance", subject, {
      mechanism: "failover to a replica",
      requires: [replicas],
      rpo,
      rto: promoted,
    }),
    byItself("instance", subject, {
      mechanism: "MemoryDB replaces the node",
      rpo,
      rto: bound(vouchedStep("a new node", "start-time", subject, surroundings)),
    }),
    byItself("zone", subject, {
      mechanism: "failover to a replica in another zone",
      requires: [replicas, asksApart(spreadBySubnets(zonesOf(resource, ZONES, surroundings.index), 2))],
      rpo,
      rto: promoted,
    }),
  ];
}

/** The other clusters of its multi-Region cluster take writes at any time; replication between them is asynchronous. */
function otherRegions(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  const routed = isRouted(subject, surroundings);
  return partnersOf(resource, surroundings)
    .filter((one) => differ(regionOf(one), regionOf(resource)) !== false)
    .map((one) => ({
      scenario: "region",
      mechanism: `${one.name} of the multi-Region cluster goes on`,
      target: homeOf(one),
      startedBy: routed ? "automatic" : "people",
      endpoint: routed ? "same" : "new",
      requires: [inAnotherRegion(resource, one)],
      rpo: bound(vouchedStep("replication between Regions", "replica-lag", subject, surroundings)),
      rto: bound(),
    }));
}

function partnersOf(resource: EstateResource, { index }: Surroundings): readonly EstateResource[] {
  if (readValue(resource, MULTI_REGION).kind === "absent") return [];
  const name = knownValue(readString(resource, MULTI_REGION));
  const byEdge = index
    .across(resource, MULTI_REGION, MULTI_REGION_TYPE)
    .flatMap((one) => index.referring(one, TYPE, MULTI_REGION, []));
  const byName = name === undefined ? [] : index.having(TYPE, MULTI_REGION, name);
  return [...new Set([...byEdge, ...byName])].filter((one) => one !== resource);
}
