import { findDatabase } from "../aws/database";
import { restoreCall } from "../aws/restore-calls";
import { findJobs } from "../aws/restore-job";
import { type Cloud, CloudError, sendCall } from "../cloud";
import { OwnershipError, strangeness } from "../guard/ownership";
import type { Selection, StepResults } from "../journal/entry";
import { type DatabaseKind, type DrillPlan, type DrillResource, resourcesOf } from "../plan";

/**
 * Requests the restore. Asked again, it requests nothing twice: AWS Backup knows the drill's token, and RDS the name.
 *
 * @throws {OwnershipError} if the name is taken by what is not the drill's
 */
export async function restore(cloud: Cloud, plan: DrillPlan, selection: Selection): Promise<StepResults["restore"]> {
  const call = restoreCall(plan, selection, await inferredMetadata(cloud, selection));
  if (call.operation !== "StartRestoreJob") {
    await onlyOnce(cloud, plan, resourcesOf(plan)[0] as DatabaseResource, () => sendCall(cloud, call));
    return { jobId: null };
  }
  const { RestoreJobId } = await sendCall(cloud, call);
  // A repeated request is answered "with no action", and perhaps without the job.
  const jobId = RestoreJobId ?? (await findJobs(cloud, plan.region, selection.point.arn, plan.declaredAt))[0]?.id;
  if (jobId === undefined) throw new Error(`AWS Backup started no job for ${selection.point.arn}`);
  return { jobId };
}

export type DatabaseResource = DrillResource & { readonly kind: DatabaseKind };

/** Sends a request that makes something; that it is there already is fine if it is the drill's own. */
export async function onlyOnce(
  cloud: Cloud,
  plan: DrillPlan,
  resource: DatabaseResource,
  create: () => Promise<unknown>,
): Promise<void> {
  try {
    await create();
  } catch (error) {
    if (!(error instanceof CloudError) || !/^DB(Instance|Cluster)AlreadyExists$/.test(error.code)) throw error;
    const found = await findDatabase(cloud, plan.region, resource.kind, resource.id);
    const own = { drill: plan.id, resources: resourcesOf(plan), recoveryPoint: null };
    const strange = found && strangeness(found, own);
    if (strange !== undefined)
      throw new OwnershipError(`${resource.id} is there already, and not this drill's: ${strange}`);
  }
}

/** What AWS Backup itself would restore its point with. */
export async function inferredMetadata(
  cloud: Cloud,
  { via, point }: Selection,
): Promise<Readonly<Record<string, string>>> {
  if (via === "rds" || point.vault === undefined) return {};
  const { InferredMetadata = {} } = await cloud.send(point.region, "GetRestoreTestingInferredMetadata", {
    BackupVaultName: point.vault,
    RecoveryPointArn: point.arn,
  });
  return InferredMetadata;
}
