import type { Subject, Surroundings } from "../backup/protection";
import { documentedBy, documentedByProvider } from "../declaration/defaults";
import { orDefault } from "../declaration/setting";
import { readNumber, readString } from "../estate/read";
import { type ZoneSource, zonesOf } from "../estate/zones";
import { bound } from "../recovery/bound";
import { setting } from "../recovery/edit";
import { type RecoveryPath, settingCondition } from "../recovery/path";
import { contentsLost, emptyAgain, twinCaches } from "./cache-contents";
import { type Capacity, enoughLeft } from "./capacity";
import { type DailySnapshots, dailySnapshots } from "./daily-snapshots";
import { ELASTICACHE_GROUP, ELASTICACHE_SUBNET_READS } from "./elasticache-replication-group";
import type { Mechanism } from "./mechanism";
import { byItself, vouchedStep } from "./ways";

const TYPE = "aws:elasticache/cluster:Cluster";

const DEFAULT = {
  azMode: documentedByProvider<string>("single-az", "default is `single-az`"),
  numCacheNodes: documentedBy<number>(
    1,
    "Amazon ElastiCache API, CreateCacheCluster: clusters other than Memcached have 1",
  ),
  snapshotRetentionLimit: documentedBy<number>(0, "Amazon ElastiCache API, CreateCacheCluster: SnapshotRetentionLimit"),
};

const ZONES: readonly ZoneSource[] = [
  { zones: "preferredAvailabilityZones" },
  { zones: "availabilityZone" },
  ELASTICACHE_GROUP,
];

const DAILY: DailySnapshots = {
  keptByDefault: DEFAULT.snapshotRetentionLimit.value,
  source: "Amazon ElastiCache user guide, Scheduling automatic backups: one a day",
};

/**
 * A cluster of Amazon ElastiCache: the nodes of Memcached, each with a part of what is cached, or a single node of Redis OSS.
 * Figures and sources: docs/mechanisms/elasticache-cluster.md.
 */
export const elasticacheCluster: Mechanism = {
  slug: "elasticache-cluster",
  title: "Amazon ElastiCache cluster",
  types: [TYPE],
  reads: [
    "availabilityZone",
    "azMode",
    "numCacheNodes",
    "preferredAvailabilityZones",
    "snapshotRetentionLimit",
    "snapshotWindow",
    "subnetGroupName",
  ],
  required: [],
  companions: ELASTICACHE_SUBNET_READS,
  defaults: { [TYPE]: DEFAULT },
  figures: [],
  capacity: capacityOf,
  paths: (subject, surroundings) => [
    ...nodesLeft(subject, surroundings),
    byItself("instance", subject, {
      mechanism: "ElastiCache replaces the node",
      rpo: contentsLost("a node that is replaced is empty"),
      rto: bound(vouchedStep("a new node", "start-time", subject, surroundings)),
    }),
    ...dailySnapshots(DAILY, subject, surroundings),
    ...twinCaches(subject, surroundings),
    ...emptyAgain(subject, surroundings),
  ],
};

function capacityOf({ resource }: Subject, { index }: Surroundings): Capacity {
  return {
    unit: "node",
    units: orDefault(readNumber(resource, "numCacheNodes"), DEFAULT.numCacheNodes.value),
    zones: zonesOf(resource, ZONES, index),
    order: `set numCacheNodes of ${resource.name} to`,
  };
}

/** Clients turn to the nodes that are left as soon as they notice; the part of the others is lost. */
function nodesLeft(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource, minimumServiceLevel } = subject;
  const capacity = capacityOf(subject, surroundings);
  const spread = settingCondition(
    "azMode is cross-az",
    orDefault(readString(resource, "azMode"), DEFAULT.azMode.value),
    (value) => value === "cross-az",
    `set azMode of ${resource.name} to cross-az`,
    setting(resource.urn, "azMode", "cross-az"),
  );
  return (["instance", "zone"] as const).map((scenario) =>
    byItself(scenario, subject, {
      mechanism: "the nodes that are left go on",
      requires: [enoughLeft(scenario, capacity, minimumServiceLevel), ...(scenario === "zone" ? [spread] : [])],
      rpo: contentsLost("each node holds a part of its own"),
      rto: bound(vouchedStep("clients turn to the other nodes", "start-time", subject, surroundings)),
    }),
  );
}
