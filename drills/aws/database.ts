import type { DBCluster, DBInstance, Tag } from "@aws-sdk/client-rds";
import type { Instant } from "../../continuity/evidence/record";
import { type Cloud, CloudError } from "../cloud";
import type { DatabaseKind } from "../plan";
import type { Resource } from "./resource";

/** What RDS tells of a DB instance or cluster, as plain data. */
export interface Database extends Resource {
  readonly kind: DatabaseKind;
  readonly host: string | null;
  readonly port: number | null;
  readonly engine: string;
  readonly user: string | null;
  readonly database: string | null;
  /** Whether RDS says that its storage is still being filled from a snapshot; of clusters it never does. */
  readonly initializing: boolean;
  readonly retentionDays: number;
  readonly earliestRestorable: Instant | null;
  readonly latestRestorable: Instant | null;
  /** The instances of a cluster, the writer first. */
  readonly instances: readonly string[];
}

const GONE: ReadonlySet<string> = new Set(["DBInstanceNotFound", "DBClusterNotFound"]);

/** Asks RDS for a database; undefined where there is none of that name. */
export async function findDatabase(
  cloud: Cloud,
  region: string,
  kind: DatabaseKind,
  id: string,
): Promise<Database | undefined> {
  try {
    return kind === "instance" ? await findInstance(cloud, region, id) : await findCluster(cloud, region, id);
  } catch (error) {
    if (error instanceof CloudError && GONE.has(error.code)) return undefined;
    throw error;
  }
}

async function findInstance(cloud: Cloud, region: string, id: string): Promise<Database | undefined> {
  const { DBInstances = [] } = await cloud.send(region, "DescribeDBInstances", { DBInstanceIdentifier: id });
  const [found] = DBInstances;
  return found && readInstance(found, region);
}

/** A cluster's class is that of its writer: the cluster itself has none. */
async function findCluster(cloud: Cloud, region: string, id: string): Promise<Database | undefined> {
  const { DBClusters = [] } = await cloud.send(region, "DescribeDBClusters", { DBClusterIdentifier: id });
  const [found] = DBClusters;
  if (found === undefined) return undefined;
  const cluster = readCluster(found, region);
  const [writer] = cluster.instances;
  if (writer === undefined || cluster.shape.class !== null) return cluster;
  const instance = await findDatabase(cloud, region, "instance", writer);
  return { ...cluster, shape: { ...cluster.shape, class: instance?.shape.class ?? null } };
}

function readInstance(found: DBInstance, region: string): Database {
  return {
    kind: "instance",
    id: found.DBInstanceIdentifier ?? "",
    arn: found.DBInstanceArn ?? "",
    status: found.DBInstanceStatus ?? "unknown",
    host: found.Endpoint?.Address ?? null,
    port: found.Endpoint?.Port ?? null,
    engine: found.Engine ?? "",
    encrypted: found.StorageEncrypted ?? false,
    user: found.MasterUsername ?? null,
    database: found.DBName ?? null,
    shape: {
      class: found.DBInstanceClass ?? null,
      multiAz: found.MultiAZ ?? null,
      storageType: found.StorageType ?? null,
      allocatedGiB: found.AllocatedStorage ?? null,
      engineVersion: found.EngineVersion ?? null,
      parameterGroup: found.DBParameterGroups?.[0]?.DBParameterGroupName ?? null,
      region,
    },
    initializing:
      found.StorageOperationStatus === "Initializing" || found.DBInstanceStatus === "storage-initialization",
    retentionDays: found.BackupRetentionPeriod ?? 0,
    deletionProtection: found.DeletionProtection ?? false,
    earliestRestorable: null,
    latestRestorable: found.LatestRestorableTime?.toISOString() ?? null,
    recoveryPoint: found.AwsBackupRecoveryPointArn ?? null,
    tags: tagsOf(found.TagList),
    instances: [],
  };
}

function readCluster(found: DBCluster, region: string): Database {
  const members = [...(found.DBClusterMembers ?? [])].sort(
    (a, b) => Number(b.IsClusterWriter) - Number(a.IsClusterWriter),
  );
  const aurora = found.Engine?.startsWith("aurora") ?? false;
  return {
    kind: "cluster",
    id: found.DBClusterIdentifier ?? "",
    arn: found.DBClusterArn ?? "",
    status: found.Status ?? "unknown",
    host: found.Endpoint ?? null,
    port: found.Port ?? null,
    engine: found.Engine ?? "",
    encrypted: found.StorageEncrypted ?? false,
    user: found.MasterUsername ?? null,
    database: found.DatabaseName ?? null,
    shape: {
      class: found.DBClusterInstanceClass ?? null,
      // Aurora's zones are a matter of its instances; its storage spans three and has no declared size.
      multiAz: aurora ? null : (found.MultiAZ ?? null),
      storageType: found.StorageType ?? null,
      allocatedGiB: aurora ? null : (found.AllocatedStorage ?? null),
      engineVersion: found.EngineVersion ?? null,
      parameterGroup: found.DBClusterParameterGroup ?? null,
      region,
    },
    initializing: false,
    retentionDays: found.BackupRetentionPeriod ?? 0,
    deletionProtection: found.DeletionProtection ?? false,
    earliestRestorable: found.EarliestRestorableTime?.toISOString() ?? null,
    latestRestorable: found.LatestRestorableTime?.toISOString() ?? null,
    recoveryPoint: found.AwsBackupRecoveryPointArn ?? null,
    tags: tagsOf(found.TagList),
    instances: members.flatMap(({ DBInstanceIdentifier }) => DBInstanceIdentifier ?? []),
  };
}

function tagsOf(list: readonly Tag[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(list.map(({ Key = "", Value = "" }) => [Key, Value]));
}

export function tagList(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
