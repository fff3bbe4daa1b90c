import { DescribeDBInstancesCommand, paginateDescribeDBInstances } from "@aws-sdk/client-rds";
import { expect, test } from "@jest/globals";
import type { SourceOptions } from "../../../lab";
import { clientsOf, refusal, simulatedLab } from "../clients";

test("a list is read page by page to its end", async () => {
  const names = Array.from({ length: 25 }, (_, index) => `db-${String(index).padStart(2, "0")}`);
  const lab = await simulatedLab({ sources: names.map((name): SourceOptions => ({ kind: "instance", name })) });
  const { rds } = clientsOf(lab);
  const pages: (string | undefined)[][] = [];
  for await (const { DBInstances = [] } of paginateDescribeDBInstances({ client: rds, pageSize: 20 }, {})) {
    pages.push(DBInstances.map((one) => one.DBInstanceIdentifier));
  }
  expect(pages).toEqual([names.slice(0, 20), names.slice(20)]);
  expect((await refusal(rds.send(new DescribeDBInstancesCommand({ Marker: "nowhere" })))).message).toBe(
    "The marker is not valid.",
  );
  expect((await refusal(rds.send(new DescribeDBInstancesCommand({ MaxRecords: 5 })))).message).toBe(
    "Invalid value 5 for MaxRecords. Must be between 20 and 100",
  );
  await lab.stop();
});
