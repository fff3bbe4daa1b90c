import { DescribeDBInstancesCommand, RestoreDBInstanceFromDBSnapshotCommand } from "@aws-sdk/client-rds";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Fault, type Lab, startLab } from "../../../lab";
import { clientsOf } from "../clients";
import { eventually, query } from "./database";

let lab: Lab;

beforeAll(async () => {
  lab = await startLab({ sources: [{ kind: "instance", name: "orders-db", rows: 100, heartbeat: 0 }] });
}, 60_000);
afterAll(() => lab.stop());

/** Restores the first snapshot under a name, with a fault on. @returns the port, once it says that it is available */
async function restored(DBInstanceIdentifier: string, fault: Fault): Promise<number | undefined> {
  const { rds } = clientsOf(lab);
  lab.addFaults({ ...fault, resource: DBInstanceIdentifier });
  await rds.send(
    new RestoreDBInstanceFromDBSnapshotCommand({ DBInstanceIdentifier, DBSnapshotIdentifier: "orders-db-initial" }),
  );
  return await eventually(async () => {
    const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }));
    return DBInstances[0]?.DBInstanceStatus === "available" ? DBInstances[0].Endpoint?.Port : undefined;
  });
}

test("another database comes back", async () => {
  const port = await restored("drill-1", { kind: "wrong-database" });
  expect(await query(port, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")).toEqual([
    { tablename: "heartbeat" },
    { tablename: "invoices" },
  ]);
  expect(await query(port, "SELECT DISTINCT source FROM heartbeat")).toEqual([{ source: "billing-db" }]);
}, 60_000);

test("a table comes back empty", async () => {
  const port = await restored("drill-2", { kind: "truncated-table", table: "customers" });
  expect(
    await query(port, "SELECT (SELECT count(*) FROM customers)::int + (SELECT count(*) FROM orders)::int AS left"),
  ).toEqual([{ left: 0 }]);
}, 60_000);

test("the newest data is missing", async () => {
  const port = await restored("drill-3", { kind: "stale-data", seconds: 1500 });
  // One order every 30 seconds: those of the last 1500 are gone, and the only heartbeat with them.
  expect(await query(port, "SELECT count(*)::int AS orders FROM orders")).toEqual([{ orders: 50 }]);
  expect(await query(port, "SELECT count(*)::int AS beats FROM heartbeat")).toEqual([{ beats: 0 }]);
}, 60_000);

test("it is said to be available, and nobody listens", async () => {
  const port = await restored("drill-4", { kind: "unreachable" });
  await expect(query(port, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
}, 60_000);
