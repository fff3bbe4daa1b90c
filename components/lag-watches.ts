import type { Input, Output } from "@pulumi/pulumi";
import type { Objective } from "../continuity/declaration/objectives";
import type { Scenario } from "../continuity/declaration/scenario";
import type { CreatedMember, Part } from "./member";
import type { Watch } from "./watch";

/** A replica that lags so far behind that its RPO is used up by half: time is left to act. */
interface Lag {
  readonly id: string;
  readonly scenario: Scenario;
  /** Of the metric, for one second. */
  readonly unit?: number;
  readonly metric: Pick<Watch, "namespace" | "metricName" | "dimensions" | "silence" | "region">;
}

type Objectives = Readonly<Record<Scenario, Objective>>;

/** What lags, by the type of the part that does; regions are those where AWS publishes the metric. */
export function lagWatches(
  members: readonly CreatedMember[],
  objectives: Objectives,
): { readonly watches: readonly Watch[]; readonly unwatched: readonly string[] } {
  const watches: Watch[] = [];
  const unwatched: string[] = [];
  for (const member of members) {
    for (const lag of lagsOf(member)) {
      const { rpo } = objectives[lag.scenario];
      if (typeof rpo === "number") watches.push(watchOf(member, lag, rpo));
      else unwatched.push(`${member.name}: how far its replica may lag is not said: no RPO (${lag.scenario})`);
    }
  }
  return { watches, unwatched };
}

function watchOf({ name }: CreatedMember, { id, scenario, unit = 1, metric }: Lag, rpo: number): Watch {
  const seconds = Math.floor(rpo / 2);
  return {
    ...metric,
    id: `${name}-${id}`,
    says: `A replica of ${name} lags more than ${seconds}s behind: half of the RPO (${scenario}).`,
    statistic: "Maximum",
    inOrder: "at most",
    threshold: seconds * unit,
    period: 60,
    periods: 5,
  };
}

function lagsOf({ arrangement: { kind, parts }, part }: CreatedMember): readonly Lag[] {
  const has = (id: string) => parts.find((one) => one.id === id);
  const [replica, secondary] = [has("replica"), has("secondary")];
  switch (kind) {
    case "database":
      return [
        ...(replica === undefined ? [] : [replicaLag(part("replica"), replica.region)]),
        ...(secondary === undefined ? [] : [auroraLag(part("secondary"), secondary.region)]),
      ];
    case "table":
      return tableLags(part("main"), has("main")?.inputs.replicas);
    case "bucket":
      return replica === undefined ? [] : [bucketLag(part("main"), part("replica"), replica.region)];
    case "file-system":
      return has("replication") === undefined ? [] : [fileSystemLag(part("main"), part("replication"))];
    case "cache":
      return [
        ...nodeLags(part("main"), has("main")?.inputs.numCacheClusters),
        ...(secondary === undefined ? [] : [cacheLag(part("secondary"), secondary.region)]),
      ];
    default:
      return [];
  }
}

function elsewhere(id: string, metric: Lag["metric"], unit = 1): Lag {
  return { id, scenario: "region", unit, metric };
}

const MILLISECONDS = 1000;

/** Amazon RDS: in the Region of the replica, in seconds. */
function replicaLag({ identifier }: Part, region: string | undefined): Lag {
  const dimensions = { DBInstanceIdentifier: identifier as Input<string> };
  return elsewhere("lag", { namespace: "AWS/RDS", metricName: "ReplicaLag", dimensions, silence: "breaching", region });
}

/** Amazon Aurora: in the secondary Region, in milliseconds. */
function auroraLag({ clusterIdentifier }: Part, region: string | undefined): Lag {
  const dimensions = { DBClusterIdentifier: clusterIdentifier as Input<string> };
  const metricName = "AuroraGlobalDBReplicationLag";
  return elsewhere("lag", { namespace: "AWS/RDS", metricName, dimensions, silence: "breaching", region }, MILLISECONDS);
}

/** Amazon DynamoDB: in the Region that is written in, in milliseconds, and only while something is written. */
function tableLags({ name }: Part, replicas: unknown): readonly Lag[] {
  const regions = ((replicas ?? []) as readonly { readonly regionName: string }[]).map((one) => one.regionName);
  return regions.map((ReceivingRegion) => {
    const dimensions = { TableName: name as Input<string>, ReceivingRegion };
    const metric = { namespace: "AWS/DynamoDB", metricName: "ReplicationLatency", dimensions } as const;
    return elsewhere(`lag-${ReceivingRegion}`, { ...metric, silence: "notBreaching" }, MILLISECONDS);
  });
}

/** Amazon S3: in the Region of the replica, in seconds, whether anything is replicated or not. */
function bucketLag(main: Part, replica: Part, region: string | undefined): Lag {
  const dimensions = {
    SourceBucket: main.bucket as Input<string>,
    DestinationBucket: replica.bucket as Input<string>,
    RuleId: "everything",
  };
  return elsewhere("lag", {
    namespace: "AWS/S3",
    metricName: "ReplicationLatency",
    dimensions,
    silence: "breaching",
    region,
  });
}

/** Amazon EFS: in the Region of the source, in seconds. */
function fileSystemLag(main: Part, replication: Part): Lag {
  const destination = replication.destination as Output<{ readonly fileSystemId: string }>;
  const dimensions = {
    FileSystemId: main.id,
    DestinationFileSystemId: destination.apply(({ fileSystemId }) => fileSystemId),
  };
  return elsewhere("lag", { namespace: "AWS/EFS", metricName: "TimeSinceLastSync", dimensions, silence: "breaching" });
}

/** Amazon ElastiCache: of each node that is a replica, in seconds; which one is not changes, and the primary publishes nothing. */
function nodeLags({ memberClusters }: Part, nodes: unknown): readonly Lag[] {
  const count = Number(nodes);
  if (count < 2) return [];
  return Array.from({ length: count }, (_, i) => {
    const CacheClusterId = (memberClusters as Output<readonly string[]>).apply((ids) => ids[i] ?? "");
    const metric = { namespace: "AWS/ElastiCache", metricName: "ReplicationLag", dimensions: { CacheClusterId } };
    return { id: `node-${i}-lag`, scenario: "zone", metric: { ...metric, silence: "notBreaching" } };
  });
}

/** Amazon ElastiCache, Global Datastore: in the secondary Region, of its one node, in seconds. */
function cacheLag({ memberClusters }: Part, region: string | undefined): Lag {
  const dimensions = { CacheClusterId: (memberClusters as Output<readonly string[]>).apply(([first = ""]) => first) };
  const metricName = "GlobalDatastoreReplicationLag";
  return elsewhere("lag", { namespace: "AWS/ElastiCache", metricName, dimensions, silence: "breaching", region });
}
