import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { notFound } from "./errors";
import { backupPage, instant, inTime, matching } from "./listing";
import type { CopyJobRecord } from "./records";
import { nameOf } from "./resources";

export function describeCopyJob(input: Input, call: Call): Structure {
  const job = call.world.tables.copyJobs.get(input.required("CopyJobId"));
  if (job === undefined || job.region !== call.region) {
    throw notFound("The copy job does not exist.");
  }
  return { CopyJob: view(call, job) };
}

export function listCopyJobs(input: Input, call: Call): Structure {
  const jobs = call.world.tables.copyJobs.all().filter(({ region }) => region === call.region);
  const found = matching(input, inTime(input, jobs), {
    ByResourceArn: (job) => job.resourceArn,
    ByState: (job) => job.state,
    ByResourceType: (job) => job.resourceType,
    ByDestinationVaultArn: (job) => job.destinationVaultArn,
    BySourceRecoveryPointArn: (job) => job.sourcePointArn,
  });
  const { items, next } = backupPage(input, found, (job) => job.id);
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
