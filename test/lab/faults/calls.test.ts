import { DescribeBackupVaultCommand, ListBackupVaultsCommand } from "@aws-sdk/client-backup";
import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import {
  DeleteDBInstanceCommand,
  DescribeDBInstancesCommand,
  RestoreDBClusterFromSnapshotCommand,
  RestoreDBInstanceFromDBSnapshotCommand,
} from "@aws-sdk/client-rds";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Fault, Lab } from "../../../lab";
import { clientsOf, refusal, simulatedLab } from "../clients";

let lab: Lab;
let clients: ReturnType<typeof clientsOf>;

beforeAll(async () => {
  lab = await simulatedLab({
    sources: [
      { kind: "instance", name: "orders-db" },
      { kind: "cluster", name: "shop" },
    ],
  });
  clients = clientsOf(lab);
});
afterEach(() => lab.clearFaults());
afterAll(() => lab.stop());

const vault = () => clients.backup.send(new DescribeBackupVaultCommand({ BackupVaultName: "Default" }));
const instance = () => clients.rds.send(new DescribeDBInstancesCommand({}));
const restore = () =>
  clients.rds.send(
    new RestoreDBInstanceFromDBSnapshotCommand({
      DBInstanceIdentifier: "drill",
      DBSnapshotIdentifier: "orders-db-initial",
    }),
  );
const restoreCluster = () =>
  clients.rds.send(
    new RestoreDBClusterFromSnapshotCommand({
      DBClusterIdentifier: "drill",
      SnapshotIdentifier: "shop-initial",
      Engine: "aurora-postgresql",
    }),
  );

describe("every service refuses in its own words", () => {
  test.each<[string, () => Promise<unknown>, Fault, { name: string; status: number }]>([
    ["throttled AWS Backup", vault, { kind: "throttled" }, { name: "ThrottlingException", status: 429 }],
    ["throttled RDS", instance, { kind: "throttled" }, { name: "Throttling", status: 400 }],
    [
      "throttled EC2",
      () => clients.ec2.send(new DescribeVpcsCommand({})),
      { kind: "throttled" },
      { name: "RequestLimitExceeded", status: 503 },
    ],
    [
      "throttled S3",
      () => clients.s3.send(new ListBucketsCommand({})),
      { kind: "throttled" },
      { name: "SlowDown", status: 503 },
    ],
    [
      "throttled DynamoDB",
      () => clients.dynamodb.send(new DescribeTableCommand({ TableName: "carts" })),
      { kind: "throttled" },
      { name: "ThrottlingException", status: 400 },
    ],
    ["failing AWS Backup", vault, { kind: "failing" }, { name: "ServiceUnavailableException", status: 500 }],
    [
      "a call that is not permitted",
      vault,
      { kind: "failing", code: "AccessDeniedException", status: 403, message: "no identity-based policy allows it" },
      { name: "AccessDeniedException", status: 403 },
    ],
    ["an account without room", restore, { kind: "quota" }, { name: "InstanceQuotaExceededFault", status: 400 }],
    [
      "an account without room for clusters",
      restoreCluster,
      { kind: "quota" },
      { name: "DBClusterQuotaExceededFault", status: 403 },
    ],
    [
      "a zone without room",
      restore,
      { kind: "capacity" },
      { name: "InsufficientDBInstanceCapacityFault", status: 400 },
    ],
    [
      "a zone without room for clusters",
      restoreCluster,
      { kind: "capacity" },
      { name: "InsufficientDBClusterCapacityFault", status: 403 },
    ],
    [
      "a key that cannot be used",
      restore,
      { kind: "key-inaccessible" },
      { name: "KMSKeyNotAccessibleFault", status: 400 },
    ],
  ])("%s", async (_name, call, fault, expected) => {
    lab.addFaults(fault);
    expect(await refusal(call())).toMatchObject(expected);
  });
});

test("a connection is cut before there is an answer", async () => {
  lab.addFaults({ kind: "connection-cut", operation: "DescribeBackupVault", times: 1 });
  expect((await refusal(vault())).message).toMatch(/socket hang up|ECONNRESET|aborted/);
  expect((await vault()).BackupVaultName).toBe("Default");
});

test("the third call fails", async () => {
  lab.addFaults({ kind: "failing", after: 2, times: 1 });
  const call = () => clients.backup.send(new ListBackupVaultsCommand({}));
  await call();
  await call();
  expect((await refusal(call())).name).toBe("ServiceUnavailableException");
  await call();
});

test("nothing is deleted where cleaning up is refused", async () => {
  await restore();
  await lab.advance(1500);
  lab.addFaults({ kind: "cleanup-refused", resource: "drill" });
  const remove = () =>
    clients.rds.send(new DeleteDBInstanceCommand({ DBInstanceIdentifier: "drill", SkipFinalSnapshot: true }));
  expect(await refusal(remove())).toEqual({
    name: "InvalidDBInstanceStateFault",
    status: 400,
    message: "drill cannot be deleted in its state.",
  });
  lab.clearFaults();
  await remove();
});
