import { createHash } from "node:crypto";
import { refuseCleanup } from "../faults/refuse-cleanup";
import type { Input } from "../protocol/input";
import { ServiceError, type Structure } from "../protocol/wire";
import { type Thing, things } from "../stores/contents";
import type { StoreRecord } from "../stores/records";
import type { Call } from "../world";
import { elements, findBucket } from "./buckets";

/** All versions are the only ones. */
const version = "1";

function objectsOf(input: Input, call: Call): readonly Thing[] {
  const prefix = input.text("prefix") ?? "";
  return things(findBucket(input, call).contents, call.world.clock.now())
    .filter(({ key }) => key.startsWith(prefix))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** When S3 took an object in: of what a restore put there, that is the restore, however old the object is. */
function lastModified({ restoredFrom, createdAt }: StoreRecord, { writtenAt }: Thing): Date {
  return restoredFrom === undefined ? writtenAt : new Date(createdAt);
}

function view(bucket: StoreRecord, thing: Thing): Structure {
  const text = JSON.stringify(thing.body);
  return {
    Key: thing.key,
    LastModified: lastModified(bucket, thing),
    ETag: `"${createHash("md5").update(text).digest("hex")}"`,
    Size: Buffer.byteLength(text),
    StorageClass: "STANDARD",
  };
}

export function listObjects(input: Input, call: Call): Structure {
  const bucket = findBucket(input, call);
  const all = objectsOf(input, call);
  const after = input.text("continuation-token") ?? input.text("start-after") ?? "";
  const size = input.number("max-keys") ?? 1000;
  const rest = all.filter(({ key }) => key > after);
  const found = rest.slice(0, size);
  const more = rest.length > found.length;
  return {
    Name: input.required("Bucket"),
    Prefix: input.text("prefix") ?? "",
    KeyCount: found.length,
    MaxKeys: size,
    IsTruncated: more,
    NextContinuationToken: more ? found.at(-1)?.key : undefined,
    Contents: found.map((thing) => view(bucket, thing)),
  };
}

export function listObjectVersions(input: Input, call: Call): Structure {
  const bucket = findBucket(input, call);
  const after = input.text("key-marker") ?? "";
  const size = input.number("max-keys") ?? 1000;
  const rest = objectsOf(input, call).filter(({ key }) => key > after);
  const found = rest.slice(0, size);
  const more = rest.length > found.length;
  return {
    Name: input.required("Bucket"),
    IsTruncated: more,
    NextKeyMarker: more ? found.at(-1)?.key : undefined,
    Versions: found.map((thing) => ({ ...view(bucket, thing), VersionId: version, IsLatest: true })),
  };
}

export function getObject(input: Input, call: Call): Structure {
  const key = input.required("Key");
  const found = objectsOf(input, call).find((thing) => thing.key === key);
  if (found === undefined) {
    throw new ServiceError("NoSuchKey", 404, "The specified key does not exist.");
  }
  const { Size, LastModified, ETag } = view(findBucket(input, call), found);
  return { Body: JSON.stringify(found.body), ContentLength: Size, LastModified, ETag };
}

export function deleteObject(input: Input, call: Call): Structure {
  remove(call, findBucket(input, call), [input.required("Key")]);
  return {};
}

export function deleteObjects(input: Input, call: Call): Structure {
  const keys = elements(input, "Key");
  remove(call, findBucket(input, call), keys);
  return { Deleted: keys.map((Key) => ({ Key })) };
}

function remove(call: Call, bucket: StoreRecord, keys: readonly string[]): void {
  refuseCleanup(call, bucket.name, (message) => new ServiceError("AccessDenied", 403, message));
  const removed = [...(bucket.contents.removed ?? []), ...keys];
  call.world.tables.stores.change(bucket.arn, { contents: { ...bucket.contents, removed } });
}
