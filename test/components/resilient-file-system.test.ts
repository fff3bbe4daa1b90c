import { expect, test } from "@jest/globals";
import { MEMBERS, orders, resourcesOf, SHARED } from "./programs";
import { running } from "./running";

test("backups", async () => {
  const ran = await running(() => MEMBERS.fileSystem(orders({ objectives: { data: { rto: "1d", rpo: "2d" } } })));
  expect(resourcesOf(ran)).toEqual({
    "aws:backup/plan:Plan backups-24h-7d": {
      name: "shop-test-backups-24h-7d",
      rules: [
        {
          completionWindow: 180,
          lifecycle: { deleteAfter: 7 },
          ruleName: "daily",
          schedule: "cron(30 2 ? * * *)",
          startWindow: 60,
          targetVaultName: "shop-test-backups",
        },
      ],
      tags: SHARED,
    },
    "aws:backup/selection:Selection media-backup-selection": {
      iamRoleArn: "arn:aws:mock:region:111111111111:backups-role",
      name: "shop-test-media-backup-selection",
      planId: "backups-24h-7d-id",
      resources: ["arn:aws:mock:region:111111111111:media"],
    },
    "aws:backup/vault:Vault backups": { name: "shop-test-backups", tags: SHARED },
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
    "aws:iam/role:Role backups-role": {
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "backup.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
      tags: SHARED,
    },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment backups-role-backups": {
      policyArn: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
      role: "backups-role",
    },
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
