import {
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  GetItemCommand,
  ListTagsOfResourceCommand,
  paginateScan,
  RestoreTableToPointInTimeCommand,
  ScanCommand,
  TagResourceCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Lab } from "../../../lab";
import { clientsOf, refusal, simulatedLab } from "../clients";

let lab: Lab;
let dynamodb: ReturnType<typeof clientsOf>["dynamodb"];

beforeAll(async () => {
  lab = await simulatedLab({ sources: [{ kind: "table", name: "carts" }] });
  dynamodb = clientsOf(lab).dynamodb;
});
afterAll(() => lab.stop());

const heartbeat = async (TableName: string) => {
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName, Key: { id: { S: "heartbeat" } } }));
  return Item?.at?.S;
};

test("a table is scanned and counted", async () => {
  expect(await dynamodb.send(new ScanCommand({ TableName: "carts", Select: "COUNT" }))).toMatchObject({ Count: 101 });
  const pages = [];
  for await (const { Count, Items = [] } of paginateScan({ client: dynamodb, pageSize: 60 }, { TableName: "carts" })) {
    pages.push([Count, Items[0]?.id?.S]);
  }
  expect(pages).toEqual([
    [60, "heartbeat"],
    [41, "order-060"],
  ]);
});

test("a table tells how far it can be restored", async () => {
  const { ContinuousBackupsDescription } = await dynamodb.send(
    new DescribeContinuousBackupsCommand({ TableName: "carts" }),
  );
  expect(ContinuousBackupsDescription).toEqual({
    ContinuousBackupsStatus: "ENABLED",
    PointInTimeRecoveryDescription: {
      PointInTimeRecoveryStatus: "ENABLED",
      RecoveryPeriodInDays: 35,
      EarliestRestorableDateTime: new Date("2026-11-26T12:00:00Z"),
      LatestRestorableDateTime: new Date("2026-11-27T11:55:00Z"),
    },
  });
});

test("a table is restored to an instant, with its data of then", async () => {
  const target = { TableName: "drill-1" };
  const request = {
    SourceTableName: "carts",
    TargetTableName: "drill-1",
    RestoreDateTime: new Date("2026-11-27T02:30:20Z"),
  };
  await dynamodb.send(new RestoreTableToPointInTimeCommand(request));
  const described = async () => (await dynamodb.send(new DescribeTableCommand(target))).Table;
  expect(await described()).toMatchObject({ TableStatus: "CREATING", RestoreSummary: { RestoreInProgress: true } });
  expect((await refusal(dynamodb.send(new DeleteTableCommand(target)))).name).toBe("ResourceInUseException");
  await lab.advance(900);
  expect(await described()).toMatchObject({
    TableStatus: "ACTIVE",
    ItemCount: 101,
    RestoreSummary: { RestoreInProgress: false, SourceTableArn: "arn:aws:dynamodb:us-east-1:123456789012:table/carts" },
  });
  expect(await heartbeat("drill-1")).toBe("2026-11-27T02:30:00.000Z");
  expect(await heartbeat("carts")).toBe("2026-11-27T12:15:00.000Z");
  expect((await refusal(dynamodb.send(new RestoreTableToPointInTimeCommand(request)))).name).toBe(
    "TableAlreadyExistsException",
  );
  const before = { ...request, TargetTableName: "drill-2", RestoreDateTime: new Date("2020-01-01") };
  expect((await refusal(dynamodb.send(new RestoreTableToPointInTimeCommand(before)))).name).toBe(
    "InvalidRestoreTimeException",
  );
  const ofACopy = { SourceTableName: "drill-1", TargetTableName: "drill-3", UseLatestRestorableTime: true };
  expect((await refusal(dynamodb.send(new RestoreTableToPointInTimeCommand(ofACopy)))).name).toBe(
    "PointInTimeRecoveryUnavailableException",
  );
});

test("a table is tagged, and deleted unless it is protected", async () => {
  const ResourceArn = "arn:aws:dynamodb:us-east-1:123456789012:table/drill-1";
  await dynamodb.send(new TagResourceCommand({ ResourceArn, Tags: [{ Key: "drill-id", Value: "1" }] }));
  expect((await dynamodb.send(new ListTagsOfResourceCommand({ ResourceArn }))).Tags).toEqual([
    { Key: "drill-id", Value: "1" },
  ]);
  await dynamodb.send(new DeleteTableCommand({ TableName: "drill-1" }));
  await lab.advance(240);
  expect(await refusal(dynamodb.send(new DescribeTableCommand({ TableName: "drill-1" })))).toEqual({
    name: "ResourceNotFoundException",
    status: 400,
    message: "Requested resource not found: Table: drill-1 not found",
  });
  expect((await refusal(dynamodb.send(new DeleteTableCommand({ TableName: "carts" })))).name).toBe(
    "ValidationException",
  );
});
