import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { notFound } from "./errors";
import { backupPage, instant, inTime, matching } from "./listing";
import type { BackupJobRecord } from "./records";
import { nameOf } from "./resources";
import { vaultArn } from "./vaults";

export function describeBackupJob(input: Input, call: Call): Structure {
  const job = call.world.tables.backupJobs.get(input.required("BackupJobId"));
  if (job === undefined || job.region !== call.region) {
    throw notFound("The backup job does not exist.");
  }
  return view(call, job);
}

export function listBackupJobs(input: Input, call: Call): Structure {
  const jobs = call.world.tables.backupJobs.all().filter(({ region }) => region === call.region);
  const found = matching(input, inTime(input, jobs), {
    ByResourceArn: (job) => job.resourceArn,
    ByState: (job) => job.state,
    ByBackupVaultName: (job) => job.vault,
    ByResourceType: (job) => job.resourceType,
  });
  const { items, next } = backupPage(input, found, (job) => job.id);
  return { BackupJobs: items.map((job) => view(call, job)), NextToken: next };
}

function view(call: Call, job: BackupJobRecord): Structure {
  return {
    AccountId: call.world.ids.account,
    BackupJobId: job.id,
    BackupVaultName: job.vault,
    BackupVaultArn: vaultArn(call, job.vault),
    RecoveryPointArn: job.pointArn,
    ResourceArn: job.resourceArn,
    ResourceType: job.resourceType,
    ResourceName: nameOf(job.resourceArn),
    CreationDate: new Date(job.createdAt),
    CompletionDate: instant(job.completedAt),
    State: job.state,
    StatusMessage: job.statusMessage,
    PercentDone: job.state === "COMPLETED" ? "100.0" : "0.0",
    BackupSizeInBytes: job.bytes,
    IamRoleArn: job.iamRoleArn,
    IsParent: false,
  };
}
