import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Instant } from "../../../continuity/evidence/record";
import type { Cloud } from "../../cloud";
import { check } from "../verification";
import { countCheck, type Inspector, markCheck, openQuestions } from "./inspection";
import { instantIn } from "./mark";

/** Looks into a restored DynamoDB table, by scans of the copy alone. */
export const tableInspector: Inspector = {
  async reach(cloud, region, { id }) {
    await cloud.send(region, "Scan", { TableName: id, Limit: 1, Select: "COUNT" });
  },
  async inspect(cloud, region, { id, keys = "" }, source, asked) {
    const { mark, contents } = asked;
    const newest = mark === undefined ? undefined : await newestOf(cloud, region, id, mark);
    const sourceKeys = source.keys ?? "";
    return {
      checks: [
        check("keys", "schema", sourceKeys, keys, keys === sourceKeys),
        await countCheck("items", contents, itemCounts(cloud, region, id)),
        ...(mark === undefined ? [] : [markCheck(`newest ${mark}`, newest)]),
      ],
      heartbeatAt: newest ?? null,
      notChecked: openQuestions("items", "ATTRIBUTE", asked),
    };
  },
};

/** How many items each page of a table has. */
export async function* itemCounts(cloud: Cloud, region: string, TableName: string): AsyncGenerator<number> {
  for await (const { Count = 0 } of scan(cloud, region, { TableName, Select: "COUNT" })) yield Count;
}

/** The newest value of an attribute, of all items that have it. */
async function newestOf(cloud: Cloud, region: string, TableName: string, mark: string): Promise<Instant | undefined> {
  const request = { TableName, ProjectionExpression: "#mark", ExpressionAttributeNames: { "#mark": mark } };
  let newest: Instant | undefined;
  for await (const { Items = [] } of scan(cloud, region, request)) {
    for (const at of Items.flatMap((item) => instantOf(item[mark]) ?? [])) {
      if (newest === undefined || at > newest) newest = at;
    }
  }
  return newest;
}

function instantOf(value: AttributeValue | undefined): Instant | undefined {
  const text = value?.S ?? value?.N;
  return text === undefined ? undefined : instantIn(text);
}

async function* scan(cloud: Cloud, region: string, request: { readonly TableName: string; readonly Select?: "COUNT" }) {
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
  do {
    const page = await cloud.send(region, "Scan", { ...request, ExclusiveStartKey });
    yield page;
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}
