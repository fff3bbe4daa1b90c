import {
  DescribeRecoveryPointCommand,
  DescribeRestoreJobCommand,
  ListRecoveryPointsByResourceCommand,
  StartRestoreJobCommand,
} from "@aws-sdk/client-backup";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { DescribeDBInstancesCommand, RestoreDBInstanceFromDBSnapshotCommand } from "@aws-sdk/client-rds";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Fault, Lab } from "../../../lab";
import { clientsOf, refusal, simulatedLab } from "../clients";

let lab: Lab;
let clients: ReturnType<typeof clientsOf>;

beforeEach(async () => {
  lab = await simulatedLab({
    sources: [
      { kind: "instance", name: "orders-db" },
      { kind: "table", name: "carts" },
    ],
  });
  clients = clientsOf(lab);
});
afterEach(() => lab.stop());

const rdsArn = "arn:aws:rds:us-east-1:123456789012:db:orders-db";
const tableArn = "arn:aws:dynamodb:us-east-1:123456789012:table/carts";

const snapshotOf = async (ResourceArn: string) => {
  const { RecoveryPoints = [] } = await clients.backup.send(new ListRecoveryPointsByResourceCommand({ ResourceArn }));
  return RecoveryPoints.map((point) => point.RecoveryPointArn ?? "").find((arn) => !arn.includes("auto-backup")) ?? "";
};
const start = async (ResourceArn: string, Metadata: Record<string, string>) =>
  (await clients.backup.send(new StartRestoreJobCommand({ RecoveryPointArn: await snapshotOf(ResourceArn), Metadata })))
    .RestoreJobId;
const job = (RestoreJobId: string | undefined) => clients.backup.send(new DescribeRestoreJobCommand({ RestoreJobId }));
const restoreInstance = (DBInstanceIdentifier: string) =>
  clients.rds.send(
    new RestoreDBInstanceFromDBSnapshotCommand({ DBInstanceIdentifier, DBSnapshotIdentifier: "orders-db-initial" }),
  );
const status = async (DBInstanceIdentifier: string) =>
  (await clients.rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }))).DBInstances?.[0]?.DBInstanceStatus;

describe("work that goes wrong", () => {
  test("slow: takes longer by what the fault says", async () => {
    lab.addFaults({ kind: "slow", operation: "restore", seconds: 7200 });
    await restoreInstance("drill");
    await lab.advance(7200);
    expect(await status("drill")).toBe("creating");
    await lab.advance(1500);
    expect(await status("drill")).toBe("available");
  });

  test("stuck: never ends", async () => {
    lab.addFaults({ kind: "stuck", operation: "restore" });
    const id = await start(rdsArn, { DBInstanceIdentifier: "drill" });
    await lab.advance(30 * 86_400);
    expect((await job(id)).Status).toBe("RUNNING");
    expect(await status("drill")).toBe("creating");
  });

  test("failed: says why, in the job and in the state of what it made", async () => {
    lab.addFaults({ kind: "work-fails", operation: "restore", message: "The storage volume could not be attached." });
    const id = await start(rdsArn, { DBInstanceIdentifier: "drill" });
    await lab.advance(1600);
    expect(await job(id)).toMatchObject({
      Status: "FAILED",
      StatusMessage: "The storage volume could not be attached.",
    });
    expect(await status("drill")).toBe("incompatible-restore");
  });

  test.each<[Fault["kind"], string, string]>([
    [
      "quota",
      "Request would result in user exceeding the allowed amount of DB instances.",
      "The account has as many of them as it may.",
    ],
    [
      "capacity",
      "The requested DB instance class is not available in the specified Availability Zone.",
      "There is no room for it in this Availability Zone.",
    ],
    [
      "key-inaccessible",
      "The specified KMS key does not exist, is not enabled or you do not have permissions to access it.",
      "The key that the backup is encrypted with cannot be used.",
    ],
  ])("%s: the job was accepted, and fails", async (kind, ofInstance, ofTable) => {
    lab.addFaults({ kind });
    const ids = [
      await start(rdsArn, { DBInstanceIdentifier: "drill" }),
      await start(tableArn, { targetTableName: "drill" }),
    ];
    await lab.advance(60);
    const jobs = await Promise.all(ids.map(job));
    expect(jobs.map(({ Status, StatusMessage }) => [Status, StatusMessage])).toEqual([
      ["FAILED", ofInstance],
      ["FAILED", ofTable],
    ]);
  });
});

test.each<[Fault["kind"], string, string]>([
  ["point-expired", "EXPIRED", "The recovery point is past its retention and could not be deleted."],
  ["point-partial", "PARTIAL", "The backup did not complete within its window."],
])("%s: the point says so, and is not restored", async (kind, Status, StatusMessage) => {
  lab.addFaults({ kind });
  const RecoveryPointArn = await snapshotOf(rdsArn);
  expect(
    await clients.backup.send(new DescribeRecoveryPointCommand({ BackupVaultName: "Default", RecoveryPointArn })),
  ).toMatchObject({
    Status,
    StatusMessage,
  });
  expect(await refusal(start(rdsArn, { DBInstanceIdentifier: "drill" }))).toEqual({
    name: "InvalidResourceStateException",
    status: 400,
    message: `The recovery point is ${Status} and cannot be restored.`,
  });
});

test("what is restored of a table is another one, empty or old", async () => {
  lab.addFaults(
    { kind: "wrong-database", resource: "drill-1" },
    { kind: "truncated-table", resource: "drill-2" },
    { kind: "stale-data", resource: "drill-3", seconds: 3600 },
  );
  for (const targetTableName of ["drill-1", "drill-2", "drill-3"]) {
    await start(tableArn, { targetTableName });
  }
  await lab.advance(1600);
  const scans = await Promise.all(
    ["drill-1", "drill-2", "drill-3"].map((TableName) => clients.dynamodb.send(new ScanCommand({ TableName }))),
  );
  expect(scans.map(({ Count, Items = [] }) => [Count, Items[0]?.source?.S, Items[0]?.at?.S])).toEqual([
    [101, "not-carts", "2026-11-27T12:00:00.000Z"],
    [1, "carts", "2026-11-27T12:00:00.000Z"],
    [101, "carts", "2026-11-27T11:00:00.000Z"],
  ]);
});
