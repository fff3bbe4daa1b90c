import { refuseCleanup } from "../faults/refuse-cleanup";
import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { invalidRequest, invalidState, notFound } from "./errors";
import { backupPage, instant, inTime, matching } from "./listing";
import type { PointRecord } from "./records";
import { nameOf } from "./resources";
import { findVault, vaultArn } from "./vaults";

const day = 86_400_000;

/** @throws {ServiceError} for a point that is not in the vault */
export function findPoint(call: Call, vault: string, arn: string): PointRecord {
  const { name } = findVault(call, vault);
  const point = call.world.tables.points.get(arn);
  if (point === undefined || point.vault !== name || point.region !== call.region) {
    throw notFound(`Cannot find recovery point ${arn} in backup vault ${vault}.`);
  }
  return point;
}

/** State and reason, as faults and the clock have it. */
export function stateOf({ world }: Call, point: PointRecord): Pick<PointRecord, "status" | "statusMessage"> {
  const target = { resources: [point.arn, point.resourceArn, point.vault] };
  if (world.faults.strike("point-expired", target)) {
    return { status: "EXPIRED", statusMessage: "The recovery point is past its retention and could not be deleted." };
  }
  if (world.faults.strike("point-partial", target)) {
    return { status: "PARTIAL", statusMessage: "The backup did not complete within its window." };
  }
  const { deleteAt } = lifecycleDates(point);
  if (deleteAt !== undefined && deleteAt <= world.clock.now()) {
    return { status: "EXPIRED", statusMessage: "The recovery point is past its retention." };
  }
  const { status, statusMessage } = point;
  return { status, ...(statusMessage && { statusMessage }) };
}

export function describePoint(input: Input, call: Call): Structure {
  const point = findPoint(call, input.required("BackupVaultName"), input.required("RecoveryPointArn"));
  const { coldAt } = lifecycleDates(point);
  const cold = coldAt !== undefined && coldAt <= call.world.clock.now();
  return { ...view(call, point), StorageClass: cold ? "COLD" : "WARM" };
}

export function listPointsByVault(input: Input, call: Call): Structure {
  const vault = findVault(call, input.required("BackupVaultName"));
  const points = call.world.tables.points
    .all()
    .filter(({ region, vault: name }) => region === vault.region && name === vault.name);
  const found = matching(input, inTime(input, points), {
    ByResourceArn: (point) => point.resourceArn,
    ByResourceType: (point) => point.resourceType,
  });
  const { items, next } = backupPage(input, found, (point) => point.arn);
  return { RecoveryPoints: items.map((point) => view(call, point)), NextToken: next };
}

/** In the Region of the call, in whichever vault; of a resource of any Region, since copies keep its ARN. */
export function listPointsByResource(input: Input, call: Call): Structure {
  const resource = input.required("ResourceArn");
  const points = call.world.tables.points
    .all()
    .filter(({ region, resourceArn }) => region === call.region && resourceArn === resource);
  const { items, next } = backupPage(input, points, (point) => point.arn);
  const views = items.map((point) => {
    const { status, statusMessage } = stateOf(call, point);
    return {
      RecoveryPointArn: point.arn,
      CreationDate: new Date(point.createdAt),
      Status: status,
      StatusMessage: statusMessage,
      EncryptionKeyArn: point.encryptionKeyArn,
      BackupSizeBytes: point.bytes,
      BackupVaultName: point.vault,
      IsParent: false,
      ResourceName: nameOf(point.resourceArn),
      VaultType: "BACKUP_VAULT",
    };
  });
  return { RecoveryPoints: views, NextToken: next };
}

export async function deletePoint(input: Input, call: Call): Promise<Structure> {
  const { tables, engine } = call.world;
  const vault = findVault(call, input.required("BackupVaultName"));
  const point = findPoint(call, vault.name, input.required("RecoveryPointArn"));
  refuseCleanup(call, point.arn, invalidRequest);
  if (vault.locked) {
    throw invalidRequest(`The recovery point cannot be deleted: backup vault ${vault.name} is locked.`);
  }
  if (point.status === "CREATING") {
    throw invalidState("The recovery point is being created.");
  }
  tables.points.delete(point.arn);
  const snapshot = point.snapshotArn === undefined ? undefined : tables.snapshots.get(point.snapshotArn);
  if (snapshot !== undefined) {
    tables.snapshots.delete(snapshot.arn);
    await engine.deleteBackup(snapshot.backup);
  }
  return {};
}

function lifecycleDates({ createdAt, lifecycle }: PointRecord): { readonly deleteAt?: Date; readonly coldAt?: Date } {
  const created = new Date(createdAt).getTime();
  const { deleteAfterDays, moveToColdStorageAfterDays } = lifecycle;
  return {
    ...(deleteAfterDays !== undefined && { deleteAt: new Date(created + deleteAfterDays * day) }),
    ...(moveToColdStorageAfterDays !== undefined && { coldAt: new Date(created + moveToColdStorageAfterDays * day) }),
  };
}

function view(call: Call, point: PointRecord): Structure {
  const { status, statusMessage } = stateOf(call, point);
  const { deleteAt, coldAt } = lifecycleDates(point);
  return {
    RecoveryPointArn: point.arn,
    BackupVaultName: point.vault,
    BackupVaultArn: vaultArn(call, point.vault),
    SourceBackupVaultArn: point.sourceVaultArn,
    ResourceArn: point.resourceArn,
    ResourceType: point.resourceType,
    ResourceName: nameOf(point.resourceArn),
    IamRoleArn: point.iamRoleArn,
    Status: status,
    StatusMessage: statusMessage,
    CreationDate: new Date(point.createdAt),
    InitiationDate: new Date(point.createdAt),
    CompletionDate: instant(point.completedAt),
    BackupSizeInBytes: point.bytes,
    Lifecycle: {
      DeleteAfterDays: point.lifecycle.deleteAfterDays,
      MoveToColdStorageAfterDays: point.lifecycle.moveToColdStorageAfterDays,
    },
    CalculatedLifecycle: { DeleteAt: deleteAt, MoveToColdStorageAt: coldAt },
    EncryptionKeyArn: point.encryptionKeyArn,
    IsEncrypted: true,
    IsParent: false,
    LastRestoreTime: instant(point.lastRestoredAt),
    VaultType: "BACKUP_VAULT",
  };
}
