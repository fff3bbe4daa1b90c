import type { PlannedKind } from "./kind";
import { bucket } from "./kinds/bucket";
import { cache } from "./kinds/cache";
import { database } from "./kinds/database";
import { fileSystem } from "./kinds/file-system";
import { table } from "./kinds/table";
import { tasks } from "./kinds/tasks";
import { volumeGroup } from "./kinds/volume-group";
import type { Facts } from "./question";

/** Every kind of member that can be planned, one file each. */
export const PLANNED_KINDS = {
  database,
  table,
  bucket,
  "file-system": fileSystem,
  "volume-group": volumeGroup,
  tasks,
  cache,
} as const;

/** The kind that facts are about. Settings of a kind stay inside of it. */
export function kindOf({ kind }: Facts): PlannedKind<Facts, unknown> {
  return PLANNED_KINDS[kind] as unknown as PlannedKind<Facts, unknown>;
}
