import { DeleteFileSystemCommand, DescribeFileSystemsCommand, TagResourceCommand } from "@aws-sdk/client-efs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Lab } from "../../../lab";
import { clientsOf, refusal, simulatedLab } from "../clients";

let lab: Lab;
let efs: ReturnType<typeof clientsOf>["efs"];

beforeAll(async () => {
  lab = await simulatedLab({ sources: [{ kind: "file-system", name: "fs-1", tags: { owner: "shop" } }] });
  efs = clientsOf(lab).efs;
});
afterAll(() => lab.stop());

const FileSystemId = "fs-1";
const described = async (asked: object) =>
  (await efs.send(new DescribeFileSystemsCommand(asked))).FileSystems?.map((found) => found.FileSystemId);

test("a file system is found by its id and by what it was asked for as", async () => {
  expect((await efs.send(new DescribeFileSystemsCommand({ FileSystemId }))).FileSystems).toEqual([
    expect.objectContaining({
      FileSystemArn: "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-1",
      LifeCycleState: "available",
      Encrypted: true,
      SizeInBytes: { Value: 620_544 },
      NumberOfMountTargets: 0,
      Tags: [{ Key: "owner", Value: "shop" }],
    }),
  ]);
  expect(await described({ CreationToken: FileSystemId })).toEqual([FileSystemId]);
  expect(await described({ CreationToken: "another" })).toEqual([]);
});

test("a file system is tagged, and deleted", async () => {
  await efs.send(new TagResourceCommand({ ResourceId: FileSystemId, Tags: [{ Key: "drill-id", Value: "1" }] }));
  const { FileSystems = [] } = await efs.send(new DescribeFileSystemsCommand({ FileSystemId }));
  expect(FileSystems[0]?.Tags?.map(({ Key }) => Key)).toEqual(["owner", "drill-id"]);
  await efs.send(new DeleteFileSystemCommand({ FileSystemId }));
  await lab.advance(1000);
  expect(await refusal(efs.send(new DescribeFileSystemsCommand({ FileSystemId })))).toEqual({
    name: "FileSystemNotFound",
    status: 404,
    message: "File system 'fs-1' does not exist.",
  });
});
