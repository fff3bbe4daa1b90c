import { type Database, findDatabase } from "../aws/database";
import { type Found, findMade, isDatabase } from "../aws/found";
import { serveCall } from "../aws/restore-calls";
import { demandHope, findJob, RestoreFailedError, type RestoreJob, readJob } from "../aws/restore-job";
import { tagCalls } from "../aws/tag-calls";
import { type Cloud, sendCall } from "../cloud";
import { OwnershipError, strangeness } from "../guard/ownership";
import type { Selection, StepResults } from "../journal/entry";
import { type DrillPlan, type DrillResource, resourcesOf } from "../plan";
import { type DatabaseResource, onlyOnce } from "./restore";
import { type Patience, until } from "./until";

/** RDS moves on to most of these by itself after `available`; a table is `active`. */
const READY: ReadonlySet<string> = new Set([
  "active",
  "available",
  "backing-up",
  "storage-config-upgrade",
  "storage-initialization",
  "storage-optimization",
]);

/** Out of these nothing comes any more. */
const HOPELESS: ReadonlySet<string> = new Set([
  "archived",
  "deleted",
  "deleting",
  "error",
  "failed",
  "inaccessible-encryption-credentials",
  "inaccessible_encryption_credentials",
  "incompatible-network",
  "incompatible-option-group",
  "incompatible-parameters",
  "incompatible-restore",
  "insufficient-capacity",
  "restore-error",
  "storage-full",
]);

/**
 * Makes what is being restored the drill's own as soon as it is there: puts its tags on, and takes off those of the source,
 * by which backup plans would select it.
 *
 * @throws {OwnershipError} @throws {RestoreFailedError}
 */
export async function claim(
  cloud: Cloud,
  plan: DrillPlan,
  selection: Selection,
  jobId: string | null,
  patience: Patience,
): Promise<StepResults["claim"]> {
  const { region } = plan;
  const resource = resourcesOf(plan)[0] as DrillResource;
  const found = await until(patience, `the creation of ${resource.id}`, async () => {
    const job = jobId === null ? undefined : await findJob(cloud, region, jobId);
    const made = await findMade(cloud, region, resource, job === undefined ? [] : [job]);
    // Of what carries no tag yet, only the job can tell whether it made that.
    if (made !== undefined && (isDatabase(made) || made.recoveryPoint !== null)) return made;
    if (job !== undefined) demandHope(job);
    return undefined;
  });
  const recoveryPoint = selection.via === "backup" ? selection.point.arn : null;
  const strange = strangeness(found, { drill: plan.id, resources: resourcesOf(plan), recoveryPoint });
  if (strange !== undefined) throw new OwnershipError(`${found.id} is not this drill's: ${strange}`);
  for (const call of tagCalls(plan, found)) await sendCall(cloud, call);
  return { arn: found.arn };
}

/** Waits until the restore is done, and what it made says that it is available. @throws {RestoreFailedError} */
export async function restored(
  cloud: Cloud,
  plan: DrillPlan,
  jobId: string | null,
  patience: Patience,
): Promise<StepResults["restored"]> {
  const resource = resourcesOf(plan)[0] as DrillResource;
  return await until(patience, "the restore", async () => {
    const job = jobId === null ? undefined : await readJob(cloud, plan.region, jobId);
    if (job !== undefined && job.status !== "COMPLETED") return undefined;
    const made = await ready(cloud, plan.region, resource, job);
    return made && { made, message: job?.message ?? "" };
  });
}

/** Gives a restored cluster an instance, without which nobody reaches it. */
export async function serve(cloud: Cloud, plan: DrillPlan, selection: Selection): Promise<StepResults["serve"]> {
  const instance = resourcesOf(plan)[1] as DatabaseResource;
  const { source } = selection;
  if (!isDatabase(source)) throw new Error(`${source.id} is no cluster`);
  await onlyOnce(cloud, plan, instance, () => sendCall(cloud, serveCall(plan, source)));
  return { instance: instance.id };
}

/** Waits until the instance of the cluster is there. @throws {RestoreFailedError} */
export async function served(cloud: Cloud, plan: DrillPlan, patience: Patience): Promise<StepResults["served"]> {
  const [cluster, instance] = resourcesOf(plan) as readonly [DatabaseResource, DatabaseResource];
  const find = ({ kind, id }: DatabaseResource) => findDatabase(cloud, plan.region, kind, id);
  await until(patience, `the instance ${instance.id}`, async () => judged(instance, await find(instance)));
  const made = await until(patience, `the cluster ${cluster.id}`, async () => judged(cluster, await find(cluster)));
  return { made };
}

async function ready(
  cloud: Cloud,
  region: string,
  resource: DrillResource,
  job: RestoreJob | undefined,
): Promise<Found | undefined> {
  return judged(resource, await findMade(cloud, region, resource, job === undefined ? [] : [job]));
}

/** @returns it, when it is ready @throws {RestoreFailedError} if it never will be */
function judged<Made extends Found | Database>({ kind, id }: DrillResource, made: Made | undefined): Made | undefined {
  if (made === undefined) throw new RestoreFailedError(`${kind} ${id} is gone`);
  if (HOPELESS.has(made.status)) throw new RestoreFailedError(`${kind} ${id} is ${made.status}`);
  return READY.has(made.status) ? made : undefined;
}
