import { expect, test } from "@jest/globals";
import { bucket } from "../../../../drills/aws/stores/bucket";
import { cloudThatSays, refusalOf } from "../../said";

const REGION = "eu-west-1";
const version = (Key: string, VersionId: string) => ({ Key, VersionId });

test("a bucket is emptied of versions and markers, page by page, and deleted", async () => {
  const { cloud, asked } = cloudThatSays({
    ListObjectVersions: [
      { Versions: [version("a", "1"), version("a", "2")], DeleteMarkers: [version("b", "3")], IsTruncated: true },
      { DeleteMarkers: [version("c", "4")] },
      {},
    ],
    DeleteObjects: [{}],
    DeleteBucket: [{}],
  });
  await bucket.remove(cloud, REGION, "drill-1");
  const Bucket = "drill-1";
  const emptied = (Objects: object[]) => ({ Bucket, Delete: { Objects, Quiet: true } });
  expect(asked.filter(({ operation }) => operation !== "ListObjectVersions")).toEqual([
    { operation: "DeleteObjects", input: emptied([version("a", "1"), version("a", "2"), version("b", "3")]) },
    { operation: "DeleteObjects", input: emptied([version("c", "4")]) },
    { operation: "DeleteBucket", input: { Bucket } },
  ]);
});

test("an object that cannot be deleted is told, and the bucket stays", async () => {
  const { cloud, asked } = cloudThatSays({
    ListObjectVersions: [{ Versions: [version("a", "1")] }],
    DeleteObjects: [{ Errors: [{ Key: "a", Code: "AccessDenied", Message: "it is locked" }] }],
  });
  await expect(bucket.remove(cloud, REGION, "drill-1")).rejects.toMatchObject({
    code: "AccessDenied",
    message: "1 objects of drill-1 cannot be deleted: it is locked (AccessDenied)",
    transient: false,
  });
  expect(asked.map(({ operation }) => operation)).toEqual(["ListObjectVersions", "DeleteObjects"]);
});

test.each(["NotFound", "NoSuchBucket"])("a bucket that is %s is none", async (code) => {
  const { cloud } = cloudThatSays({ HeadBucket: [refusalOf("HeadBucket", code)] });
  expect(await bucket.find(cloud, REGION, "drill-1")).toBeUndefined();
});

test("a bucket without tags has none; any other refusal is no answer", async () => {
  const untagged = cloudThatSays({
    HeadBucket: [{}],
    GetBucketTagging: [refusalOf("GetBucketTagging", "NoSuchTagSet")],
  });
  expect(await bucket.find(untagged.cloud, REGION, "drill-1")).toMatchObject({ arn: "arn:aws:s3:::drill-1", tags: {} });
  const refused = cloudThatSays({ HeadBucket: [refusalOf("HeadBucket", "AccessDenied")] });
  await expect(bucket.find(refused.cloud, REGION, "drill-1")).rejects.toThrow("HeadBucket: no (AccessDenied)");
});
