import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import { type Thing, things } from "../stores/contents";
import type { Call } from "../world";
import { findTable } from "./tables";

export function scan(input: Input, call: Call): Structure {
  const table = findTable(call, input.required("TableName"));
  const held = things(table.contents, call.world.clock.now());
  const after = input.structure("ExclusiveStartKey").structure("id").text("S");
  const from = after === undefined ? 0 : held.findIndex(({ key }) => key === after) + 1;
  const found = held.slice(from, from + (input.number("Limit") ?? held.length));
  const last = from + found.length < held.length ? found.at(-1) : undefined;
  return {
    Count: found.length,
    ScannedCount: found.length,
    Items: input.text("Select") === "COUNT" ? undefined : found.map(item),
    LastEvaluatedKey: last && { id: { S: last.key } },
  };
}

function item({ key, body }: Thing): Structure {
  const members = Object.entries(body).map(([name, value]) => [
    name,
    typeof value === "number" ? { N: `${value}` } : { S: value },
  ]);
  return { id: { S: key }, ...Object.fromEntries(members) };
}

export function getItem(input: Input, call: Call): Structure {
  const table = findTable(call, input.required("TableName"));
  const key = input.structure("Key").structure("id").required("S");
  const found = things(table.contents, call.world.clock.now()).find((thing) => thing.key === key);
  return { Item: found && item(found) };
}
