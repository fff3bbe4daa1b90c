import type { Instant } from "../../../continuity/evidence/record";
import type { Cloud } from "../../cloud";
import { ManifestError } from "../read-manifest";
import type { StoreManifest } from "../store-manifest";
import { objectCounts, sumOf } from "./bucket";
import { itemCounts } from "./table";

/** Counts the items of a DynamoDB table, by a scan of all of it. @throws {CloudError} */
export async function takeTableManifest(
  cloud: Cloud,
  region: string,
  table: string,
  takenAt: Instant,
): Promise<StoreManifest> {
  return { manifestVersion: 1, takenAt, count: await sum(itemCounts(cloud, region, table)) };
}

/**
 * Counts the objects of an S3 bucket, and reads those that never change.
 *
 * @param keys the objects to take the SHA-256 of
 * @throws {ManifestError} for one that is not there
 * @throws {CloudError}
 */
export async function takeBucketManifest(
  cloud: Cloud,
  region: string,
  bucket: string,
  keys: readonly string[],
  takenAt: Instant,
): Promise<StoreManifest> {
  const count = await sum(objectCounts(cloud, region, bucket));
  const objects: { readonly key: string; readonly sha256: string }[] = [];
  for (const key of keys) {
    const sha256 = await sumOf(cloud, region, bucket, key);
    if (sha256 === undefined) throw new ManifestError(`${bucket}: there is no object ${key} to take a checksum of`);
    objects.push({ key, sha256 });
  }
  return { manifestVersion: 1, takenAt, count, ...(objects.length === 0 ? {} : { objects }) };
}

async function sum(pages: AsyncIterable<number>): Promise<number> {
  let total = 0;
  for await (const more of pages) total += more;
  return total;
}
