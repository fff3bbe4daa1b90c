import type { Call, Cloud } from "../../cloud";
import { CloudError, sendCall } from "../../cloud";
import { readTags, type StoreAdapter, shapeIn, unlessGone, writeTags } from "./store";

/** S3 buckets. */
export const bucket: StoreAdapter = {
  resourceType: "S3",
  named: true,
  busy: /^(OperationAborted|BucketNotEmpty)$/,
  async find(cloud, region, id) {
    return await unlessGone(/^(NotFound|NoSuchBucket)$/, async () => {
      await cloud.send(region, "HeadBucket", { Bucket: id });
      return {
        kind: "bucket",
        id,
        arn: `arn:aws:s3:::${id}`,
        status: "available",
        // S3 encrypts every object.
        encrypted: true,
        shape: shapeIn(region),
        deletionProtection: false,
        recoveryPoint: null,
        tags: await tagsOf(cloud, region, id),
        sizeBytes: null,
        like: {},
      };
    });
  },
  target: (DestinationBucketName) => ({ DestinationBucketName, NewBucket: "true" }),
  tagCalls: (region, { id }, tags) => [
    {
      region,
      operation: "PutBucketTagging",
      input: { Bucket: id, Tagging: { TagSet: writeTags(tags) } },
    },
  ],
  removeCalls: (region, id) => [emptying(region, id, []), deletion(region, id)],
  async remove(cloud, region, id) {
    await empty(cloud, region, id);
    await sendCall(cloud, deletion(region, id));
  },
};

async function tagsOf(cloud: Cloud, region: string, Bucket: string): Promise<Readonly<Record<string, string>>> {
  const answer = await unlessGone(
    /^NoSuchTagSet$/,
    async () => await cloud.send(region, "GetBucketTagging", { Bucket }),
  );
  return readTags(answer?.TagSet);
}

function deletion(region: string, Bucket: string): Call<"DeleteBucket"> {
  return { region, operation: "DeleteBucket", input: { Bucket } };
}

interface Version {
  readonly Key?: string | undefined;
  readonly VersionId?: string | undefined;
}

function emptying(region: string, Bucket: string, versions: readonly Version[]): Call<"DeleteObjects"> {
  const Objects = versions.map(({ Key, VersionId }) => ({ Key, VersionId }));
  return { region, operation: "DeleteObjects", input: { Bucket, Delete: { Objects, Quiet: true } } };
}

/** Every version and every marker of a deletion goes, a page at a time: what is left of a page is listed again. */
async function empty(cloud: Cloud, region: string, Bucket: string): Promise<void> {
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await cloud.send(region, "ListObjectVersions", { Bucket });
    const all = [...Versions, ...DeleteMarkers];
    if (all.length === 0) return;
    const { Errors = [] } = await sendCall(cloud, emptying(region, Bucket, all));
    const [refused] = Errors;
    if (refused !== undefined) {
      const told = `${Errors.length} objects of ${Bucket} cannot be deleted: ${refused.Message} (${refused.Code})`;
      throw new CloudError("DeleteObjects", refused.Code ?? "", told, false);
    }
  }
}
