import type { RestoreFrom } from "../database-engine";
import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { admit } from "./admission";
import { backupId } from "./automated-backups";
import { instanceNotFound, invalidCombination, invalidRestore, invalidValue, pointInTimeNotEnabled } from "./errors";
import { findCluster, findInstance, rdsArn } from "./find";
import type { ClusterRecord, InstanceRecord } from "./records";
import { type Restoration, restoreCluster, restoreInstance } from "./restore";
import { givenOr } from "./restore-snapshot";
import { restoredShape } from "./shapes";
import { clusterView, instanceView } from "./views";

export function restoreInstanceToPointInTime(input: Input, call: Call): Structure {
  const id = input.required("TargetDBInstanceIdentifier").toLowerCase();
  const source = sourceInstance(input, call);
  const restoration = toPointInTime(call, source, id, input, input.instant("RestoreTime"));
  admit(call, "db", id, restoration.names);
  const { made, done } = restoreInstance(call, restoration);
  done.catch(() => undefined);
  return { DBInstance: instanceView(call, made) };
}

export function restoreClusterToPointInTime(input: Input, call: Call): Structure {
  const id = input.required("DBClusterIdentifier").toLowerCase();
  const source = findCluster(call, input.required("SourceDBClusterIdentifier"));
  const to = input.instant("RestoreToTime");
  if (input.text("RestoreType") === "copy-on-write" && to !== undefined) {
    throw invalidCombination("RestoreToTime cannot be specified with the restore type copy-on-write.");
  }
  const restoration = toPointInTime(call, source, id, input, to);
  admit(call, "cluster", id, restoration.names);
  const { made, done } = restoreCluster(call, restoration);
  done.catch(() => undefined);
  return { DBCluster: clusterView(call, made) };
}

/**
 * What a database is restored to as of an instant, or the latest.
 *
 * @throws {ServiceError} where it keeps no backups, or none of that instant
 */
export function toPointInTime(
  call: Call,
  source: InstanceRecord | ClusterRecord,
  id: string,
  input: Input,
  to: Date | undefined,
): Restoration {
  const latest = input.flag("UseLatestRestorableTime") ?? false;
  if (latest === (to !== undefined)) {
    throw invalidCombination("Specify either a restore time or UseLatestRestorableTime.");
  }
  const window = call.world.engine.window(source.resourceId);
  if (source.shape.retentionDays === 0 || window === undefined) {
    throw pointInTimeNotEnabled();
  }
  if (to !== undefined && (to < window.earliest || to > window.latest)) {
    throw invalidRestore(
      `The restore time must lie between ${window.earliest.toISOString()} and ${window.latest.toISOString()}.`,
    );
  }
  const from: RestoreFrom = { database: source.resourceId, ...(to && { to }) };
  return {
    id,
    from,
    shape: restoredShape(source.shape, input),
    tags: givenOr(input, source.tags),
    names: [source.id],
  };
}

/** RDS takes a source by name, by resource id or by its automated backup. */
function sourceInstance(input: Input, call: Call): InstanceRecord {
  const name = input.text("SourceDBInstanceIdentifier");
  if (name !== undefined) {
    return findInstance(call, name);
  }
  const resourceId = input.text("SourceDbiResourceId");
  const backup = input.text("SourceDBInstanceAutomatedBackupsArn");
  if (resourceId === undefined && backup === undefined) {
    throw invalidValue("A source must be specified.");
  }
  const found = call.world.tables.instances
    .all()
    .find((one) => one.resourceId === resourceId || rdsArn(call, "auto-backup", backupId(one)) === backup);
  if (found === undefined) {
    throw instanceNotFound(resourceId ?? (backup as string));
  }
  return found;
}
