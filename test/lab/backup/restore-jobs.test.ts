import {
  DescribeProtectedResourceCommand,
  DescribeRestoreJobCommand,
  GetRecoveryPointRestoreMetadataCommand,
  GetRestoreJobMetadataCommand,
  GetRestoreTestingInferredMetadataCommand,
  ListRecoveryPointsByResourceCommand,
  ListRestoreJobsCommand,
  PutRestoreValidationResultCommand,
  StartRestoreJobCommand,
} from "@aws-sdk/client-backup";
import { DescribeDBClustersCommand, DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Lab } from "../../../lab";
import { clientsOf, refusal, simulatedLab } from "../clients";

let lab: Lab;
let clients: ReturnType<typeof clientsOf>;

beforeAll(async () => {
  lab = await simulatedLab({
    sources: [
      { kind: "instance", name: "orders-db", tags: { owner: "shop" } },
      { kind: "cluster", name: "shop" },
      { kind: "table", name: "carts" },
      { kind: "bucket", name: "invoices" },
      { kind: "file-system", name: "fs-1" },
      { kind: "volume", name: "vol-1" },
    ],
  });
  clients = clientsOf(lab);
});
afterAll(() => lab.stop());

const rdsArn = (resource: string) => `arn:aws:rds:us-east-1:123456789012:${resource}`;

/** The points of a resource; a continuous one comes first, as it is the newest. */
const pointsOf = async (ResourceArn: string) => {
  const { RecoveryPoints = [] } = await clients.backup.send(new ListRecoveryPointsByResourceCommand({ ResourceArn }));
  return RecoveryPoints.map(({ RecoveryPointArn }) => RecoveryPointArn ?? "");
};
const snapshotOf = async (arn: string) =>
  (await pointsOf(arn)).find((point) => !/auto-backup|continuous/.test(point)) ?? "";
const continuousOf = async (arn: string) =>
  (await pointsOf(arn)).find((point) => /auto-backup|continuous/.test(point)) ?? "";
const job = (RestoreJobId: string | undefined) => clients.backup.send(new DescribeRestoreJobCommand({ RestoreJobId }));

