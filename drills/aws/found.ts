import type { Cloud } from "../cloud";
import { type DrillResource, type DrillTarget, isDatabaseKind } from "../plan";
import { type Database, findDatabase } from "./database";
import type { RestoreJob } from "./restore-job";
import type { Store } from "./stores/store";
import { STORES } from "./stores/stores";

/** Anything that a drill restores, or has restored. */
export type Found = Database | Store;

export function isDatabase(found: Found): found is Database {
  return isDatabaseKind(found.kind);
}

/** What is drilled, as it stands; undefined where there is none. */
export async function findSource(
  cloud: Cloud,
  { kind, id, arn, region }: Pick<DrillTarget, "kind" | "id" | "arn" | "region">,
): Promise<Found | undefined> {
  if (isDatabaseKind(kind)) return await findDatabase(cloud, region, kind, id);
  const store = await STORES[kind].find(cloud, region, id);
  return store && { ...store, arn };
}

/**
 * What a drill made: by the name that it gave it, or where AWS gives the name by the job that made it.
 *
 * @param jobs that restored the drill's recovery point; the first that made what is found vouches for it
 */
export async function findMade(
  cloud: Cloud,
  region: string,
  { kind, id }: DrillResource,
  jobs: readonly RestoreJob[],
): Promise<Found | undefined> {
  if (isDatabaseKind(kind)) return await findDatabase(cloud, region, kind, id);
  const adapter = STORES[kind];
  const actual = adapter.named ? id : jobs.map(({ created }) => created && idIn(created)).find((one) => one !== null);
  if (actual === undefined || actual === null) return undefined;
  const store = await adapter.find(cloud, region, actual);
  const job = jobs.find(({ created }) => created !== null && idIn(created) === actual);
  if (store === undefined || job === undefined) return store;
  return { ...store, arn: job.created ?? store.arn, recoveryPoint: job.point };
}

/** `vol-0123` of `arn:aws:ec2:eu-west-1:123456789012:volume/vol-0123`. */
function idIn(arn: string): string {
  return arn.slice(Math.max(arn.lastIndexOf(":"), arn.lastIndexOf("/")) + 1);
}
