import { DescribeDBInstancesCommand, RestoreDBInstanceFromDBSnapshotCommand } from "@aws-sdk/client-rds";
import { expect, test } from "@jest/globals";
import { clientsOf, simulatedLab } from "./clients";

/** Restores `size` databases at once. @returns in which order they were seen to be there, and how many before they were */
async function run(size: number, step: number) {
  const lab = await simulatedLab({ seed: 7, limits: { instances: size + 1 } });
  const { rds } = clientsOf(lab);
  for (let index = 0; index < size; index += 1) {
    const names = { DBInstanceIdentifier: `drill-${index}`, DBSnapshotIdentifier: "orders-db-initial" };
    await rds.send(new RestoreDBInstanceFromDBSnapshotCommand(names));
  }
  const order: string[] = [];
  const creating = new Set<string>();
  while (order.length < size) {
    for (const { DBInstanceIdentifier: id = "", DBInstanceStatus } of await describeAll(rds)) {
      if (DBInstanceStatus === "creating") {
        creating.add(id);
      } else if (id !== "orders-db" && !order.includes(id)) {
        order.push(id);
      }
    }
    await lab.advance(step);
  }
  await lab.stop();
  return { order, creating: creating.size };
}

test("200 restores at once are all seen under way, and there", async () => {
  const { order, creating } = await run(200, 500);
  expect([order.length, creating]).toEqual([200, 200]);
}, 60_000);

test("with the same seed they end in the same order, which is not that of their start", async () => {
  const [first, second] = [await run(8, 30), await run(8, 30)];
  expect(first).toEqual(second);
  expect(first.order).not.toEqual([...first.order].sort());
});

async function describeAll(rds: ReturnType<typeof clientsOf>["rds"]) {
  const found = [];
  let Marker: string | undefined;
  do {
    const page = await rds.send(new DescribeDBInstancesCommand({ Marker }));
    found.push(...(page.DBInstances ?? []));
    Marker = page.Marker;
  } while (Marker !== undefined);
  return found;
}
