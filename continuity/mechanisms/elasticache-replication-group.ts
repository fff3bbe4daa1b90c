import type { Subject, Surroundings } from "../backup/protection";
import { documentedBy, documentedByProvider } from "../declaration/defaults";
import { ABSENT, knownValue, orDefault, type Setting } from "../declaration/setting";
import { bagNumber, bagValue, readBoolean, readNumber, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { isBag, isList, UNKNOWN, type Value } from "../estate/value";
import { SUBNET_READS, type ZoneSource, zonesOf } from "../estate/zones";
import { bound } from "../recovery/bound";
import { setting } from "../recovery/edit";
import {
  asksApart,
  type Condition,
  condition,
  type RecoveryPath,
  settingCondition,
  unknownCondition,
} from "../recovery/path";
import { contentsLost, emptyAgain, twinCaches } from "./cache-contents";
import { spreadOver } from "./capacity";
import { type DailySnapshots, dailySnapshots } from "./daily-snapshots";
import { globalDatastore, globalDatastoreReads, inGlobalDatastore } from "./elasticache-global";
import type { Mechanism, TypeReads } from "./mechanism";
import { byItself, vouchedStep } from "./ways";

const TYPE = "aws:elasticache/replicationGroup:ReplicationGroup";
const REPLICA_TYPE = "aws:elasticache/cluster:Cluster";
const SUBNET_GROUP_TYPE = "aws:elasticache/subnetGroup:SubnetGroup";

export const ELASTICACHE_GROUP: ZoneSource = {
  group: "subnetGroupName",
  type: SUBNET_GROUP_TYPE,
  subnets: "subnetIds",
};

/** What is read of where nodes of ElastiCache stand. */
export const ELASTICACHE_SUBNET_READS: Readonly<Record<string, TypeReads>> = {
  ...SUBNET_READS,
  [SUBNET_GROUP_TYPE]: { reads: ["name", "subnetIds"], required: ["subnetIds"] },
};

const ZONES: readonly ZoneSource[] = [{ zones: "preferredCacheClusterAzs" }, ELASTICACHE_GROUP];

const DEFAULT = {
  automaticFailoverEnabled: documentedByProvider<boolean>(false, "Defaults to `false`"),
  multiAzEnabled: documentedByProvider<boolean>(false, "Defaults to `false`"),
  numCacheClusters: documentedByProvider<number>(1, "Defaults to `1`"),
  snapshotRetentionLimit: documentedBy<number>(
    0,
    "Amazon ElastiCache API, CreateReplicationGroup: SnapshotRetentionLimit",
  ),
};

/** Where the nodes of one node group stand. */
const PRIMARY_ZONE = "primaryAvailabilityZone";
const REPLICA_ZONES = "replicaAvailabilityZones";

/** Of shards whose replicas nobody states: the SDK and the API document no default. */
const FEWEST_REPLICAS = 0;

const GUIDE = "Amazon ElastiCache user guide";

const DAILY: DailySnapshots = {
  keptByDefault: DEFAULT.snapshotRetentionLimit.value,
  source: `${GUIDE}, Scheduling automatic backups: one a day`,
};

/**
 * A replication group of Amazon ElastiCache (Redis OSS, Valkey): failover to a replica, daily snapshots, Global Datastore.
 * Figures and sources: docs/mechanisms/elasticache-replication-group.md.
 */
export const elasticacheReplicationGroup: Mechanism = {
  slug: "elasticache-replication-group",
  title: "Amazon ElastiCache replication group",
  types: [TYPE],
  reads: [
    "automaticFailoverEnabled",
    "globalReplicationGroupId",
    "multiAzEnabled",
    "nodeGroupConfigurations",
    "numCacheClusters",
    "numNodeGroups",
    "preferredCacheClusterAzs",
    "replicasPerNodeGroup",
    "replicationGroupId",
    "snapshotRetentionLimit",
    "snapshotWindow",
    "subnetGroupName",
  ],
  required: ["description"],
  companions: {
    ...ELASTICACHE_SUBNET_READS,
    ...globalDatastoreReads,
    [REPLICA_TYPE]: { reads: ["replicationGroupId"], required: [] },
  },
  defaults: { [TYPE]: DEFAULT },
  zones: ZONES,
  figures: [],
  paths: (subject, surroundings) => [
    ...failover(subject, surroundings),
    byItself("instance", subject, {
      mechanism: "ElastiCache replaces the node",
      rpo: contentsLost("a node that is replaced is empty unless a replica took over"),
      rto: bound(vouchedStep("a new node", "start-time", subject, surroundings)),
    }),
    ...dailySnapshots(DAILY, subject, surroundings),
    ...(inGlobalDatastore(subject, surroundings)
      ? globalDatastore(subject, surroundings)
      : twinCaches(subject, surroundings)),
    ...emptyAgain(subject, surroundings),
  ],
};

/** A replica takes over under the same endpoint; AWS promises neither how soon nor how little it lags behind. */
function failover(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  const { index } = surroundings;
  const requires = [switchedOn(resource, "automaticFailoverEnabled"), replicaInEachShard(subject, surroundings)];
  const way = {
    rpo: bound(vouchedStep("asynchronous replication", "replica-lag", subject, surroundings)),
    rto: bound(vouchedStep("detection and promotion of a replica", "start-time", subject, surroundings)),
  };
  return [
    byItself("instance", subject, { mechanism: "failover to a replica", requires, ...way }),
    byItself("zone", subject, {
      mechanism: "failover to a replica in another zone",
      requires: [...requires, switchedOn(resource, "multiAzEnabled"), asksApart(inTwoZones(resource, index))],
      ...way,
    }),
  ];
}

function switchedOn(resource: EstateResource, property: "automaticFailoverEnabled" | "multiAzEnabled"): Condition {
  return settingCondition(
    `${property} is on`,
    orDefault(readBoolean(resource, property), DEFAULT[property].value),
    (value) => value,
    `set ${property} of ${resource.name} to true`,
    setting(resource.urn, property, true),
  );
}

/** Each shard needs a replica: the nodes are stated together, per shard, or shard by shard. */
function replicaInEachShard({ resource }: Subject, { index }: Surroundings): Condition {
  const text = "each shard has a replica";
  const shards = shardsOf(resource);
  if (shards.kind === "unknown") return unknownCondition(text, shards.because);
  if (shards.kind === "known") {
    const counts = shards.value.map((shard) => replicasIn(shard, resource));
    const doubt = counts.find(({ kind }) => kind === "unknown");
    if (counts.some((count) => count.kind === "known" && count.value === 0)) {
      return condition(text, false, `set replicaCount of each node group of ${resource.name} to 1`);
    }
    return doubt?.kind === "unknown" ? unknownCondition(text, doubt.because) : condition(text, true);
  }
  if (readValue(resource, "numNodeGroups").kind !== "absent") {
    const replicas = orDefault(readNumber(resource, "replicasPerNodeGroup"), FEWEST_REPLICAS);
    const edit = setting(resource.urn, "replicasPerNodeGroup", 1, "replica");
    return settingCondition(text, replicas, (value) => value >= 1, orderOf("replicasPerNodeGroup", 1, resource), edit);
  }
  const id = readValue(resource, "replicationGroupId");
  const named = id.kind === "known" && typeof id.value === "string" ? [id.value] : [];
  const beside = index.referring(resource, REPLICA_TYPE, "replicationGroupId", named).length;
  const nodes = orDefault(readNumber(resource, "numCacheClusters"), DEFAULT.numCacheClusters.value);
  const edit = setting(resource.urn, "numCacheClusters", 2, "replica");
  return settingCondition(text, nodes, (n) => n + beside >= 2, orderOf("numCacheClusters", 2, resource), edit);
}

function orderOf(property: string, value: number, { name }: EstateResource): string {
  return `set ${property} of ${name} to ${value}`;
}

/** The node groups that a program states one by one. */
function shardsOf(resource: EstateResource): Setting<readonly Value[]> {
  const stated = readValue(resource, "nodeGroupConfigurations");
  if (stated.kind !== "known") return stated;
  const list = isList(stated.value) ? stated.value : [stated.value];
  return list.length === 0 ? ABSENT : { kind: "known", value: list };
}

type Count = Exclude<Setting<number>, { kind: "absent" }>;

function replicasIn(shard: Value, resource: EstateResource): Count {
  if (!isBag(shard)) return { kind: "unknown", because: `a node group of ${resource.name} is not known at preview` };
  const zones = knownValue(bagValue(shard, REPLICA_ZONES));
  const stated = bagNumber(shard, "replicaCount");
  if (stated.kind !== "absent") return stated;
  if (isList(zones)) return { kind: "known", value: zones.length };
  return orDefault(readNumber(resource, "replicasPerNodeGroup"), FEWEST_REPLICAS);
}

/** Where nodes stand is stated shard by shard, for all nodes, or left to AWS, which spreads them over the subnet group. */
function inTwoZones(resource: EstateResource, index: EstateIndex): Condition {
  const text = "each shard spans at least 2 zones";
  const shards = shardsOf(resource);
  if (shards.kind === "unknown") return unknownCondition(text, shards.because);
  if (shards.kind === "absent" || !shards.value.some(statesZones))
    return spreadOver(zonesOf(resource, ZONES, index), 2);
  const spans = shards.value.map(spansTwo);
  const fix = `give each node group of ${resource.name} replicaAvailabilityZones other than its primaryAvailabilityZone`;
  if (spans.includes(false)) return condition(text, false, fix);
  const because = `the zones of a node group of ${resource.name} are not known at preview`;
  return spans.includes("unknown") ? unknownCondition(text, because) : condition(text, true);
}

function statesZones(shard: Value): boolean {
  return isBag(shard) && [PRIMARY_ZONE, REPLICA_ZONES].some((key) => bagValue(shard, key).kind !== "absent");
}

function spansTwo(shard: Value): true | false | "unknown" {
  if (!isBag(shard)) return "unknown";
  const replicas = knownValue(bagValue(shard, REPLICA_ZONES)) ?? [UNKNOWN];
  const all = [knownValue(bagValue(shard, PRIMARY_ZONE)), ...(isList(replicas) ? replicas : [UNKNOWN])];
  if (new Set(all.filter((zone) => typeof zone === "string")).size >= 2) return true;
  return all.every((zone) => typeof zone === "string") ? false : "unknown";
}
