import { expect, test } from "@jest/globals";
import { ASIDE, backedUpNightly, KEY_ELSEWHERE, MEMBERS, orders, resourcesOf, SHARED } from "./programs";
import { running } from "./running";

test("a standby, where a zone may not be lost for long", async () => {
  const ran = await running(() =>
    MEMBERS.database(orders({ objectives: { rto: "15m", rpo: "5m", data: { rto: "4h", rpo: "5m" } } })),
  );
  expect(resourcesOf(ran)).toEqual({
    "aws:rds/instance:Instance db": {
      allocatedStorage: 20,
      backupRetentionPeriod: 7,
      backupWindow: "00:30-01:00",
      copyTagsToSnapshot: true,
      dbSubnetGroupName: "shop-test-db-subnets",
      deleteAutomatedBackups: false,
      deletionProtection: true,
      engine: "postgres",
      finalSnapshotIdentifier: "shop-test-db-final",
      instanceClass: "db.r6g.large",
      maintenanceWindow: "sun:05:00-sun:05:30",
      manageMasterUserPassword: true,
      multiAz: true,
      publiclyAccessible: false,
      storageEncrypted: true,
      tags: {
        "continuity:owner": "team-orders",
        "continuity:rpo": "5m",
        "continuity:rpo:data": "5m",
        "continuity:rto": "15m",
        "continuity:rto:data": "4h",
        "continuity:service": "orders",
      },
      username: "lifeboat",
    },
    "aws:rds/subnetGroup:SubnetGroup db-subnets": {
      description: "Managed by Pulumi",
      name: "shop-test-db-subnets",
      subnetIds: ["subnet-a", "subnet-b"],
      tags: ASIDE,
    },
  });
});

test("backups with copies under a key elsewhere", async () => {
  const ran = await running(() =>
    MEMBERS.database(orders({ objectives: { data: { rto: "1d", rpo: "1d" }, region: { rto: "8h", rpo: "2d" } } })),
  );
  expect(resourcesOf(ran)).toEqual({
    ...backedUpNightly("db", {
      copied: { to: "eu-west-1", vaultArn: "arn:aws:mock:region:111111111111:backups-eu-west-1" },
    }),
    "aws:backup/vault:Vault backups-eu-west-1": {
      kmsKeyArn: "arn:aws:mock:region:111111111111:key-eu-west-1",
      name: "shop-test-backups-eu-west-1",
      region: "eu-west-1",
      tags: SHARED,
    },
    "aws:kms/key:Key key-eu-west-1": KEY_ELSEWHERE,
    "aws:rds/instance:Instance db": {
      allocatedStorage: 20,
      backupRetentionPeriod: 7,
      backupWindow: "00:30-01:00",
      copyTagsToSnapshot: true,
      dbSubnetGroupName: "shop-test-db-subnets",
      deleteAutomatedBackups: false,
      deletionProtection: true,
      engine: "postgres",
      finalSnapshotIdentifier: "shop-test-db-final",
      instanceClass: "db.r6g.large",
      maintenanceWindow: "sun:05:00-sun:05:30",
      manageMasterUserPassword: true,
      multiAz: false,
      publiclyAccessible: false,
      storageEncrypted: true,
      tags: {
        "continuity:owner": "team-orders",
        "continuity:rpo:data": "1d",
        "continuity:rpo:region": "2d",
        "continuity:rto:data": "1d",
        "continuity:rto:region": "8h",
        "continuity:service": "orders",
      },
      username: "lifeboat",
    },
    "aws:rds/subnetGroup:SubnetGroup db-subnets": {
      description: "Managed by Pulumi",
      name: "shop-test-db-subnets",
      subnetIds: ["subnet-a", "subnet-b"],
      tags: ASIDE,
    },
  });
});

test("a reader, and a secondary cluster elsewhere", async () => {
  const ran = await running(() =>
    MEMBERS.aurora(orders({ objectives: { zone: { rto: "5m", rpo: "0s" }, region: { rto: "1h", rpo: "1m" } } })),
  );
  expect(resourcesOf(ran)).toEqual({
    "aws:kms/key:Key key-eu-west-1": KEY_ELSEWHERE,
    "aws:rds/cluster:Cluster db": {
      backupRetentionPeriod: 7,
      copyTagsToSnapshot: true,
      dbSubnetGroupName: "shop-test-db-subnets",
      deleteAutomatedBackups: false,
      deletionProtection: true,
      engine: "aurora-postgresql",
      finalSnapshotIdentifier: "shop-test-db-final",
      manageMasterUserPassword: true,
      masterUsername: "lifeboat",
      preferredBackupWindow: "00:30-01:00",
      preferredMaintenanceWindow: "sun:05:00-sun:05:30",
      storageEncrypted: true,
      tags: {
        "continuity:owner": "team-orders",
        "continuity:rpo:region": "1m",
        "continuity:rpo:zone": "0s",
        "continuity:rto:region": "1h",
        "continuity:rto:zone": "5m",
        "continuity:service": "orders",
      },
    },
    "aws:rds/cluster:Cluster db-secondary": {
      backupRetentionPeriod: 7,
      copyTagsToSnapshot: true,
      dbSubnetGroupName: "shop-test-db-subnets-eu-west-1",
      deletionProtection: true,
      engine: "aurora-postgresql",
      globalClusterIdentifier: "db-global-id",
      kmsKeyId: "arn:aws:mock:region:111111111111:key-eu-west-1",
      preferredBackupWindow: "00:30-01:00",
      preferredMaintenanceWindow: "sun:05:00-sun:05:30",
      region: "eu-west-1",
      skipFinalSnapshot: true,
      storageEncrypted: true,
      tags: ASIDE,
    },
    "aws:rds/clusterInstance:ClusterInstance db-instance-0": {
      availabilityZone: "eu-central-1a",
      clusterIdentifier: "db-id",
      engine: "aurora-postgresql",
      instanceClass: "db.r6g.large",
      publiclyAccessible: false,
      tags: ASIDE,
    },
    "aws:rds/clusterInstance:ClusterInstance db-instance-1": {
      availabilityZone: "eu-central-1b",
      clusterIdentifier: "db-id",
      engine: "aurora-postgresql",
      instanceClass: "db.r6g.large",
      publiclyAccessible: false,
      tags: ASIDE,
    },
    "aws:rds/clusterInstance:ClusterInstance db-secondary-instance-0": {
      availabilityZone: "eu-west-1a",
      clusterIdentifier: "db-secondary-id",
      engine: "aurora-postgresql",
      instanceClass: "db.r6g.large",
      publiclyAccessible: false,
      region: "eu-west-1",
      tags: ASIDE,
    },
    "aws:rds/globalCluster:GlobalCluster db-global": {
      globalClusterIdentifier: "shop-test-db-global",
      sourceDbClusterIdentifier: "arn:aws:mock:region:111111111111:db",
      tags: ASIDE,
    },
    "aws:rds/subnetGroup:SubnetGroup db-subnets": {
      description: "Managed by Pulumi",
      name: "shop-test-db-subnets",
      subnetIds: ["subnet-a", "subnet-b"],
      tags: ASIDE,
    },
    "aws:rds/subnetGroup:SubnetGroup db-subnets-eu-west-1": {
      description: "Managed by Pulumi",
      name: "shop-test-db-subnets-eu-west-1",
      region: "eu-west-1",
      subnetIds: ["subnet-c", "subnet-d"],
      tags: ASIDE,
    },
  });
});
