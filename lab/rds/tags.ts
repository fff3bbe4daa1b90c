import { resourceOf } from "../arn";
import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Table } from "../state/table";
import type { Tags } from "../tags";
import type { Call } from "../world";
import { invalidValue } from "./errors";
import { findCluster, findClusterSnapshot, findInstance, findSnapshot } from "./find";
import { tagList } from "./views";

export function addTags(input: Input, call: Call): Structure {
  const { table, row } = tagged(call, input.required("ResourceName"));
  table.change(row.arn, { tags: { ...row.tags, ...input.tags("Tags") } });
  return {};
}

export function removeTags(input: Input, call: Call): Structure {
  const { table, row } = tagged(call, input.required("ResourceName"));
  const removed = new Set(input.texts("TagKeys"));
  table.change(row.arn, { tags: Object.fromEntries(Object.entries(row.tags).filter(([key]) => !removed.has(key))) });
  return {};
}

export function listTags(input: Input, call: Call): Structure {
  return { TagList: tagList(tagged(call, input.required("ResourceName")).row.tags) };
}

interface Tagged {
  readonly arn: string;
  readonly tags: Tags;
}

/** A resource that has tags, and the table that it is of. */
function tagged(call: Call, arn: string): { readonly table: Table<Tagged>; readonly row: Tagged } {
  const { instances, clusters, snapshots } = call.world.tables;
  const [kind] = resourceOf(arn).split(":");
  switch (kind) {
    case "db":
      return { table: instances as unknown as Table<Tagged>, row: findInstance(call, arn) };
    case "cluster":
      return { table: clusters as unknown as Table<Tagged>, row: findCluster(call, arn) };
    case "snapshot":
      return { table: snapshots as unknown as Table<Tagged>, row: findSnapshot(call, arn) };
    case "cluster-snapshot":
      return { table: snapshots as unknown as Table<Tagged>, row: findClusterSnapshot(call, arn) };
    default:
      throw invalidValue(`Invalid resource name: ${arn}`);
  }
}
