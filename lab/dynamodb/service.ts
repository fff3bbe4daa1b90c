import { JsonProtocol } from "../protocol/json";
import type { Service } from "../world";
import { getItem, scan } from "./items";
import { describeContinuousBackups, restoreTableToPointInTime } from "./point-in-time";
import { deleteTable, describeTable, listTags, tagTable } from "./tables";

/** Amazon DynamoDB, as far as drills call it. */
export const dynamodb: Service = {
  protocol: new JsonProtocol("com.amazonaws.dynamodb.v20120810"),
  codes: {
    missing: "ValidationException",
    invalid: "ValidationException",
    throttled: ["ThrottlingException", 400],
    unavailable: ["InternalServerError", 500],
  },
  operations: {
    DeleteTable: deleteTable,
    DescribeContinuousBackups: describeContinuousBackups,
    DescribeTable: describeTable,
    GetItem: getItem,
    ListTagsOfResource: listTags,
    RestoreTableToPointInTime: restoreTableToPointInTime,
    Scan: scan,
    TagResource: tagTable,
  },
};
