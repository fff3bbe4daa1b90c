import type {
  BackupJob,
  CopyJob,
  DescribeBackupVaultCommandOutput,
  RecoveryPointByBackupVault,
} from "@aws-sdk/client-backup";
import { instantOf } from "../clock";
import { type Cloud, CloudError } from "../cloud";
import type { JobSeen, PointSeen, VaultSeen } from "../status/seen";
import { allPages } from "./pages";
import { isContinuous } from "./points";

/** Asks for a vault, and for the points of a resource in it. A vault that is not there holds none. */
export async function readVault(
  cloud: Cloud,
  region: string,
  name: string,
  resource: string,
): Promise<{ readonly vault: VaultSeen; readonly points: readonly PointSeen[] }> {
  try {
    const lock = lockOfVault(await cloud.send(region, "DescribeBackupVault", { BackupVaultName: name }));
    const found = await allPages(async (NextToken) => {
      const asked = { BackupVaultName: name, ByResourceArn: resource, NextToken };
      const page = await cloud.send(region, "ListRecoveryPointsByBackupVault", asked);
      return { items: page.RecoveryPoints ?? [], next: page.NextToken };
    });
    return { vault: { name, there: true, lock }, points: found.map((one) => readPoint(one, name)) };
  } catch (error) {
    if (!(error instanceof CloudError) || error.code !== "ResourceNotFound") throw error;
    return { vault: { name, there: false, lock: "none" }, points: [] };
  }
}

/** An air-gapped vault is locked from the start; any other for good only where a day says from when on. */
export function lockOfVault({
  Locked = false,
  LockDate,
  VaultType,
}: Pick<DescribeBackupVaultCommandOutput, "Locked" | "LockDate" | "VaultType">): VaultSeen["lock"] {
  if (VaultType === "LOGICALLY_AIR_GAPPED_BACKUP_VAULT" || (Locked && LockDate !== undefined)) return "compliance";
  return Locked ? "governance" : "none";
}

function readPoint(one: RecoveryPointByBackupVault, vault: string): PointSeen {
  const arn = one.RecoveryPointArn ?? "";
  const continuous = isContinuous(arn);
  const createdAt = instantOf((one.CreationDate ?? new Date(0)).getTime());
  return {
    arn,
    vault,
    kind: continuous ? "continuous" : "snapshot",
    status: one.Status ?? "unknown",
    createdAt,
    // A job reads its source no earlier than it is created, and copies keep that date.
    dataAt: continuous ? null : createdAt,
    deleteAt: continuous ? null : (one.CalculatedLifecycle?.DeleteAt?.toISOString() ?? null),
  };
}

/** The jobs of a resource since an instant that backed it up, or copied its points, in a Region. */
export async function readJobs(
  cloud: Cloud,
  region: string,
  resource: string,
  since: Date,
): Promise<readonly JobSeen[]> {
  const asked = { ByResourceArn: resource, ByCreatedAfter: since };
  const backups = await allPages(async (NextToken) => {
    const page = await cloud.send(region, "ListBackupJobs", { ...asked, NextToken });
    return { items: page.BackupJobs ?? [], next: page.NextToken };
  });
  const copies = await allPages(async (NextToken) => {
    const page = await cloud.send(region, "ListCopyJobs", { ...asked, NextToken });
    return { items: page.CopyJobs ?? [], next: page.NextToken };
  });
  return [
    ...backups.map((job) => readJob("backup", job, job.BackupVaultArn)),
    ...copies.map((job) => readJob("copy", job, job.DestinationBackupVaultArn)),
  ];
}

function readJob(what: JobSeen["what"], job: BackupJob | CopyJob, vaultArn = ""): JobSeen {
  const [, , , region = "", , , vault = ""] = vaultArn.split(":");
  return {
    what,
    vault,
    region,
    state: job.State ?? "unknown",
    createdAt: instantOf((job.CreationDate ?? new Date(0)).getTime()),
    ...(job.StatusMessage === undefined ? {} : { message: job.StatusMessage }),
  };
}
