import type { Call } from "../cloud";
import { DRILL_TAG, type DrillResource } from "../plan";
import type { Database } from "./database";
import { SHORTEST_RETENTION } from "./restore-calls";

/** The call that deletes, with its backups and without a last one. */
export function removeCall(region: string, { kind, id }: DrillResource): Call<"DeleteDBInstance" | "DeleteDBCluster"> {
  return kind === "instance"
    ? {
        region,
        operation: "DeleteDBInstance",
        input: { DBInstanceIdentifier: id, SkipFinalSnapshot: true, DeleteAutomatedBackups: true },
      }
    : {
        region,
        operation: "DeleteDBCluster",
        input: { DBClusterIdentifier: id, SkipFinalSnapshot: true, DeleteAutomatedBackups: true },
      };
}

/** The calls that make a restored database one that nobody backs up, and that can be deleted; none where it is so. */
export function hardenCalls(region: string, found: Database): readonly Call<"ModifyDBInstance" | "ModifyDBCluster">[] {
  const shortest = SHORTEST_RETENTION[found.kind];
  if (found.retentionDays <= shortest && !found.deletionProtection) return [];
  const settings = { BackupRetentionPeriod: shortest, DeletionProtection: false, ApplyImmediately: true };
  return [
    found.kind === "instance"
      ? { region, operation: "ModifyDBInstance", input: { DBInstanceIdentifier: found.id, ...settings } }
      : { region, operation: "ModifyDBCluster", input: { DBClusterIdentifier: found.id, ...settings } },
  ];
}

const OWN_TAGS: ReadonlySet<string> = new Set(Object.values(DRILL_TAG));

/** Tags that came along from the source, by which a backup plan, or a service of ours, would take the copy for the source. */
export function strangeTags({ tags }: Database): readonly string[] {
  return Object.keys(tags)
    .filter((key) => !OWN_TAGS.has(key) && !key.startsWith("aws:"))
    .sort();
}
