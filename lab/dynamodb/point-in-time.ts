import type { Input } from "../protocol/input";
import { ServiceError, type Structure } from "../protocol/wire";
import type { StoreRecord } from "../stores/records";
import { restoreStore, storeArn } from "../stores/restore";
import type { Call } from "../world";
import { findTable, view } from "./tables";

/** How far behind the continuous backup of a table is, in seconds, and how far back it goes. */
const lag = 300;
const period = 35 * 86_400;

export function describeContinuousBackups(input: Input, call: Call): Structure {
  const table = findTable(call, input.required("TableName"));
  const on = table.restoredFrom === undefined;
  const { earliest, latest } = window(call, table);
  return {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: "ENABLED",
      PointInTimeRecoveryDescription: on
        ? {
            PointInTimeRecoveryStatus: "ENABLED",
            RecoveryPeriodInDays: 35,
            EarliestRestorableDateTime: earliest,
            LatestRestorableDateTime: latest,
          }
        : { PointInTimeRecoveryStatus: "DISABLED" },
    },
  };
}

export function restoreTableToPointInTime(input: Input, call: Call): Structure {
  const source = findTable(call, input.text("SourceTableArn") ?? input.required("SourceTableName"));
  const name = input.required("TargetTableName");
  if (source.restoredFrom !== undefined) {
    throw new ServiceError(
      "PointInTimeRecoveryUnavailableException",
      400,
      "Point in time recovery is not enabled for the table.",
    );
  }
  if (call.world.tables.stores.get(storeArn(call, "table", name)) !== undefined) {
    throw new ServiceError("TableAlreadyExistsException", 400, `Table already exists: ${name}`);
  }
  const target = { operation: call.operation, resources: [name, source.name] };
  if (call.world.faults.strike("quota", target)) {
    throw new ServiceError("LimitExceededException", 400, "Too many tables are being restored.");
  }
  const { earliest, latest } = window(call, source);
  const at = input.flag("UseLatestRestorableTime") ? latest : input.instant("RestoreDateTime");
  if (at === undefined || at < earliest || at > latest) {
    throw new ServiceError(
      "InvalidRestoreTimeException",
      400,
      `The restore time must lie between ${earliest.toISOString()} and ${latest.toISOString()}.`,
    );
  }
  const from = { arn: source.arn, contents: source.contents, at };
  const { made, done } = restoreStore(call, { kind: "table", name, from, tags: {}, encrypted: true });
  // Nobody hears of it but by the table, which goes.
  done.catch(() => undefined);
  return { TableDescription: view(call, made) };
}

function window(call: Call, table: StoreRecord) {
  const now = call.world.clock.now().getTime();
  const earliest = Math.max(new Date(table.createdAt).getTime(), now - period * 1000);
  return { earliest: new Date(earliest), latest: new Date(Math.max(earliest, now - lag * 1000)) };
}
