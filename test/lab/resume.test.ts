import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DescribeRestoreJobCommand,
  ListRecoveryPointsByResourceCommand,
  StartRestoreJobCommand,
} from "@aws-sdk/client-backup";
import { DescribeDBInstancesCommand, RestoreDBInstanceFromDBSnapshotCommand } from "@aws-sdk/client-rds";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type Lab, startLab } from "../../lab";
import { clientsOf, simulatedLab } from "./clients";
import { eventually, query } from "./postgres/database";

let folder: string;

beforeEach(() => {
  const parent = mkdtempSync(join(tmpdir(), "lab-resume-"));
  chmodSync(parent, 0o711);
  folder = join(parent, "state");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

const statuses = async (lab: Lab) => {
  const { DBInstances = [] } = await clientsOf(lab).rds.send(new DescribeDBInstancesCommand({}));
  return DBInstances.map((one) => [one.DBInstanceIdentifier, one.DBInstanceStatus]);
};

test("a lab that is started again knows what it had; what was under way has failed", async () => {
  const first = await simulatedLab({ folder });
  const { backup, rds } = clientsOf(first);
  const snapshot = { DBSnapshotIdentifier: "orders-db-initial" };
  await rds.send(new RestoreDBInstanceFromDBSnapshotCommand({ ...snapshot, DBInstanceIdentifier: "drill-1" }));
  await first.advance(1600);
  const ResourceArn = "arn:aws:rds:us-east-1:123456789012:db:orders-db";
  const { RecoveryPoints = [] } = await backup.send(new ListRecoveryPointsByResourceCommand({ ResourceArn }));
  const RecoveryPointArn = RecoveryPoints[1]?.RecoveryPointArn;
  const { RestoreJobId } = await backup.send(
    new StartRestoreJobCommand({ RecoveryPointArn, Metadata: { DBInstanceIdentifier: "drill-2" } }),
  );
  await first.advance(60);
  await first.stop();

  const second = await simulatedLab({ folder, startAt: first.now() });
  expect(await statuses(second)).toEqual([
    ["orders-db", "available"],
    ["drill-1", "available"],
    ["drill-2", "incompatible-restore"],
  ]);
  expect(await clientsOf(second).backup.send(new DescribeRestoreJobCommand({ RestoreJobId }))).toMatchObject({
    Status: "FAILED",
    StatusMessage: "The lab was stopped meanwhile.",
  });
  await second.stop();
});

test("its databases run again where they listened, and are archived on", async () => {
  const sources = [{ kind: "instance", name: "orders-db", rows: 10, heartbeat: 0 } as const];
  const first = await startLab({ folder, sources });
  const described = async (lab: Lab) => {
    const { DBInstances = [] } = await clientsOf(lab).rds.send(new DescribeDBInstancesCommand({}));
    return DBInstances[0];
  };
  const before = await described(first);
  await query(before?.Endpoint?.Port, "INSERT INTO orders (customer_id, amount_cents, placed_at) VALUES (1, 1, now())");
  await first.stop();

  const second = await startLab({ folder, sources });
  const after = await described(second);
  expect(after?.Endpoint).toEqual(before?.Endpoint);
  expect(await query(after?.Endpoint?.Port, "SELECT count(*)::int AS orders FROM orders")).toEqual([{ orders: 11 }]);
  await eventually(async () => {
    const latest = (await described(second))?.LatestRestorableTime;
    return latest !== undefined && latest > (before?.LatestRestorableTime ?? new Date()) ? latest : undefined;
  });
  await second.stop();
}, 60_000);
