import { arn } from "../arn";
import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import { rdsArn } from "../rds/find";
import type { SnapshotRecord } from "../rds/records";
import type { Call } from "../world";
import { invalidState, notFound } from "./errors";
import { lifecycleOf, retentionRefusal } from "./lifecycle";
import { findPoint, stateOf } from "./points";
import type { CopyJobRecord, PointRecord, VaultRecord } from "./records";
import { vaultArn } from "./vaults";

export function startCopyJob(input: Input, call: Call): Structure {
  const { world } = call;
  const point = findPoint(call, input.required("SourceBackupVaultName"), input.required("RecoveryPointArn"));
  const destination = world.tables.vaults.get(input.required("DestinationBackupVaultArn"));
  if (destination === undefined) {
    throw notFound(`Backup vault ${input.required("DestinationBackupVaultArn")} does not exist.`);
  }
  const { status } = stateOf(call, point);
  if (status !== "COMPLETED" && status !== "AVAILABLE") {
    throw invalidState(`The recovery point is ${status} and cannot be copied.`);
  }
  const token = input.text("IdempotencyToken");
  const known = token && world.tables.copyJobs.all().find(({ idempotencyToken }) => idempotencyToken === token);
  const job = known || begin(call, point, destination, input, token);
  return { CopyJobId: job.id, CreationDate: new Date(job.createdAt), IsParent: false };
}

function begin(
  call: Call,
  point: PointRecord,
  destination: VaultRecord,
  input: Input,
  token: string | undefined,
): CopyJobRecord {
  const { world, region } = call;
  const id = world.ids.uuid();
  const job = world.tables.copyJobs.put(id, {
    id,
    region,
    state: "CREATED",
    createdAt: world.clock.now().toISOString(),
    resourceArn: point.resourceArn,
    resourceType: point.resourceType,
    iamRoleArn: input.required("IamRoleArn"),
    bytes: point.bytes,
    sourceVaultArn: vaultArn(call, point.vault),
    sourcePointArn: point.arn,
    destinationVaultArn: destination.arn,
    lifecycle: lifecycleOf(input),
    ...(token && { idempotencyToken: token }),
  });
  run(call, job, point, destination).catch((error: Error) => {
    world.tables.copyJobs.change(id, {
      state: "FAILED",
      statusMessage: error.message,
      completedAt: world.clock.now().toISOString(),
    });
  });
  return job;
}

async function run(call: Call, job: CopyJobRecord, point: PointRecord, destination: VaultRecord): Promise<void> {
  const { world } = call;
  const { copyJobs, points } = world.tables;
  await world.pace.take("start-job", job.id, point.arn);
  const refusal = retentionRefusal(destination, job.lifecycle);
  if (refusal !== undefined) {
    throw new Error(refusal);
  }
  copyJobs.change(job.id, { state: "RUNNING" });
  await world.pace.take("copy", job.id, point.arn);
  const there = { ...call, region: destination.region };
  const snapshot = point.snapshotArn === undefined ? undefined : await copySnapshot(there, job, point.snapshotArn);
  const completedAt = world.clock.now().toISOString();
  const { snapshotArn: _, ...kept } = point;
  const copy = points.put(copyArn(there, job, point, snapshot), {
    ...kept,
    arn: copyArn(there, job, point, snapshot),
    region: destination.region,
    vault: destination.name,
    status: "COMPLETED",
    completedAt,
    lifecycle: job.lifecycle,
    encryptionKeyArn: destination.encryptionKeyArn,
    continuous: false,
    sourceVaultArn: job.sourceVaultArn,
    ...(snapshot && { snapshotArn: snapshot.arn }),
  });
  copyJobs.change(job.id, { state: "COMPLETED", completedAt, destinationPointArn: copy.arn });
}

async function copySnapshot(there: Call, job: CopyJobRecord, source: string): Promise<SnapshotRecord | undefined> {
  const { tables, engine, ids, clock } = there.world;
  const snapshot = tables.snapshots.get(source);
  if (snapshot === undefined) {
    throw new Error("The snapshot of the recovery point is gone.");
  }
  const backup = ids.uuid();
  await engine.copyBackup(snapshot.backup, backup);
  const id = `awsbackup:copyjob-${job.id}`;
  const copied = rdsArn(there, snapshot.of === "cluster" ? "cluster-snapshot" : "snapshot", id);
  const createdAt = clock.now().toISOString();
  return tables.snapshots.put(copied, {
    ...snapshot,
    arn: copied,
    region: there.region,
    id,
    backup,
    createdAt,
    type: "awsbackup",
  });
}

function copyArn(there: Call, job: CopyJobRecord, point: PointRecord, snapshot: SnapshotRecord | undefined): string {
  if (snapshot !== undefined) {
    return snapshot.arn;
  }
  return point.resourceType === "EBS"
    ? arn("ec2", there.region, "", `snapshot/snap-0${job.id.replaceAll("-", "").slice(0, 16)}`)
    : arn("backup", there.region, there.world.ids.account, `recovery-point:${job.id}`);
}
