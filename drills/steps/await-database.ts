import { type Database, findDatabase, tagList } from "../aws/database";
import { strangeTags } from "../aws/remove-calls";
import { serveCall } from "../aws/restore-calls";
import { RestoreFailedError, readJob } from "../aws/restore-job";
import { type Cloud, sendCall } from "../cloud";
import { OwnershipError, strangeness } from "../guard/ownership";
import type { Selection, StepResults } from "../journal/entry";
import { type DrillPlan, type DrillResource, drillTags, resourcesOf } from "../plan";
import { onlyOnce } from "./restore";
import { type Patience, until } from "./until";

/** RDS moves on to these by itself after `available`. */
const READY: ReadonlySet<string> = new Set([
  "available",
  "backing-up",
  "storage-config-upgrade",
  "storage-initialization",
  "storage-optimization",
]);

/** Out of these nothing comes any more. */
const HOPELESS: ReadonlySet<string> = new Set([
  "deleted",
  "deleting",
  "failed",
  "inaccessible-encryption-credentials",
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
    const database = await findDatabase(cloud, region, resource.kind, resource.id);
    if (database === undefined && jobId !== null) await readJob(cloud, region, jobId);
    return database;
  });
  const recoveryPoint = selection.via === "backup" ? selection.point.arn : null;
  const strange = strangeness(found, { drill: plan.id, resources: resourcesOf(plan), recoveryPoint });
  if (strange !== undefined) throw new OwnershipError(`${found.id} is not this drill's: ${strange}`);
  const tags = drillTags(plan);
  if (Object.entries(tags).some(([key, value]) => found.tags[key] !== value)) {
    await cloud.send(region, "AddTagsToResource", { ResourceName: found.arn, Tags: tagList(tags) });
  }
  const TagKeys = [...strangeTags(found)];
  if (TagKeys.length > 0) await cloud.send(region, "RemoveTagsFromResource", { ResourceName: found.arn, TagKeys });
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
  const database = await until(patience, "the restore", async () => {
    if (jobId !== null && (await readJob(cloud, plan.region, jobId)).status !== "COMPLETED") return undefined;
    return await ready(cloud, plan.region, resource);
  });
  return { database };
}

/** Gives a restored cluster an instance, without which nobody reaches it. */
export async function serve(cloud: Cloud, plan: DrillPlan, selection: Selection): Promise<StepResults["serve"]> {
  const instance = resourcesOf(plan)[1] as DrillResource;
  await onlyOnce(cloud, plan, instance, () => sendCall(cloud, serveCall(plan, selection)));
  return { instance: instance.id };
}

/** Waits until the instance of the cluster is there. @throws {RestoreFailedError} */
export async function served(cloud: Cloud, plan: DrillPlan, patience: Patience): Promise<StepResults["served"]> {
  const [cluster, instance] = resourcesOf(plan) as readonly [DrillResource, DrillResource];
  await until(patience, `the instance ${instance.id}`, () => ready(cloud, plan.region, instance));
  const database = await until(patience, `the cluster ${cluster.id}`, () => ready(cloud, plan.region, cluster));
  return { database };
}

async function ready(cloud: Cloud, region: string, { kind, id }: DrillResource): Promise<Database | undefined> {
  const database = await findDatabase(cloud, region, kind, id);
  if (database === undefined) throw new RestoreFailedError(`${kind} ${id} is gone`);
  if (HOPELESS.has(database.status)) throw new RestoreFailedError(`${kind} ${id} is ${database.status}`);
  return READY.has(database.status) ? database : undefined;
}
