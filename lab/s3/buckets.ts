import { refuseCleanup } from "../faults/refuse-cleanup";
import type { Input } from "../protocol/input";
import { ServiceError, type Structure } from "../protocol/wire";
import { things } from "../stores/contents";
import type { StoreRecord } from "../stores/records";
import { storeArn } from "../stores/restore";
import type { Call } from "../world";

/** @throws {ServiceError} for a bucket that is not there */
export function findBucket(input: Input, call: Call): StoreRecord {
  const bucket = call.world.tables.stores.get(storeArn(call, "bucket", input.required("Bucket")));
  if (bucket === undefined) {
    throw new ServiceError("NoSuchBucket", 404, "The specified bucket does not exist");
  }
  return bucket;
}

export function headBucket(input: Input, call: Call): Structure {
  findBucket(input, call);
  return {};
}

export function listBuckets(_input: Input, call: Call): Structure {
  const buckets = call.world.tables.stores.all().filter(({ kind }) => kind === "bucket");
  return { Buckets: buckets.map(({ name, createdAt }) => ({ Name: name, CreationDate: new Date(createdAt) })) };
}

export function deleteBucket(input: Input, call: Call): Structure {
  const bucket = findBucket(input, call);
  if (things(bucket.contents, call.world.clock.now()).length > 0) {
    throw new ServiceError("BucketNotEmpty", 409, "The bucket you tried to delete is not empty");
  }
  refuseCleanup(call, bucket.name, (message) => new ServiceError("AccessDenied", 403, message));
  call.world.tables.stores.delete(bucket.arn);
  return {};
}

export function getBucketTagging(input: Input, call: Call): Structure {
  const { tags } = findBucket(input, call);
  const TagSet = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  if (TagSet.length === 0) {
    throw new ServiceError("NoSuchTagSet", 404, "The TagSet does not exist");
  }
  return { TagSet };
}

/** Puts these tags in the place of all others. */
export function putBucketTagging(input: Input, call: Call): Structure {
  const bucket = findBucket(input, call);
  const [keys, values] = [elements(input, "Key"), elements(input, "Value")];
  const tags = Object.fromEntries(keys.map((key, index) => [key, values[index] ?? ""]));
  call.world.tables.stores.change(bucket.arn, { tags });
  return {};
}

/** The texts of all elements of a name in the body of a request, which has no two levels of them. */
export function elements(input: Input, name: string): readonly string[] {
  const found = (input.text("Body") ?? "").matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"));
  return [...found].map((match) => unescapeXml(match[1] as string));
}

const characters: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => characters[name] as string);
}
