import { ListRecoveryPointsByResourceCommand, StartRestoreJobCommand } from "@aws-sdk/client-backup";
import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketTaggingCommand,
  paginateListObjectsV2,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Lab } from "../../../lab";
import { clientsOf, refusal, simulatedLab } from "../clients";

let lab: Lab;
let clients: ReturnType<typeof clientsOf>;

beforeAll(async () => {
  lab = await simulatedLab({ sources: [{ kind: "bucket", name: "invoices" }] });
  clients = clientsOf(lab);
});
afterAll(() => lab.stop());

const Bucket = "invoices";

test("a bucket is listed, page by page", async () => {
  expect((await clients.s3.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name)).toEqual([Bucket]);
  await clients.s3.send(new HeadBucketCommand({ Bucket }));
  expect((await clients.s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe("Enabled");
  const pages = [];
  for await (const { Contents = [], KeyCount } of paginateListObjectsV2(
    { client: clients.s3, pageSize: 60 },
    { Bucket },
  )) {
    pages.push([KeyCount, Contents[0]?.Key]);
  }
  expect(pages).toEqual([
    [60, "heartbeat"],
    [41, "order-060"],
  ]);
  const { Versions = [] } = await clients.s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: "order-10" }));
  expect(Versions.map(({ Key, IsLatest }) => [Key, IsLatest])).toEqual([["order-100", true]]);
});

test("an object is read, and its head", async () => {
  const { Body, LastModified } = await clients.s3.send(new GetObjectCommand({ Bucket, Key: "heartbeat" }));
  expect(JSON.parse((await Body?.transformToString()) ?? "")).toEqual({
    source: "invoices",
    at: "2026-11-27T12:00:00.000Z",
  });
  expect(LastModified).toEqual(new Date("2026-11-27T12:00:00Z"));
  expect((await clients.s3.send(new HeadObjectCommand({ Bucket, Key: "order-001" }))).ContentLength).toBe(34);
  expect(await refusal(clients.s3.send(new GetObjectCommand({ Bucket, Key: "no such" })))).toMatchObject({
    name: "NoSuchKey",
    status: 404,
  });
});

test("tags are none, then those that were put", async () => {
  expect((await refusal(clients.s3.send(new GetBucketTaggingCommand({ Bucket })))).name).toBe("NoSuchTagSet");
  await clients.s3.send(
    new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key: "owner", Value: "a & b" }] } }),
  );
  expect((await clients.s3.send(new GetBucketTaggingCommand({ Bucket }))).TagSet).toEqual([
    { Key: "owner", Value: "a & b" },
  ]);
});

test("a restored bucket is emptied, then deleted", async () => {
  const { RecoveryPoints = [] } = await clients.backup.send(
    new ListRecoveryPointsByResourceCommand({ ResourceArn: `arn:aws:s3:::${Bucket}` }),
  );
  const RecoveryPointArn = RecoveryPoints.find((point) => point.Status === "AVAILABLE")?.RecoveryPointArn;
  const Metadata = { DestinationBucketName: "drill-1", NewBucket: "true", RestoreTime: "2026-11-27T10:00:30Z" };
  await clients.backup.send(new StartRestoreJobCommand({ RecoveryPointArn, Metadata }));
  await lab.advance(1000);
  const drill = { Bucket: "drill-1" };
  const { Body } = await clients.s3.send(new GetObjectCommand({ ...drill, Key: "heartbeat" }));
  expect(JSON.parse((await Body?.transformToString()) ?? "").at).toBe("2026-11-27T10:00:00.000Z");
  expect(await refusal(clients.s3.send(new DeleteBucketCommand(drill)))).toEqual({
    name: "BucketNotEmpty",
    status: 409,
    message: "The bucket you tried to delete is not empty",
  });
  const { Contents = [] } = await clients.s3.send(new ListObjectsV2Command(drill));
  const restoredAt = Contents[0]?.LastModified;
  expect(restoredAt?.getTime()).toBeGreaterThan(Date.parse("2026-11-27T12:00:00Z"));
  expect(new Set(Contents.map(({ LastModified }) => LastModified?.getTime()))).toEqual(
    new Set([restoredAt?.getTime()]),
  );
  const [first, ...rest] = Contents.map(({ Key }) => ({ Key }));
  await clients.s3.send(new DeleteObjectCommand({ ...drill, Key: first?.Key }));
  expect(
    (await clients.s3.send(new DeleteObjectsCommand({ ...drill, Delete: { Objects: rest } }))).Deleted,
  ).toHaveLength(100);
  await clients.s3.send(new DeleteBucketCommand(drill));
  expect((await refusal(clients.s3.send(new ListObjectsV2Command(drill)))).name).toBe("NoSuchBucket");
});
