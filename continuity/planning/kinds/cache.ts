import { type Blueprint, given, type Inputs, nameOf, reference } from "../blueprint";
import { PRICES } from "../cost";
import { type Dimension, type Level, type PlannedKind, priced } from "../kind";
import type { CacheFacts, PlannedRegion, Question } from "../question";

/** How a cache is set up. */
export interface CacheSettings {
  /** Replicas beside the primary, in other zones. */
  readonly replicas: number;
  readonly snapshots: boolean;
  readonly global: boolean;
}

const GROUP_TYPE = "aws:elasticache/replicationGroup:ReplicationGroup";

/** The most replicas that are considered. */
const MOST_REPLICAS = 2;

/** For how many days daily snapshots are kept. */
const KEPT = 7;

/** A replication group of Amazon ElastiCache. It is always encrypted, at rest and in transit. */
export const cache: PlannedKind<CacheFacts, CacheSettings> = {
  kind: "cache",
  title: "a cache",
  dimensions: (question) => [replicas(question), snapshots(question), datastore(question)],
  fits: () => true,
  parts: (settings, question) => [
    ...groupParts("", undefined, settings.replicas, settings, question.home, question),
    ...(settings.global ? globalParts(settings, question) : []),
  ],
};

function replicas({ home }: Question): Dimension<CacheSettings> {
  const most = home.zones.length < 2 ? 0 : MOST_REPLICAS;
  const levels = Array.from({ length: most + 1 }, (_, count): Level<CacheSettings> => {
    if (count === 0) return { set: { replicas: 0 } };
    const reason = count === 1 ? "a replica in another zone" : `${count} replicas in other zones`;
    return priced(reason, PRICES.standby, { replicas: count }, count);
  });
  return { name: "replicas", bearsOn: ["instance", "zone"], levels };
}

/** Only what keeps data is worth snapshots. */
function snapshots({ facts }: Question<CacheFacts>): Dimension<CacheSettings> {
  const levels: Level<CacheSettings>[] = [{ set: { snapshots: false } }];
  if (facts.keepsData) {
    const reason = "daily snapshots";
    levels.push(priced(reason, PRICES.run, { snapshots: true }));
  }
  return { name: "snapshots", bearsOn: ["instance", "zone", "data"], levels };
}

function datastore({ others: [other] }: Question): Dimension<CacheSettings> {
  const levels: Level<CacheSettings>[] = [{ set: { global: false } }];
  if (other !== undefined) {
    const reason = `a Global Datastore with a replica in ${other.name}`;
    levels.push(priced(reason, PRICES.replicaElsewhere, { global: true }));
  }
  return { name: "global", bearsOn: ["region", "compromise"], levels };
}

function groupParts(
  prefix: "" | "secondary-",
  region: string | undefined,
  count: number,
  settings: CacheSettings,
  { zones }: PlannedRegion,
  { facts }: Question<CacheFacts>,
  joins: Inputs = { nodeType: facts.nodeType, engine: "valkey" },
): readonly Blueprint[] {
  const subnets = `${prefix}subnets`;
  const place = region === undefined ? {} : { region };
  const nodes = count + 1;
  return [
    {
      id: subnets,
      type: "aws:elasticache/subnetGroup:SubnetGroup",
      ...place,
      inputs: { name: nameOf(subnets), subnetIds: given("subnets") },
      tags: "aside",
      scope: "member",
      purpose: "says in which zones it may stand",
    },
    {
      id: prefix === "" ? "main" : "secondary",
      type: GROUP_TYPE,
      ...place,
      inputs: {
        ...joins,
        description: "Planned by Lifeboat",
        numCacheClusters: nodes,
        automaticFailoverEnabled: count > 0,
        multiAzEnabled: count > 0,
        ...(zones.length === 0
          ? {}
          : { preferredCacheClusterAzs: Array.from({ length: nodes }, (_, i) => zones[i % zones.length] ?? "") }),
        subnetGroupName: nameOf(subnets),
        atRestEncryptionEnabled: true,
        transitEncryptionEnabled: true,
        ...(settings.snapshots ? { snapshotRetentionLimit: KEPT, snapshotWindow: "02:30-03:30" } : {}),
      },
      tags: prefix === "" ? "member" : "aside",
      ...(prefix === "" && facts.keepsData ? { role: "data" as const, protect: true as const } : {}),
      scope: "member",
      purpose: prefix === "" ? "the cache" : "is promoted when the Region is lost",
    },
  ];
}

function globalParts(settings: CacheSettings, question: Question<CacheFacts>): readonly Blueprint[] {
  const [other] = question.others;
  if (other === undefined) return [];
  return [
    {
      id: "global",
      type: "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup",
      inputs: { globalReplicationGroupIdSuffix: nameOf("global"), primaryReplicationGroupId: reference("main", "id") },
      tags: "none",
      scope: "member",
      purpose: "joins the caches of both Regions",
    },
    ...groupParts("secondary-", other.name, 0, { ...settings, snapshots: false }, other, question, {
      globalReplicationGroupId: reference("global", "globalReplicationGroupId"),
    }),
  ];
}
