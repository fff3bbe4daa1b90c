import type { Input } from "../protocol/input";
import type { Lifecycle, VaultRecord } from "./records";

/** Why a vault with a lock does not take a point that is kept so long; nothing if it does. */
export function retentionRefusal(
  { name, locked, minRetentionDays, maxRetentionDays }: VaultRecord,
  { deleteAfterDays }: Lifecycle,
): string | undefined {
  if (!locked) {
    return undefined;
  }
  const days = deleteAfterDays ?? Infinity;
  if (days < (minRetentionDays ?? 0) || days > (maxRetentionDays ?? Infinity)) {
    return `Retention of the backup does not match the minimum and maximum of backup vault ${name}.`;
  }
  return undefined;
}

/** The `Lifecycle` of a request. */
export function lifecycleOf(input: Input): Lifecycle {
  const given = input.structure("Lifecycle");
  const [deleteAfterDays, moveToColdStorageAfterDays] = [
    given.number("DeleteAfterDays"),
    given.number("MoveToColdStorageAfterDays"),
  ];
  return {
    ...(deleteAfterDays !== undefined && { deleteAfterDays }),
    ...(moveToColdStorageAfterDays !== undefined && { moveToColdStorageAfterDays }),
  };
}
