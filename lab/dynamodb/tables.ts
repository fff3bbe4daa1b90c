import { resourceOf } from "../arn";
import { refuseCleanup } from "../faults/refuse-cleanup";
import type { Input } from "../protocol/input";
import { ServiceError, type Structure } from "../protocol/wire";
import { things } from "../stores/contents";
import type { StoreRecord } from "../stores/records";
import { storeArn } from "../stores/restore";
import type { Call } from "../world";

const notFound = (name: string) =>
  new ServiceError("ResourceNotFoundException", 400, `Requested resource not found: Table: ${name} not found`);
const inUse = (message: string) => new ServiceError("ResourceInUseException", 400, message);

/** DynamoDB takes a name or an ARN. */
export function findTable(call: Call, name: string): StoreRecord {
  const table = call.world.tables.stores.get(storeArn(call, "table", resourceOf(name).replace("table/", "") || name));
  if (table === undefined) {
    throw notFound(name);
  }
  return table;
}

export function view(call: Call, table: StoreRecord): Structure {
  const held = things(table.contents, call.world.clock.now());
  const { restoredFrom } = table;
  return {
    TableName: table.name,
    TableArn: table.arn,
    TableStatus: table.status,
    CreationDateTime: new Date(table.createdAt),
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
    ItemCount: held.length,
    TableSizeBytes: held.length * 100,
    DeletionProtectionEnabled: table.deletionProtection,
    RestoreSummary: restoredFrom && {
      SourceTableArn: restoredFrom.arn,
      RestoreDateTime: new Date(restoredFrom.to),
      RestoreInProgress: table.status === "CREATING",
    },
  };
}

export function describeTable(input: Input, call: Call): Structure {
  return { Table: view(call, findTable(call, input.required("TableName"))) };
}

export function deleteTable(input: Input, call: Call): Structure {
  const { stores } = call.world.tables;
  const table = findTable(call, input.required("TableName"));
  if (table.deletionProtection) {
    throw new ServiceError(
      "ValidationException",
      400,
      "Resource cannot be deleted as it is currently protected against deletion.",
    );
  }
  if (table.status !== "ACTIVE") {
    throw inUse(`Attempt to change a resource which is still in use: Table is ${table.status}: ${table.name}`);
  }
  refuseCleanup(call, table.name, inUse);
  const deleting = stores.put(table.arn, { ...table, status: "DELETING" });
  call.world.pace.take("delete", table.name).then(
    () => stores.delete(table.arn),
    () => stores.change(table.arn, { status: "ACTIVE" }),
  );
  return { TableDescription: view(call, deleting) };
}

export function tagTable(input: Input, call: Call): Structure {
  const table = findTable(call, input.required("ResourceArn"));
  call.world.tables.stores.change(table.arn, { tags: { ...table.tags, ...input.tags("Tags") } });
  return {};
}

export function listTags(input: Input, call: Call): Structure {
  const { tags } = findTable(call, input.required("ResourceArn"));
  return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
}
