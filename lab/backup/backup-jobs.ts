import { arn } from "../arn";
import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import { rdsArn } from "../rds/find";
import { takeSnapshot } from "../rds/snapshot";
import type { Tags } from "../tags";
import type { Call } from "../world";
import { lifecycleOf, retentionRefusal } from "./lifecycle";
import type { BackupJobRecord, Lifecycle, VaultRecord } from "./records";
import { findResource, type Resource } from "./resources";

import { findVault } from "./vaults";

export function startBackupJob(input: Input, call: Call): Structure {
  const { world } = call;
  const vault = findVault(call, input.required("BackupVaultName"));
  const resourceArn = input.required("ResourceArn");
  const iamRoleArn = input.required("IamRoleArn");
  const resource = findResource(call, resourceArn);
  const token = input.text("IdempotencyToken");
  const known = token && world.tables.backupJobs.all().find(({ idempotencyToken }) => idempotencyToken === token);
  const lifecycle = lifecycleOf(input);
  const job =
    known ||
    begin(call, resource, { vault, resourceArn, iamRoleArn, lifecycle, tags: input.map("RecoveryPointTags"), token });
  return {
    BackupJobId: job.id,
    RecoveryPointArn: job.pointArn,
    CreationDate: new Date(job.createdAt),
    IsParent: false,
  };
}

/** What a backup job is about. */
interface BackupRequest {
  readonly vault: VaultRecord;
  readonly resourceArn: string;
  readonly iamRoleArn: string;
  readonly lifecycle: Lifecycle;
  readonly tags: Tags;
  readonly token: string | undefined;
}

function begin(call: Call, resource: Resource, request: BackupRequest): BackupJobRecord {
  const { world, region } = call;
  const id = world.ids.uuid();
  const { vault, resourceArn, iamRoleArn, lifecycle, token } = request;
  const job = world.tables.backupJobs.put(id, {
    id,
    region,
    vault: vault.name,
    resourceArn,
    resourceType: resource.type,
    iamRoleArn,
    lifecycle,
    bytes: 0,
    state: "CREATED",
    createdAt: world.clock.now().toISOString(),
    pointArn: pointArnOf(call, resource, id),
    ...(token && { idempotencyToken: token }),
  });
  run(call, resource, job, request).catch((error: Error) => {
    world.tables.points.delete(job.pointArn);
    world.tables.backupJobs.change(id, {
      state: "FAILED",
      statusMessage: error.message,
      completedAt: world.clock.now().toISOString(),
    });
  });
  return job;
}

async function run(
  call: Call,
  resource: Resource,
  job: BackupJobRecord,
  { vault, tags }: BackupRequest,
): Promise<void> {
  const { world, region } = call;
  const { backupJobs, points } = world.tables;
  await world.pace.take("start-job", job.id, job.resourceArn);
  const refusal = retentionRefusal(vault, job.lifecycle);
  if (refusal !== undefined) {
    throw new Error(refusal);
  }
  backupJobs.change(job.id, { state: "RUNNING" });
  points.put(job.pointArn, {
    arn: job.pointArn,
    region,
    vault: vault.name,
    resourceArn: job.resourceArn,
    resourceType: job.resourceType,
    status: "CREATING",
    createdAt: job.createdAt,
    bytes: 0,
    lifecycle: job.lifecycle,
    iamRoleArn: job.iamRoleArn,
    encryptionKeyArn: vault.encryptionKeyArn,
    continuous: false,
    tags,
  });
  const bytes = await keep(call, resource, job);
  const completedAt = world.clock.now().toISOString();
  points.change(job.pointArn, { status: "COMPLETED", bytes, completedAt });
  backupJobs.change(job.id, { state: "COMPLETED", bytes, completedAt });
}

/** @returns how many bytes it holds */
async function keep(call: Call, resource: Resource, job: BackupJobRecord): Promise<number> {
  const { points, snapshots } = call.world.tables;
  if ("database" in resource) {
    const of = resource.type === "RDS" ? "instance" : "cluster";
    const id = snapshotId(job.id);
    const { made, done } = takeSnapshot(call, resource.database, { id, of, type: "awsbackup", tags: {} });
    points.change(job.pointArn, { snapshotArn: made.arn });
    await done;
    return snapshots.get(made.arn)?.bytes ?? 0;
  }
  await call.world.pace.take("snapshot", job.id, job.resourceArn);
  const { contents } = resource.store;
  points.change(job.pointArn, {
    contents: { ...contents, until: contents.until ?? call.world.clock.now().toISOString() },
  });
  return (resource.store.size ?? 1) * 1024 ** 2;
}

function snapshotId(job: string): string {
  return `awsbackup:job-${job}`;
}

function pointArnOf(call: Call, resource: Resource, job: string): string {
  const { world, region } = call;
  switch (resource.type) {
    case "RDS":
      return rdsArn(call, "snapshot", snapshotId(job));
    case "Aurora":
      return rdsArn(call, "cluster-snapshot", snapshotId(job));
    case "EBS":
      return arn("ec2", region, "", `snapshot/${world.ids.ec2("snap")}`);
    case "DynamoDB":
    case "S3":
    case "EFS":
      return arn("backup", region, world.ids.account, `recovery-point:${world.ids.uuid()}`);
  }
}
