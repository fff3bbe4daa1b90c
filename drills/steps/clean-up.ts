import { type Database, findDatabase } from "../aws/database";
import { hardenCalls, removeCall } from "../aws/remove-calls";
import { findJob, isUnderWay } from "../aws/restore-job";
import { type Cloud, CloudError, sendCall } from "../cloud";
import { strangeness } from "../guard/ownership";
import type { CleanedUp } from "../journal/entry";
import type { Lease } from "../journal/lease";
import type { DrillResource } from "../plan";
import { type Patience, until } from "./until";

/**
 * Removes what a drill made, as far as tag, prefix and lease agree that it did, and looks whether it is gone. Never throws:
 * what is left is said, with the reason.
 */
export async function cleanUp(cloud: Cloud, lease: Lease, patience: Patience): Promise<CleanedUp> {
  const removed: string[] = [];
  const left: string[] = [];
  // A cluster goes after its instance.
  for (const resource of lease.resources.toReversed()) {
    const name = `${resource.kind} ${resource.id}`;
    try {
      if (await remove(cloud, lease, resource, patience)) removed.push(name);
    } catch (error) {
      left.push(`${name}: ${(error as Error).message}`);
    }
  }
  return { proven: left.length === 0, removed, left };
}

/** @returns whether there was anything */
async function remove(cloud: Cloud, lease: Lease, resource: DrillResource, patience: Patience): Promise<boolean> {
  const { region } = lease;
  const found = await appeared(cloud, lease, resource, patience);
  if (found === undefined) return false;
  const strange = strangeness(found, lease);
  if (strange !== undefined) throw new Error(`left alone, since ${strange}`);
  if (found.deletionProtection) {
    for (const call of hardenCalls(region, found)) await sendCall(cloud, call);
  }
  let refusal = "";
  const gone = async () => {
    const now = await findDatabase(cloud, region, resource.kind, resource.id);
    if (now === undefined) return true;
    if (now.status !== "deleting") refusal = (await requestRemoval(cloud, region, resource)) ?? "";
    return undefined;
  };
  await until(patience, "the removal", gone).catch((error: Error) => {
    throw refusal === "" ? error : new Error(refusal, { cause: error });
  });
  return true;
}

/** A restore job that is under way may make it any time: until that is settled nothing is proven to be gone. */
async function appeared(
  cloud: Cloud,
  { drill, region, recoveryPoint, takenAt }: Lease,
  { kind, id }: DrillResource,
  patience: Patience,
): Promise<Database | undefined> {
  return await until(patience, `the restore job of ${drill}`, async () => {
    const job = recoveryPoint === null ? undefined : await findJob(cloud, region, recoveryPoint, takenAt);
    const database = await findDatabase(cloud, region, kind, id);
    return database !== undefined || job === undefined || !isUnderWay(job) ? { database } : undefined;
  }).then(({ database }) => database);
}

/** What is busy is asked again. @returns why it was refused */
async function requestRemoval(cloud: Cloud, region: string, resource: DrillResource): Promise<string | undefined> {
  try {
    await sendCall(cloud, removeCall(region, resource));
    return undefined;
  } catch (error) {
    if (error instanceof CloudError && /NotFound$/.test(error.code)) return undefined;
    if (error instanceof CloudError && /^InvalidDB(Instance|Cluster)State$/.test(error.code)) return error.message;
    throw error;
  }
}
