import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { instant, jobIn, jobPage } from "./listing";
import type { BackupJobRecord } from "./records";
import { nameOf } from "./resources";
import { vaultArn } from "./vaults";

export function describeBackupJob(input: Input, call: Call): Structure {
  const job = jobIn(call, call.world.tables.backupJobs.get(input.required("BackupJobId")), "backup");
  return view(call, job);
}

export function listBackupJobs(input: Input, call: Call): Structure {
  const { items, next } = jobPage(input, call, call.world.tables.backupJobs.all(), {
    ByResourceArn: (job) => job.resourceArn,
    ByState: (job) => job.state,
    ByBackupVaultName: (job) => job.vault,
    ByResourceType: (job) => job.resourceType,
  });
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