describe("a restore job", () => {
  test("goes from PENDING to COMPLETED, and makes what its metadata says", async () => {
    const RecoveryPointArn = await snapshotOf(rdsArn("db:orders-db"));
    const { InferredMetadata = {} } = await clients.backup.send(
      new GetRestoreTestingInferredMetadataCommand({ BackupVaultName: "Default", RecoveryPointArn }),
    );
    expect(InferredMetadata).toEqual({
      DBInstanceIdentifier: expect.stringMatching(/^awsbackup-restore-test-/),
      Engine: "postgres",
      DBInstanceClass: "db.t4g.medium",
      MultiAZ: "false",
      PubliclyAccessible: "false",
      DeletionProtection: "false",
    });
    const Metadata = {
      ...InferredMetadata,
      dbinstanceidentifier: "drill-1",
      dbSubnetGroupName: "isolated",
      VpcSecurityGroupIds: '["sg-0isolated0000000000"]',
    };
    const { RestoreJobId } = await clients.backup.send(
      new StartRestoreJobCommand({ RecoveryPointArn, Metadata, IdempotencyToken: "drill-1" }),
    );
    expect(await job(RestoreJobId)).toMatchObject({ Status: "PENDING", ResourceType: "RDS", PercentDone: "0.00%" });
    await lab.advance(60);
    expect(await job(RestoreJobId)).toMatchObject({ Status: "RUNNING", CreatedResourceArn: rdsArn("db:drill-1") });
    await lab.advance(1500);
    expect(await job(RestoreJobId)).toMatchObject({
      Status: "COMPLETED",
      RecoveryPointArn,
      SourceResourceArn: rdsArn("db:orders-db"),
      CreatedResourceArn: rdsArn("db:drill-1"),
      PercentDone: "100.00%",
    });
    const { DBInstances } = await clients.rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: "drill-1" }));
    expect(DBInstances).toEqual([
      expect.objectContaining({
        DBInstanceStatus: "available",
        AwsBackupRecoveryPointArn: RecoveryPointArn,
        TagList: [],
        VpcSecurityGroups: [{ VpcSecurityGroupId: "sg-0isolated0000000000", Status: "active" }],
      }),
    ]);
    const again = await clients.backup.send(
      new StartRestoreJobCommand({ RecoveryPointArn, Metadata, IdempotencyToken: "drill-1" }),
    );
    expect(again.RestoreJobId).toBe(RestoreJobId);
    const { Metadata: kept } = await clients.backup.send(new GetRestoreJobMetadataCommand({ RestoreJobId }));
    expect(kept).toEqual(Metadata);
    const { LatestRestoreExecutionTimeMinutes: minutes } = await clients.backup.send(
      new DescribeProtectedResourceCommand({ ResourceArn: rdsArn("db:orders-db") }),
    );
    expect(minutes).toBeGreaterThanOrEqual(7);
    expect(minutes).toBeLessThanOrEqual(26);
  });

  test("takes one validation result for good", async () => {
    const { RestoreJobs = [] } = await clients.backup.send(new ListRestoreJobsCommand({ ByStatus: "COMPLETED" }));
    const RestoreJobId = RestoreJobs[0]?.RestoreJobId;
    const put = (ValidationStatus: "VALIDATING" | "SUCCESSFUL" | "FAILED", ValidationStatusMessage: string) =>
      clients.backup.send(
        new PutRestoreValidationResultCommand({ RestoreJobId, ValidationStatus, ValidationStatusMessage }),
      );
    await put("VALIDATING", "counting");
    const { $metadata } = await put("SUCCESSFUL", "all there");
    expect($metadata.httpStatusCode).toBe(204);
    expect(await refusal(put("FAILED", "second thoughts"))).toEqual({
      name: "InvalidRequestException",
      status: 400,
      message: `The validation status of restore job ${RestoreJobId} is set and cannot be changed.`,
    });
    expect(await job(RestoreJobId)).toMatchObject({
      ValidationStatus: "SUCCESSFUL",
      ValidationStatusMessage: "all there",
    });
  });

  test("cannot be validated before it is completed", async () => {
    const RecoveryPointArn = await snapshotOf("arn:aws:s3:::invoices");
    const { RestoreJobId } = await clients.backup.send(
      new StartRestoreJobCommand({
        RecoveryPointArn,
        Metadata: { DestinationBucketName: "drill-early", NewBucket: "true" },
      }),
    );
    const early = new PutRestoreValidationResultCommand({ RestoreJobId, ValidationStatus: "SUCCESSFUL" });
    expect((await refusal(clients.backup.send(early))).message).toBe(
      `Restore job ${RestoreJobId} is PENDING: only what is restored can be validated.`,
    );
    await lab.advance(3600);
  });

  test("of a continuous point restores to an instant of its window", async () => {
    const RecoveryPointArn = await continuousOf(rdsArn("db:orders-db"));
    const start = (Metadata: Record<string, string>) =>
      clients.backup.send(new StartRestoreJobCommand({ RecoveryPointArn, Metadata }));
    const good = await start({ DBInstanceIdentifier: "drill-2", RestoreTime: "2026-11-27T03:00:00Z" });
    const bad = await start({ DBInstanceIdentifier: "drill-3", RestoreTime: "2020-01-01T00:00:00Z" });
    await lab.advance(1600);
    expect((await job(good.RestoreJobId)).Status).toBe("COMPLETED");
    expect(await job(bad.RestoreJobId)).toMatchObject({
      Status: "FAILED",
      StatusMessage: expect.stringMatching(/^The restore time must lie between /),
    });
  });

  test("of a cluster makes a cluster without instances", async () => {
    const RecoveryPointArn = await snapshotOf(rdsArn("cluster:shop"));
    const Metadata = { DBClusterIdentifier: "drill-4", Engine: "aurora-postgresql" };
    const { RestoreJobId } = await clients.backup.send(new StartRestoreJobCommand({ RecoveryPointArn, Metadata }));
    await lab.advance(1600);
    expect(await job(RestoreJobId)).toMatchObject({
      Status: "COMPLETED",
      CreatedResourceArn: rdsArn("cluster:drill-4"),
    });
    const { DBClusters } = await clients.rds.send(new DescribeDBClustersCommand({ DBClusterIdentifier: "drill-4" }));
    expect(DBClusters?.[0]?.DBClusterMembers).toEqual([]);
  });

  test("copies tags where its service lets it, and fails where not", async () => {
    const instance = await clients.backup.send(
      new StartRestoreJobCommand({
        RecoveryPointArn: await snapshotOf(rdsArn("db:orders-db")),
        Metadata: { DBInstanceIdentifier: "drill-5" },
        CopySourceTagsToRestoredResource: true,
      }),
    );
    const table = await clients.backup.send(
      new StartRestoreJobCommand({
        RecoveryPointArn: await snapshotOf("arn:aws:dynamodb:us-east-1:123456789012:table/carts"),
        Metadata: { targetTableName: "drill-5" },
        CopySourceTagsToRestoredResource: true,
      }),
    );
    await lab.advance(1600);
    expect((await job(instance.RestoreJobId)).Status).toBe("COMPLETED");
    const { DBInstances } = await clients.rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: "drill-5" }));
    expect(DBInstances?.[0]?.TagList).toEqual([{ Key: "owner", Value: "shop" }]);
    expect(await job(table.RestoreJobId)).toMatchObject({
      Status: "FAILED",
      StatusMessage: "Tags of the source cannot be copied to what is restored of DynamoDB.",
    });
  });

  test("is refused for a point that is not there, or of another type", async () => {
    const RecoveryPointArn = rdsArn("snapshot:awsbackup:job-none");
    expect(await refusal(clients.backup.send(new StartRestoreJobCommand({ RecoveryPointArn, Metadata: {} })))).toEqual({
      name: "ResourceNotFoundException",
      status: 400,
      message: `Cannot find recovery point ${RecoveryPointArn} in us-east-1.`,
    });
    const point = await snapshotOf(rdsArn("db:orders-db"));
    const other = new StartRestoreJobCommand({ RecoveryPointArn: point, Metadata: {}, ResourceType: "EBS" });
    expect((await refusal(clients.backup.send(other))).message).toBe("The recovery point is of RDS, not of EBS.");
  });

  test("fails when its metadata lack the name", async () => {
    const RecoveryPointArn = await snapshotOf(rdsArn("db:orders-db"));
    const { RestoreJobId } = await clients.backup.send(new StartRestoreJobCommand({ RecoveryPointArn, Metadata: {} }));
    await lab.advance(60);
    expect(await job(RestoreJobId)).toMatchObject({
      Status: "FAILED",
      StatusMessage: "The parameter DBInstanceIdentifier must be provided.",
    });
  });
});

