import { expect, test } from "@jest/globals";
import { backedUpNightly, MEMBERS, orders, resourcesOf } from "./programs";
import { running } from "./running";

test("backups", async () => {
  const ran = await running(() => MEMBERS.fileSystem(orders({ objectives: { data: { rto: "1d", rpo: "2d" } } })));
  expect(resourcesOf(ran)).toEqual({
    ...backedUpNightly("media"),
    "aws:efs/fileSystem:FileSystem media": {
      encrypted: true,
      tags: {
        "continuity:owner": "team-orders",
        "continuity:rpo:data": "2d",
        "continuity:rto:data": "1d",
        "continuity:service": "orders",
      },
    },
    "aws:efs/mountTarget:MountTarget media-mount-eu-central-1a": { fileSystemId: "media-id", subnetId: "subnet-a" },
    "aws:efs/mountTarget:MountTarget media-mount-eu-central-1b": { fileSystemId: "media-id", subnetId: "subnet-b" },
  });
});

test("a replica elsewhere", async () => {
  const ran = await running(() => MEMBERS.fileSystem(orders({ objectives: { region: { rto: "1h", rpo: "15m" } } })));
  expect(resourcesOf(ran)).toEqual({
    "aws:efs/fileSystem:FileSystem media": {
      encrypted: true,
      tags: {
        "continuity:owner": "team-orders",
        "continuity:rpo:region": "15m",
        "continuity:rto:region": "1h",
        "continuity:service": "orders",
      },
    },
    "aws:efs/mountTarget:MountTarget media-mount-eu-central-1a": { fileSystemId: "media-id", subnetId: "subnet-a" },
    "aws:efs/mountTarget:MountTarget media-mount-eu-central-1b": { fileSystemId: "media-id", subnetId: "subnet-b" },
    "aws:efs/replicationConfiguration:ReplicationConfiguration media-replication": {
      destination: { region: "eu-west-1" },
      sourceFileSystemId: "media-id",
    },
  });
});
