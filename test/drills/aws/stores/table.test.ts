import { expect, test } from "@jest/globals";
import { table } from "../../../../drills/aws/stores/table";
import { cloudThatSays } from "../../said";

const TABLE = {
  TableName: "carts",
  TableArn: "arn:aws:dynamodb:eu-west-1:123456789012:table/carts",
  TableStatus: "ACTIVE",
  TableSizeBytes: 9,
  KeySchema: [
    { AttributeName: "customer", KeyType: "HASH" },
    { AttributeName: "at", KeyType: "RANGE" },
  ],
  AttributeDefinitions: [
    { AttributeName: "at", AttributeType: "N" },
    { AttributeName: "customer", AttributeType: "S" },
  ],
};

const found = async (more: object) => {
  const said = {
    DescribeTable: [{ Table: { ...TABLE, ...more } }],
    ListTagsOfResource: [{ Tags: [{ Key: "a", Value: "b" }] }],
  };
  return await table.find(cloudThatSays(said).cloud, "eu-west-1", "carts");
};

test("a table is told with its keys and their types", async () => {
  expect(await found({})).toMatchObject({
    id: "carts",
    arn: TABLE.TableArn,
    encrypted: true,
    sizeBytes: 9,
    keys: "customer (HASH, S), at (RANGE, N)",
    tags: { a: "b" },
    deletionProtection: false,
  });
});

test.each<[string, object, string]>([
  ["active", {}, "active"],
  ["being made", { TableStatus: "CREATING" }, "creating"],
  ["still being restored", { RestoreSummary: { RestoreInProgress: true } }, "creating"],
  ["restored", { RestoreSummary: { RestoreInProgress: false } }, "active"],
  [
    "without one of its indexes yet",
    { GlobalSecondaryIndexes: [{ IndexStatus: "ACTIVE" }, { IndexStatus: "CREATING" }] },
    "creating",
  ],
  ["with all its indexes", { GlobalSecondaryIndexes: [{ IndexStatus: "ACTIVE" }] }, "active"],
  ["being deleted", { TableStatus: "DELETING", RestoreSummary: { RestoreInProgress: true } }, "deleting"],
])("a table that is %s", async (_, more, status) => {
  expect((await found(more))?.status).toBe(status);
});
