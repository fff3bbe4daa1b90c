import type { Call, Cloud } from "../cloud";
import { sendCall } from "../cloud";
import { type DrillResource, isDatabaseKind } from "../plan";
import type { Database } from "./database";
import type { Found } from "./found";
import { SHORTEST_RETENTION } from "./restore-calls";
import { STORES } from "./stores/stores";

/** The calls that delete, of a database with its backups and without a last one. */
export function removeCalls(region: string, { kind, id }: DrillResource): readonly Call[] {
  return isDatabaseKind(kind) ? [removeCall(region, kind, id)] : STORES[kind].removeCalls(region, id);
}

/** Removes what was found, or begins to. */
export async function removeFound(cloud: Cloud, region: string, { kind, id }: Found): Promise<void> {
  if (isDatabaseKind(kind)) await sendCall(cloud, removeCall(region, kind, id));
  else await STORES[kind].remove(cloud, region, id);
}

/** Codes of a refusal to remove that passes. */
export function busyCodes({ kind }: DrillResource): RegExp {
  return isDatabaseKind(kind) ? /^InvalidDB(Instance|Cluster)State$/ : STORES[kind].busy;
}

function removeCall(region: string, kind: Database["kind"], id: string): Call<"DeleteDBInstance" | "DeleteDBCluster"> {
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
