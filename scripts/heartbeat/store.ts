import { Aws } from "../../drills/aws/clients";
import { instantOf } from "../../drills/clock";
import type { Cloud } from "../../drills/cloud";
import { targetOf } from "../../drills/targets/arn";
import type { StoreManifest } from "../../drills/verify/store-manifest";
import { takeBucketManifest, takeTableManifest } from "../../drills/verify/stores/take-manifest";
import { writeWhole } from "../../workspace/write-file";
import { asUsage } from "../drill/session";
import { UsageError } from "../usage-error";

/** What is asked of a table or a bucket. */
export interface StoreOptions {
  readonly resource: string;
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly manifest?: string;
  readonly checksum: readonly string[];
}

/** Writes what a table or a bucket holds now; it is only read. @throws {UsageError} */
export async function writeStoreManifest(options: StoreOptions): Promise<void> {
  const { manifest, profile, endpoint } = options;
  if (manifest === undefined) {
    throw new UsageError("--resource needs --manifest: a table or a bucket is counted, no row is written into it");
  }
  const cloud = new Aws({ ...(profile && { profile }), ...(endpoint && { endpoint }) });
  try {
    writeWhole(manifest, `${JSON.stringify(await taken(cloud, options), null, 2)}\n`);
  } catch (error) {
    throw asUsage(error);
  } finally {
    cloud.destroy();
  }
}

async function taken(cloud: Cloud, { resource, region: where, checksum }: StoreOptions): Promise<StoreManifest> {
  const { kind, id, region } = targetOf(resource, where);
  const now = instantOf(Date.now());
  if (kind === "bucket") return await takeBucketManifest(cloud, region, id, checksum, now);
  if (kind !== "table") {
    throw new UsageError(
      `${resource}: --resource takes the ARN of a table or a bucket; a database is the one that PGHOST names`,
    );
  }
  if (checksum.length > 0) throw new UsageError("a table has a count only: --checksum takes objects of a bucket");
  return await takeTableManifest(cloud, region, id, now);
}
