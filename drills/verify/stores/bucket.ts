import { createHash } from "node:crypto";
import type { DrillCheck } from "../../../continuity/evidence/record";
import { type Cloud, CloudError } from "../../cloud";
import { check } from "../verification";
import { countCheck, type Inspector, markCheck, openQuestions } from "./inspection";
import { instantOfObject } from "./mark";

/**
 * Looks into a restored S3 bucket. Restored objects have new dates and entity tags: how old they are, and whether they are the
 * same, their contents alone can tell.
 */
export const bucketInspector: Inspector = {
  async reach(cloud, region, { id }) {
    await cloud.send(region, "ListObjectsV2", { Bucket: id, MaxKeys: 1 });
  },
  async inspect(cloud, region, { id }, _source, asked) {
    const { mark, contents } = asked;
    const sums: DrillCheck[] = [];
    for (const { key, sha256 } of contents?.objects ?? []) sums.push(await sumCheck(cloud, region, id, key, sha256));
    const text = mark === undefined ? undefined : await textOf(cloud, region, id, mark);
    const at = text === undefined ? undefined : instantOfObject(text);
    return {
      checks: [
        await countCheck("objects", contents, objectCounts(cloud, region, id)),
        ...sums,
        ...(mark === undefined ? [] : [markCheck(`instant in ${mark}`, at)]),
      ],
      heartbeatAt: at ?? null,
      notChecked: openQuestions("objects", "KEY", asked),
    };
  },
};

/** How many objects each page of a bucket has. */
export async function* objectCounts(cloud: Cloud, region: string, Bucket: string): AsyncGenerator<number> {
  let ContinuationToken: string | undefined;
  do {
    const page = await cloud.send(region, "ListObjectsV2", { Bucket, ContinuationToken });
    yield page.Contents?.length ?? 0;
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
}

async function sumCheck(
  cloud: Cloud,
  region: string,
  bucket: string,
  key: string,
  expected: string,
): Promise<DrillCheck> {
  const actual = (await sumOf(cloud, region, bucket, key)) ?? "no such object";
  return check(`SHA-256 of ${key}`, "checksum", expected, actual, actual === expected);
}

/** The SHA-256 of an object in hexadecimal, where there is one. */
export async function sumOf(cloud: Cloud, region: string, bucket: string, key: string): Promise<string | undefined> {
  const hash = createHash("sha256");
  const there = await read(cloud, region, bucket, key, (chunk) => hash.update(chunk));
  return there ? hash.digest("hex") : undefined;
}

/** An instant takes no more. */
const LONGEST = 4096;

async function textOf(cloud: Cloud, region: string, bucket: string, key: string): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  const there = await read(cloud, region, bucket, key, (chunk) => chunks.push(chunk), `bytes=0-${LONGEST - 1}`);
  return there ? Buffer.concat(chunks).toString("utf8") : undefined;
}

/** Passes an object on, piece by piece, however large it is. @returns whether there is one */
async function read(
  cloud: Cloud,
  region: string,
  Bucket: string,
  Key: string,
  take: (chunk: Uint8Array) => unknown,
  Range?: string,
): Promise<boolean> {
  try {
    const { Body } = await cloud.send(region, "GetObject", { Bucket, Key, Range });
    for await (const chunk of (Body ?? []) as AsyncIterable<Uint8Array>) take(chunk);
    return true;
  } catch (error) {
    if (error instanceof CloudError && error.code === "NoSuchKey") return false;
    throw error;
  }
}
