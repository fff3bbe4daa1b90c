import { expect, test } from "@jest/globals";
import type { Database } from "../../../drills/aws/database";
import { restoreCall, serveCall } from "../../../drills/aws/restore-calls";
import type { Selection } from "../../../drills/journal/entry";
import type { DrillPlan } from "../../../drills/plan";
import { at, CLUSTER_PLAN, PLAN, SELECTION, SOURCE } from "../state";

const NAME = "lifeboat-drill-20261128t120000z-3f2a9c";
const TAGS = [
  { Key: "lifeboat:drill-id", Value: PLAN.id },
  { Key: "lifeboat:expires-at", Value: at(14_400) },
  { Key: "lifeboat:owner", Value: "team-orders" },
];
const ALONE = {
  DBSubnetGroupName: "isolated",
  VpcSecurityGroupIds: ["sg-1"],
  DeletionProtection: false,
  CopyTagsToSnapshot: false,
  Tags: TAGS,
};
const LIKE = {
  DBInstanceClass: "db.r6g.large",
  MultiAZ: true,
  DBParameterGroupName: "orders-16",
  StorageType: "gp3",
  ...ALONE,
  BackupRetentionPeriod: 0,
  PubliclyAccessible: false,
};
const live = (restoreTo: string | null): Selection => ({
  ...SELECTION,
  point: { ...SELECTION.point, kind: "continuous" },
  restoreTo,
});
const shop: Selection = {
  ...SELECTION,
  source: {
    ...SOURCE,
    kind: "cluster",
    id: "shop",
    engine: "aurora-postgresql",
    shape: { ...SOURCE.shape, multiAz: null },
  },
};

test.each<[string, DrillPlan, Selection, string, object]>([
  [
    "a snapshot",
    PLAN,
    SELECTION,
    "RestoreDBInstanceFromDBSnapshot",
    { DBInstanceIdentifier: NAME, DBSnapshotIdentifier: SELECTION.point.arn, ...LIKE },
  ],
  [
    "the latest",
    PLAN,
    live(null),
    "RestoreDBInstanceToPointInTime",
    {
      SourceDBInstanceIdentifier: "orders-db",
      TargetDBInstanceIdentifier: NAME,
      UseLatestRestorableTime: true,
      ...LIKE,
    },
  ],
  [
    "an instant, into a smaller class",
    { ...PLAN, instanceClass: "db.t4g.medium" },
    live(at(-60)),
    "RestoreDBInstanceToPointInTime",
    {
      SourceDBInstanceIdentifier: "orders-db",
      TargetDBInstanceIdentifier: NAME,
      RestoreTime: new Date(at(-60)),
      ...LIKE,
      DBInstanceClass: "db.t4g.medium",
    },
  ],
  [
    "a snapshot of a cluster",
    CLUSTER_PLAN,
    shop,
    "RestoreDBClusterFromSnapshot",
    {
      DBClusterIdentifier: NAME,
      SnapshotIdentifier: SELECTION.point.arn,
      Engine: "aurora-postgresql",
      DBClusterParameterGroupName: "orders-16",
      ...ALONE,
      BackupRetentionPeriod: 1,
    },
  ],
  [
    "a cluster to an instant is copied in full, never cloned",
    CLUSTER_PLAN,
    { ...live(at(-60)), source: shop.source },
    "RestoreDBClusterToPointInTime",
    {
      DBClusterIdentifier: NAME,
      SourceDBClusterIdentifier: "shop",
      RestoreType: "full-copy",
      RestoreToTime: new Date(at(-60)),
      DBClusterParameterGroupName: "orders-16",
      ...ALONE,
      BackupRetentionPeriod: 1,
    },
  ],
])("%s", (_, plan, selection, operation, input) => {
  expect(restoreCall(plan, selection)).toEqual({ region: "eu-west-1", operation, input });
});

test("a cluster gets an instance of the source's class", () => {
  expect(serveCall(CLUSTER_PLAN, shop.source as Database).input).toEqual({
    DBInstanceIdentifier: `${NAME}-1`,
    DBClusterIdentifier: NAME,
    Engine: "aurora-postgresql",
    DBInstanceClass: "db.r6g.large",
    PubliclyAccessible: false,
    Tags: TAGS,
  });
});

test("AWS Backup is told what it would infer, but for what the drill says itself, in whatever case", () => {
  const inferred = { dbinstanceidentifier: "awsbackup-restore-test-1", multiAz: "false", iops: "3000" };
  const elsewhere = { ...PLAN, region: "eu-central-1", backupRole: "arn:aws:iam::123456789012:role/restore" };
  expect(restoreCall(elsewhere, { ...SELECTION, via: "backup" }, inferred)).toEqual({
    region: "eu-central-1",
    operation: "StartRestoreJob",
    input: {
      RecoveryPointArn: SELECTION.point.arn,
      IamRoleArn: elsewhere.backupRole,
      ResourceType: "RDS",
      IdempotencyToken: PLAN.id,
      CopySourceTagsToRestoredResource: false,
      Metadata: {
        iops: "3000",
        DBInstanceIdentifier: NAME,
        DBInstanceClass: "db.r6g.large",
        MultiAZ: "true",
        PubliclyAccessible: "false",
        Engine: "postgres",
        DBSubnetGroupName: "isolated",
        VpcSecurityGroupIds: '["sg-1"]',
        DeletionProtection: "false",
      },
    },
  });
});
