import { setTimeout } from "node:timers/promises";
import { startBackupJob } from "./backup/backup-jobs";
import { backUpContinuously } from "./backup/continuous";
import { startCopyJob } from "./backup/copy-jobs";
import { createPlan, createSelection } from "./backup/plans";
import { findResource } from "./backup/resources";
import { createVault, findVault, vaultArn } from "./backup/vaults";
import { LabOptionsError } from "./errors";
import type { SourceOptions } from "./options";
import { Input } from "./protocol/input";
import type { Structure } from "./protocol/wire";
import { createClusterSnapshot, createSnapshot } from "./rds/snapshot";
import { makeSource } from "./sources";
import type { Call } from "./world";

/** The vault that every account has. */
const vaultName = "Default";
const pollMilliseconds = 10;
const days = 35;

/**
 * Fills an empty lab: vaults in both Regions, the sources, a plan that selects them, and of each source a recovery point,
 * its copy in the other Region, a continuous one if its service has such, and of databases a snapshot of RDS.
 */
export async function furnish(call: Call, copyRegion: string, sources: readonly SourceOptions[]): Promise<void> {
  const there = { ...call, region: copyRegion };
  for (const place of [call, there]) {
    createVault(given({ BackupVaultName: vaultName }), place);
  }
  const arns = await Promise.all(sources.map((source) => makeSource(call, source)));
  plan(call, vaultArn(there, vaultName), arns);
  for (const [index, source] of sources.entries()) {
    await keep(call, vaultArn(there, vaultName), arns[index] as string, source);
  }
}

function plan(call: Call, copyVault: string, arns: readonly string[]): void {
  const rule = {
    RuleName: "daily",
    TargetBackupVaultName: vaultName,
    ScheduleExpression: "cron(0 5 ? * * *)",
    StartWindowMinutes: 60,
    CompletionWindowMinutes: 120,
    Lifecycle: { DeleteAfterDays: days },
    EnableContinuousBackup: true,
    CopyActions: [{ DestinationBackupVaultArn: copyVault, Lifecycle: { DeleteAfterDays: days } }],
  };
  const made = createPlan(given({ BackupPlan: { BackupPlanName: "lab", Rules: [rule] } }), call);
  const selection = { SelectionName: "sources", IamRoleArn: roleOf(call), Resources: arns };
  createSelection(given({ BackupPlanId: made.BackupPlanId, BackupSelection: selection }), call);
}

/** One after the other, so that of two backups the later one is the newer, however long each takes. */
async function keep(call: Call, copyVault: string, arn: string, { kind, name }: SourceOptions): Promise<void> {
  const { engine, tables } = call.world;
  const role = { IamRoleArn: roleOf(call), Lifecycle: { DeleteAfterDays: days } };
  if (kind === "instance") {
    createSnapshot(given({ DBInstanceIdentifier: name, DBSnapshotIdentifier: `${name}-initial` }), call);
  } else if (kind === "cluster") {
    createClusterSnapshot(given({ DBClusterIdentifier: name, DBClusterSnapshotIdentifier: `${name}-initial` }), call);
  }
  while (tables.snapshots.all().some(({ sourceArn, status }) => sourceArn === arn && status === "creating")) {
    await setTimeout(pollMilliseconds);
  }
  const { BackupJobId, RecoveryPointArn } = startBackupJob(
    given({ BackupVaultName: vaultName, ResourceArn: arn, ...role }),
    call,
  );
  await until(
    () => tables.backupJobs.get(String(BackupJobId)),
    ({ state }) => state,
  );
  const copy = { RecoveryPointArn, SourceBackupVaultName: vaultName, DestinationBackupVaultArn: copyVault, ...role };
  const { CopyJobId } = startCopyJob(given(copy), call);
  await until(
    () => tables.copyJobs.get(String(CopyJobId)),
    ({ state }) => state,
  );
  const resource = findResource(call, arn);
  if ("database" in resource) {
    // Else the newest backup would be one that only AWS Backup restores, until the log is next archived.
    await engine.archive(resource.database.resourceId);
  }
  if ("database" in resource || kind === "bucket") {
    backUpContinuously(call, findVault(call, vaultName), arn, roleOf(call));
  }
}

/** @throws {LabOptionsError} if it fails */
async function until<Row extends { readonly statusMessage?: string }>(
  find: () => Row | undefined,
  stateOf: (row: Row) => string,
): Promise<void> {
  for (;;) {
    const row = find();
    const state = row && stateOf(row);
    if (state === "COMPLETED") {
      return;
    }
    if (state === "FAILED") {
      throw new LabOptionsError(`The lab's first backup failed: ${row?.statusMessage}`);
    }
    await setTimeout(pollMilliseconds);
  }
}

function roleOf({ world }: Call): string {
  return `arn:aws:iam::${world.ids.account}:role/service-role/AWSBackupDefaultServiceRole`;
}

function given(members: Structure): Input {
  return new Input(members, { missing: "MissingParameterValueException", invalid: "InvalidParameterValueException" });
}
