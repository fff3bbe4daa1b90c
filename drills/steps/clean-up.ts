import { type Found, findMade, isDatabase } from "../aws/found";
import { busyCodes, hardenCalls, removeFound } from "../aws/remove-calls";
import { findJob, findJobs, isUnderWay, type RestoreJob } from "../aws/restore-job";
import { STORES } from "../aws/stores/stores";
import { type Cloud, CloudError, sendCall } from "../cloud";
import { strangeness } from "../guard/ownership";
import type { CleanedUp } from "../journal/entry";
import type { Lease } from "../journal/lease";
import { DRILL_TAG, type DrillResource, isDatabaseKind } from "../plan";
import type { Shell } from "./context";
import { removeByCommand } from "./remove-by-command";
import { type Patience, until } from "./until";

/**
 * Removes what a drill made, as far as tag, prefix and lease agree that it did, and looks whether it is gone. Never throws:
 * what is left is said, with the reason.
 */
export async function cleanUp(cloud: Cloud, shell: Shell, lease: Lease, patience: Patience): Promise<CleanedUp> {
  const removed: string[] = [];
  const left: string[] = [];
  // A cluster goes after its instance.
  for (const resource of lease.resources.toReversed()) {
    try {
      const gone = await remove(cloud, shell, lease, resource, patience);
      if (gone !== undefined) removed.push(`${resource.kind} ${gone}`);
    } catch (error) {
      left.push(`${resource.kind} ${resource.id}: ${(error as Error).message}`);
    }
  }
  return { proven: left.length === 0, removed, left };
}

/** @returns the id of what there was, if there was anything */
async function remove(
  cloud: Cloud,
  shell: Shell,
  lease: Lease,
  resource: DrillResource,
  patience: Patience,
): Promise<string | undefined> {
  const { region } = lease;
  const { found, jobs } = await appeared(cloud, lease, resource, patience);
  if (found === undefined) return undefined;
  const strange = strangeness(found, lease);
  if (strange !== undefined) throw new Error(`left alone, since ${strange}`);
  if (isDatabase(found) && found.deletionProtection) {
    for (const call of hardenCalls(region, found)) await sendCall(cloud, call);
  }
  if (found.kind === "other") {
    await removeByCommand(shell, lease, found);
    return found.id;
  }
  let refusal = "";
  const gone = async () => {
    const now = await findMade(cloud, region, resource, jobs);
    if (now === undefined) return true;
    if (now.status !== "deleting") refusal = (await requestRemoval(cloud, region, now)) ?? "";
    return undefined;
  };
  await until(patience, "the removal", gone).catch((error: Error) => {
    throw refusal === "" ? error : new Error(refusal, { cause: error });
  });
  return found.id;
}

interface Appeared {
  readonly found: Found | undefined;
  readonly jobs: readonly RestoreJob[];
}

/** A restore job that is under way may make it any time: until that is settled nothing is proven to be gone. */
async function appeared(cloud: Cloud, lease: Lease, resource: DrillResource, patience: Patience): Promise<Appeared> {
  return await until(patience, `the restore job of ${lease.drill}`, async () => {
    const jobs = await ownJobs(cloud, lease, resource, await jobsOf(cloud, lease));
    const found = await findMade(cloud, lease.region, resource, jobs);
    if (!jobs.some(isUnderWay)) return { found, jobs };
    // RDS deletes what is being restored; of what else is, AWS Backup would write on what is deleted.
    return found !== undefined && isDatabase(found) ? { found, jobs } : undefined;
  });
}

async function jobsOf(cloud: Cloud, { region, recoveryPoint, jobId, takenAt }: Lease): Promise<readonly RestoreJob[]> {
  if (jobId !== null) return [await findJob(cloud, region, jobId)];
  return recoveryPoint === null ? [] : await findJobs(cloud, region, recoveryPoint, takenAt);
}

/**
 * What has no name of the drill's is known by the drill's own job alone. A drill that died before it wrote that down may have
 * begun any job of its point, and so may anybody: the tags of what a job made decide.
 *
 * @throws {Error} where they do not
 */
async function ownJobs(
  cloud: Cloud,
  { drill, region, jobId }: Lease,
  resource: DrillResource,
  jobs: readonly RestoreJob[],
): Promise<readonly RestoreJob[]> {
  if (jobId !== null || isDatabaseKind(resource.kind) || STORES[resource.kind].named) return jobs;
  const own: RestoreJob[] = [];
  for (const job of jobs) {
    const made = await findMade(cloud, region, resource, [job]);
    const tag = made?.tags[DRILL_TAG.id];
    if (made !== undefined && tag === undefined) {
      throw new Error(
        `left alone, since nobody wrote down whether job ${job.id}, which made ${made.id}, was the drill's`,
      );
    }
    if (isUnderWay(job) || tag === drill) own.push(job);
  }
  return own;
}

/** What is busy is asked again. @returns why it was refused */
async function requestRemoval(cloud: Cloud, region: string, found: Found): Promise<string | undefined> {
  try {
    await removeFound(cloud, region, found);
    return undefined;
  } catch (error) {
    if (error instanceof CloudError && /NotFound$|^NoSuchBucket$/.test(error.code)) return undefined;
    if (error instanceof CloudError && busyCodes(found).test(error.code)) return error.message;
    throw error;
  }
}
