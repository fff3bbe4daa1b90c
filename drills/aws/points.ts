import type { RecoveryPointByResource } from "@aws-sdk/client-backup";
import type { DBClusterSnapshot, DBSnapshot } from "@aws-sdk/client-rds";
import { type Cloud, CloudError } from "../cloud";
import type { DrillTarget } from "../plan";
import type { FoundPoint } from "../points/point";
import type { Database } from "./database";
import { type Found, isDatabase } from "./found";
import { allPages } from "./pages";

/** Every recovery point in a Region: what AWS Backup keeps there, and of databases in their own Region what RDS does. */
export async function findPoints(
  cloud: Cloud,
  region: string,
  target: DrillTarget,
  source: Found,
  now: number,
): Promise<readonly FoundPoint[]> {
  const backup = await backupPoints(cloud, region, target, source, now);
  if (region !== target.region || !isDatabase(source)) return backup;
  const snapshots =
    target.kind === "instance" ? await instanceSnapshots(cloud, target) : await clusterSnapshots(cloud, target);
  return [...backup, ...snapshots, ...automatedBackup(source)];
}

async function backupPoints(
  cloud: Cloud,
  region: string,
  target: DrillTarget,
  source: Found,
  now: number,
): Promise<readonly FoundPoint[]> {
  const points = await allPages(async (NextToken) => {
    const page = await cloud.send(region, "ListRecoveryPointsByResource", { ResourceArn: target.arn, NextToken });
    return { items: page.RecoveryPoints ?? [], next: page.NextToken };
  });
  return await Promise.all(points.map((point) => readPoint(cloud, region, target, source, point, now)));
}

async function readPoint(
  cloud: Cloud,
  region: string,
  target: DrillTarget,
  source: Found,
  point: RecoveryPointByResource,
  now: number,
): Promise<FoundPoint> {
  const arn = point.RecoveryPointArn ?? "";
  const continuous = isContinuous(arn);
  const copy = region !== target.region;
  return {
    arn,
    kind: continuous ? "continuous" : copy ? "copy" : "snapshot",
    via: "backup",
    status: point.Status ?? "unknown",
    createdAt: (point.CreationDate ?? new Date(0)).toISOString(),
    dataAt: continuous ? latestOf(source, point, now) : await snapshotTime(cloud, region, arn),
    earliest: continuous && isDatabase(source) ? source.earliestRestorable : null,
    region,
    ...(point.BackupVaultName === undefined ? {} : { vault: point.BackupVaultName }),
    ...(point.BackupSizeBytes === undefined ? {} : { sizeBytes: point.BackupSizeBytes }),
  };
}

/** The newest activity that a continuous backup of S3 cannot yet be restored to, in milliseconds. */
const S3_LAG = 15 * 60_000;

/** RDS tells how far a continuous backup reaches; of S3 it is documented, as long as the backup goes on. */
function latestOf(source: Found, { Status }: RecoveryPointByResource, now: number): string | null {
  if (isDatabase(source)) return source.latestRestorable;
  return Status === "AVAILABLE" || Status === "COMPLETED" ? new Date(now - S3_LAG).toISOString() : null;
}

/** AWS Backup says it in the ARN alone: `…:recovery-point:continuous:…`, of RDS `…:auto-backup:…`. */
export function isContinuous(arn: string): boolean {
  return /:continuous:|auto-backup:/.test(arn);
}

/** Points of RDS are snapshots of RDS, which knows the time of their newest transaction; of a cluster it does not. */
async function snapshotTime(cloud: Cloud, region: string, arn: string): Promise<string | null> {
  if (!arn.includes(":snapshot:")) return null;
  try {
    const { DBSnapshots = [] } = await cloud.send(region, "DescribeDBSnapshots", { DBSnapshotIdentifier: arn });
    return DBSnapshots[0]?.SnapshotDatabaseTime?.toISOString() ?? null;
  } catch (error) {
    if (error instanceof CloudError && error.code === "DBSnapshotNotFound") return null;
    throw error;
  }
}

async function instanceSnapshots(cloud: Cloud, { id, region }: DrillTarget): Promise<readonly FoundPoint[]> {
  const found = await allPages(async (Marker) => {
    const page = await cloud.send(region, "DescribeDBSnapshots", { DBInstanceIdentifier: id, Marker });
    return { items: page.DBSnapshots ?? [], next: page.Marker };
  });
  return found.flatMap((one) => readSnapshot(one, one.DBSnapshotArn, one.SnapshotDatabaseTime, one.Encrypted, region));
}

async function clusterSnapshots(cloud: Cloud, { id, region }: DrillTarget): Promise<readonly FoundPoint[]> {
  const found = await allPages(async (Marker) => {
    const page = await cloud.send(region, "DescribeDBClusterSnapshots", { DBClusterIdentifier: id, Marker });
    return { items: page.DBClusterSnapshots ?? [], next: page.Marker };
  });
  return found.flatMap((one) => readSnapshot(one, one.DBClusterSnapshotArn, undefined, one.StorageEncrypted, region));
}

/** What AWS Backup keeps is listed by AWS Backup. */
function readSnapshot(
  one: DBSnapshot | DBClusterSnapshot,
  arn: string | undefined,
  dataAt: Date | undefined,
  encrypted: boolean | undefined,
  region: string,
): readonly FoundPoint[] {
  if (one.SnapshotType === "awsbackup" || arn === undefined) return [];
  const created = one.SnapshotCreateTime ?? new Date(0);
  return [
    {
      arn,
      kind: "snapshot",
      via: "rds",
      status: one.Status ?? "unknown",
      createdAt: created.toISOString(),
      dataAt: dataAt?.toISOString() ?? null,
      earliest: null,
      region,
      ...(encrypted === undefined ? {} : { encrypted }),
    },
  ];
}

/** RDS's own continuous backup is known by the database that it is of. */
function automatedBackup(source: Database): readonly FoundPoint[] {
  if (source.retentionDays === 0 || source.latestRestorable === null) return [];
  const { arn, latestRestorable, earliestRestorable, shape } = source;
  return [
    {
      arn,
      kind: "continuous",
      via: "rds",
      status: "available",
      createdAt: latestRestorable,
      dataAt: latestRestorable,
      earliest: earliestRestorable,
      region: shape.region ?? "",
      encrypted: source.encrypted,
    },
  ];
}
