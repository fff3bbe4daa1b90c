import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { bringBack } from "./bring-back";
import { invalidState, invalidValue, notFound } from "./errors";
import { backupPage, instant, inTime, matching } from "./listing";
import { stateOf } from "./points";
import type { PointRecord, RestoreJobRecord } from "./records";
import { vaultArn } from "./vaults";

export function startRestoreJob(input: Input, call: Call): Structure {
  const { world } = call;
  const token = input.text("IdempotencyToken");
  const known = token && world.tables.restoreJobs.all().find(({ idempotencyToken }) => idempotencyToken === token);
  if (known) {
    return { RestoreJobId: known.id };
  }
  const pointArn = input.required("RecoveryPointArn");
  const point = world.tables.points.get(pointArn);
  if (point === undefined || point.region !== call.region) {
    throw notFound(`Cannot find recovery point ${pointArn} in ${call.region}.`);
  }
  const type = input.text("ResourceType") ?? point.resourceType;
  if (type !== point.resourceType) {
    throw invalidValue(`The recovery point is of ${point.resourceType}, not of ${type}.`);
  }
  const { status } = stateOf(call, point);
  if (status !== "COMPLETED" && status !== "AVAILABLE") {
    throw invalidState(`The recovery point is ${status} and cannot be restored.`);
  }
  const job = begin(call, point, input, token);
  return { RestoreJobId: job.id };
}

function begin(call: Call, point: PointRecord, input: Input, token: string | undefined): RestoreJobRecord {
  const { world, region } = call;
  const { restoreJobs } = world.tables;
  const id = world.ids.uuid();
  const job = restoreJobs.put(id, {
    id,
    region,
    status: "PENDING",
    createdAt: world.clock.now().toISOString(),
    resourceArn: point.resourceArn,
    resourceType: point.resourceType,
    iamRoleArn: input.text("IamRoleArn") ?? point.iamRoleArn,
    bytes: point.bytes,
    vaultArn: vaultArn(call, point.vault),
    pointArn: point.arn,
    pointCreatedAt: point.createdAt,
    metadata: input.map("Metadata"),
    ...(token && { idempotencyToken: token }),
  });
  const copyTags = input.flag("CopySourceTagsToRestoredResource") ?? false;
  run(call, point, job, copyTags).catch((error: Error) => {
    restoreJobs.change(id, {
      status: "FAILED",
      statusMessage: error.message,
      completedAt: world.clock.now().toISOString(),
    });
  });
  return job;
}

async function run(call: Call, point: PointRecord, job: RestoreJobRecord, copyTags: boolean): Promise<void> {
  const { world } = call;
  const { restoreJobs, points } = world.tables;
  await world.pace.take("start-job", job.id, point.arn, point.resourceArn);
  restoreJobs.change(job.id, { status: "RUNNING" });
  const { made, done } = bringBack(call, point, job.metadata, copyTags);
  restoreJobs.change(job.id, { createdResourceArn: made.arn });
  await done;
  const completedAt = world.clock.now().toISOString();
  restoreJobs.change(job.id, { status: "COMPLETED", completedAt });
  points.change(point.arn, { lastRestoredAt: completedAt });
}

/** @throws {ServiceError} for a job that is not in the Region */
export function findRestoreJob(input: Input, call: Call): RestoreJobRecord {
  const id = input.required("RestoreJobId");
  const job = call.world.tables.restoreJobs.get(id);
  if (job === undefined || job.region !== call.region) {
    throw notFound(`Restore job ${id} does not exist.`);
  }
  return job;
}

export function describeRestoreJob(input: Input, call: Call): Structure {
  return view(call, findRestoreJob(input, call));
}

export function getRestoreJobMetadata(input: Input, call: Call): Structure {
  const job = findRestoreJob(input, call);
  return { RestoreJobId: job.id, Metadata: job.metadata };
}

export function listRestoreJobs(input: Input, call: Call): Structure {
  const jobs = call.world.tables.restoreJobs.all().filter(({ region }) => region === call.region);
  const found = matching(input, inTime(input, jobs), {
    ByStatus: (job) => job.status,
    ByResourceType: (job) => job.resourceType,
  });
  const { items, next } = backupPage(input, found, (job) => job.id);
  return { RestoreJobs: items.map((job) => view(call, job)), NextToken: next };
}

function view(call: Call, job: RestoreJobRecord): Structure {
  return {
    AccountId: call.world.ids.account,
    RestoreJobId: job.id,
    RecoveryPointArn: job.pointArn,
    RecoveryPointCreationDate: new Date(job.pointCreatedAt),
    SourceResourceArn: job.resourceArn,
    BackupVaultArn: job.vaultArn,
    CreationDate: new Date(job.createdAt),
    CompletionDate: instant(job.completedAt),
    Status: job.status,
    StatusMessage: job.statusMessage,
    PercentDone: job.status === "COMPLETED" ? "100.00%" : "0.00%",
    BackupSizeInBytes: job.bytes,
    IamRoleArn: job.iamRoleArn,
    CreatedResourceArn: job.createdResourceArn,
    ResourceType: job.resourceType,
    ValidationStatus: job.validation?.status,
    ValidationStatusMessage: job.validation?.message,
    IsParent: false,
  };
}
