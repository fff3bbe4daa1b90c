import type { TableDescription } from "@aws-sdk/client-dynamodb";
import type { Call } from "../../cloud";
import { sendCall } from "../../cloud";
import { readTags, type Store, type StoreAdapter, shapeIn, unlessGone, writeTags } from "./store";

/** DynamoDB tables. */
export const table: StoreAdapter = {
  resourceType: "DynamoDB",
  named: true,
  busy: /^(ResourceInUse|LimitExceeded)$/,
  async find(cloud, region, id) {
    return await unlessGone(/^ResourceNotFound$/, async () => {
      const { Table } = await cloud.send(region, "DescribeTable", { TableName: id });
      if (Table === undefined) return undefined;
      const { Tags } = await cloud.send(region, "ListTagsOfResource", { ResourceArn: Table.TableArn });
      return read(Table, region, readTags(Tags));
    });
  },
  target: (targetTableName) => ({ targetTableName }),
  tagCalls: (region, { arn }, tags) => [
    {
      region,
      operation: "TagTable",
      input: { ResourceArn: arn, Tags: writeTags(tags) },
    },
  ],
  removeCalls: (region, id) => [deletion(region, id)],
  async remove(cloud, region, id) {
    await sendCall(cloud, deletion(region, id));
  },
};

function deletion(region: string, TableName: string): Call<"DeleteTable"> {
  return { region, operation: "DeleteTable", input: { TableName } };
}

function read(found: TableDescription, region: string, tags: Store["tags"]): Store {
  return {
    kind: "table",
    id: found.TableName ?? "",
    arn: found.TableArn ?? "",
    status: statusOf(found),
    // DynamoDB encrypts every table.
    encrypted: true,
    shape: shapeIn(region),
    deletionProtection: found.DeletionProtectionEnabled ?? false,
    recoveryPoint: null,
    tags,
    sizeBytes: found.TableSizeBytes ?? null,
    keys: keysOf(found),
    like: {},
  };
}

/** It can be read before its indexes can, and an application needs both. */
function statusOf({ TableStatus, GlobalSecondaryIndexes = [], RestoreSummary }: TableDescription): string {
  const complete =
    RestoreSummary?.RestoreInProgress !== true &&
    GlobalSecondaryIndexes.every(({ IndexStatus }) => IndexStatus === "ACTIVE");
  return TableStatus === "ACTIVE" && !complete ? "creating" : (TableStatus ?? "unknown").toLowerCase();
}

function keysOf({ KeySchema = [], AttributeDefinitions = [] }: TableDescription): string {
  return KeySchema.map(({ AttributeName, KeyType }) => {
    const type = AttributeDefinitions.find((one) => one.AttributeName === AttributeName)?.AttributeType;
    return `${AttributeName} (${KeyType}, ${type})`;
  }).join(", ");
}
