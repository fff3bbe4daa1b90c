import type { Service } from "../world";
import { deleteBucket, findBucket, getBucketTagging, headBucket, listBuckets, putBucketTagging } from "./buckets";
import { deleteObject, deleteObjects, getObject, listObjects, listObjectVersions } from "./objects";
import { S3Protocol } from "./protocol";

/** Amazon S3, as far as drills call it. */
export const s3: Service = {
  protocol: new S3Protocol(),
  codes: {
    missing: "InvalidRequest",
    invalid: "InvalidArgument",
    throttled: ["SlowDown", 503],
    unavailable: ["ServiceUnavailable", 503],
  },
  operations: {
    DeleteBucket: deleteBucket,
    DeleteObject: deleteObject,
    DeleteObjects: deleteObjects,
    GetBucketTagging: getBucketTagging,
    GetBucketVersioning: (input, call) => {
      findBucket(input, call);
      return { Status: "Enabled" };
    },
    GetObject: getObject,
    HeadBucket: headBucket,
    HeadObject: getObject,
    ListBuckets: listBuckets,
    ListObjectsV2: listObjects,
    ListObjectVersions: listObjectVersions,
    PutBucketTagging: putBucketTagging,
  },
};
