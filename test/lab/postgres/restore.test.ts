import { ListRecoveryPointsByResourceCommand, StartRestoreJobCommand } from "@aws-sdk/client-backup";
import {
  CreateDBInstanceCommand,
  DeleteDBInstanceCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  RestoreDBClusterToPointInTimeCommand,
  RestoreDBInstanceFromDBSnapshotCommand,
  RestoreDBInstanceToPointInTimeCommand,
} from "@aws-sdk/client-rds";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Lab } from "../../../lab";
import { startLab } from "../../../lab";
import { clientsOf } from "../clients";
import { eventually, query } from "./database";

let lab: Lab;
let clients: ReturnType<typeof clientsOf>;

beforeAll(async () => {
  lab = await startLab({
    sources: [
      { kind: "instance", name: "orders-db", rows: 2000, heartbeat: 0 },
      { kind: "cluster", name: "shop", rows: 10, heartbeat: 0.2 },
    ],
  });
  clients = clientsOf(lab);
}, 60_000);
afterAll(() => lab.stop());

const instance = async (DBInstanceIdentifier: string) => {
  const { DBInstances = [] } = await clients.rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }));
  return DBInstances[0];
};
/** Waits until an instance is available. @returns its port */
const portOf = async (id: string) =>
  await eventually(async () => {
    const found = await instance(id);
    return found?.DBInstanceStatus === "available" ? found.Endpoint?.Port : undefined;
  });
const archivedAfter = (at: Date) =>
  eventually(async () => {
    const latest = (await instance("orders-db"))?.LatestRestorableTime;
    return latest !== undefined && latest > at ? latest : undefined;
  });
const counts = "SELECT count(*)::int AS orders, (SELECT count(*)::int FROM customers) AS customers FROM orders";

describe("restored for real", () => {
  test("a snapshot holds what was there when it was taken, not what came later", async () => {
    const source = await portOf("orders-db");
    await query(source, "INSERT INTO orders (customer_id, amount_cents, placed_at) VALUES (1, 100, now())");
    await clients.rds.send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: "drill-1",
        DBSnapshotIdentifier: "orders-db-initial",
      }),
    );
    const restored = await portOf("drill-1");
    expect(restored).not.toBe(source);
    expect(await query(restored, counts)).toEqual([{ orders: 2000, customers: 200 }]);
    expect(await query(source, counts)).toEqual([{ orders: 2001, customers: 200 }]);
    await clients.rds.send(new DeleteDBInstanceCommand({ DBInstanceIdentifier: "drill-1", SkipFinalSnapshot: true }));
    await eventually(() =>
      query(restored, "SELECT 1").then(
        () => undefined,
        () => "nobody listens",
      ),
    );
  }, 60_000);

  test("a point in time holds all that was committed by then, and nothing after", async () => {
    const source = await portOf("orders-db");
    await query(source, "CREATE TABLE marks (name text)");
    await query(source, "INSERT INTO marks VALUES ('before')");
    const [{ now }] = (await query(
      source,
      "SELECT date_trunc('milliseconds', clock_timestamp()) + interval '1 ms' AS now",
    )) as [{ now: Date }];
    await query(source, "SELECT pg_sleep(0.01)");
    await query(source, "INSERT INTO marks VALUES ('after')");
    await query(source, "DROP TABLE orders CASCADE");
    await archivedAfter(now);
    const restore = { SourceDBInstanceIdentifier: "orders-db" };
    await clients.rds.send(
      new RestoreDBInstanceToPointInTimeCommand({
        ...restore,
        TargetDBInstanceIdentifier: "drill-2",
        RestoreTime: now,
      }),
    );
    await clients.rds.send(
      new RestoreDBInstanceToPointInTimeCommand({
        ...restore,
        TargetDBInstanceIdentifier: "drill-3",
        UseLatestRestorableTime: true,
      }),
    );
    const [before, latest] = [await portOf("drill-2"), await portOf("drill-3")];
    const marks = "SELECT name, to_regclass('orders') IS NOT NULL AS orders FROM marks";
    expect(await query(before, marks)).toEqual([{ name: "before", orders: true }]);
    expect(await query(latest, marks)).toEqual([
      { name: "before", orders: false },
      { name: "after", orders: false },
    ]);
  }, 60_000);

  test("a copy of a recovery point is restored in the other Region", async () => {
    const there = clientsOf(lab, lab.copyRegion);
    const { RecoveryPoints = [] } = await there.backup.send(
      new ListRecoveryPointsByResourceCommand({ ResourceArn: "arn:aws:rds:us-east-1:123456789012:db:orders-db" }),
    );
    const RecoveryPointArn = RecoveryPoints[0]?.RecoveryPointArn;
    await there.backup.send(
      new StartRestoreJobCommand({ RecoveryPointArn, Metadata: { DBInstanceIdentifier: "drill-4" } }),
    );
    const port = await eventually(async () => {
      const { DBInstances = [] } = await there.rds.send(new DescribeDBInstancesCommand({}));
      return DBInstances.find((one) => one.DBInstanceStatus === "available")?.Endpoint?.Port;
    });
    expect(await query(port, counts)).toEqual([{ orders: 2000, customers: 200 }]);
  }, 60_000);

  test("a cluster cannot be reached until it has an instance, and its heartbeat shows how recent it is", async () => {
    const described = async (DBClusterIdentifier: string) => {
      const { DBClusters = [] } = await clients.rds.send(new DescribeDBClustersCommand({ DBClusterIdentifier }));
      return DBClusters[0];
    };
    const source = await described("shop");
    await clients.rds.send(
      new RestoreDBClusterToPointInTimeCommand({
        DBClusterIdentifier: "drill-5",
        SourceDBClusterIdentifier: "shop",
        UseLatestRestorableTime: true,
      }),
    );
    const restored = await eventually(async () => {
      const found = await described("drill-5");
      return found?.Status === "available" ? found : undefined;
    });
    await expect(query(restored.Port, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
    await clients.rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: "drill-5-a",
        DBClusterIdentifier: "drill-5",
        DBInstanceClass: "db.t4g.medium",
        Engine: "aurora-postgresql",
      }),
    );
    expect(await portOf("drill-5-a")).toBe(restored.Port);
    const [{ at, source: name }] = (await query(
      restored.Port,
      "SELECT at, source FROM heartbeat ORDER BY at DESC LIMIT 1",
    )) as [{ at: Date; source: string }];
    expect(name).toBe("shop");
    const latest = source?.LatestRestorableTime ?? new Date(Number.NaN);
    expect(at.getTime()).toBeGreaterThan(latest.getTime() - 60_000);
  }, 60_000);
});