test("metadata say what a resource was like", async () => {
  const RecoveryPointArn = await snapshotOf(rdsArn("db:orders-db"));
  const { RestoreMetadata, ResourceType } = await clients.backup.send(
    new GetRecoveryPointRestoreMetadataCommand({ BackupVaultName: "Default", RecoveryPointArn }),
  );
  expect(ResourceType).toBe("RDS");
  expect(RestoreMetadata).toMatchObject({
    DBInstanceIdentifier: "orders-db",
    DBInstanceClass: "db.t4g.medium",
    MultiAZ: "false",
    DeletionProtection: "true",
    VpcSecurityGroupIds: '["sg-0default00000000000"]',
  });
});

test.each([
  [
    "table",
    "arn:aws:dynamodb:us-east-1:123456789012:table/carts",
    { targetTableName: "drill-x" },
    "arn:aws:dynamodb:us-east-1:123456789012:table/drill-x",
  ],
  ["bucket", "arn:aws:s3:::invoices", { DestinationBucketName: "drill-x", newBucket: "true" }, "arn:aws:s3:::drill-x"],
  [
    "file system",
    "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-1",
    { newFileSystem: "true", CreationToken: "drill-x" },
    expect.stringMatching(/:file-system\/fs-0[0-9a-f]{16}$/),
  ],
  [
    "volume",
    "arn:aws:ec2:us-east-1:123456789012:volume/vol-1",
    { volumeSize: "20" },
    expect.stringMatching(/:volume\/vol-0[0-9a-f]{16}$/),
  ],
])("a %s is restored from its point", async (_kind, arn, Metadata, made) => {
  const RecoveryPointArn = await snapshotOf(arn);
  const { RestoreJobId } = await clients.backup.send(
    new StartRestoreJobCommand({ RecoveryPointArn, Metadata: { ...Metadata } }),
  );
  await lab.advance(1000);
  expect(await job(RestoreJobId)).toMatchObject({ Status: "COMPLETED", CreatedResourceArn: made });
});

test.each([
  ["arn:aws:s3:::invoices", { DestinationBucketName: "drill-y" }, "The bucket drill-y does not exist."],
  [
    "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-1",
    { CreationToken: "drill-y" },
    "The lab restores a file system to a new one only.",
  ],
])("%s is not restored into what is not said to be new", async (arn, Metadata, StatusMessage) => {
  const RecoveryPointArn = await snapshotOf(arn);
  const { RestoreJobId } = await clients.backup.send(
    new StartRestoreJobCommand({ RecoveryPointArn, Metadata: { ...Metadata } }),
  );
  await lab.advance(1000);
  expect(await job(RestoreJobId)).toMatchObject({ Status: "FAILED", StatusMessage });
});
