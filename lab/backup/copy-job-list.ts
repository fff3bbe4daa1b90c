import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { instant, jobIn, jobPage } from "./listing";
import type { CopyJobRecord } from "./records";
import { nameOf } from "./resources";

export function describeCopyJob(input: Input, call: Call): Structure {
  const job = jobIn(call, call.world.tables.copyJobs.get(input.required("CopyJobId")), "copy");
  return { CopyJob: view(call, job) };
}

export function listCopyJobs(input: Input, call: Call): Structure {
  const { items, next } = jobPage(input, call, call.world.tables.copyJobs.all(), {
    ByResourceArn: (job) => job.resourceArn,
    ByState: (job) => job.state,
    ByResourceType: (job) => job.resourceType,
    ByDestinationVaultArn: (job) => job.destinationVaultArn,
    BySourceRecoveryPointArn: (job) => job.sourcePointArn,
  });
  return { CopyJobs: items.map((job) => view(call, job)), NextToken: next };
}

function view(call: Call, job: CopyJobRecord): Structure {
  return {
    AccountId: call.world.ids.account,
    CopyJobId: job.id,
    SourceBackupVaultArn: job.sourceVaultArn,
    SourceRecoveryPointArn: job.sourcePointArn,
    DestinationBackupVaultArn: job.destinationVaultArn,
    DestinationRecoveryPointArn: job.destinationPointArn,
    ResourceArn: job.resourceArn,
    ResourceType: job.resourceType,
    ResourceName: nameOf(job.resourceArn),
    CreationDate: new Date(job.createdAt),
    CompletionDate: instant(job.completedAt),
    State: job.state,
    StatusMessage: job.statusMessage,
    BackupSizeInBytes: job.bytes,
    IamRoleArn: job.iamRoleArn,
    IsParent: false,
  };
}
