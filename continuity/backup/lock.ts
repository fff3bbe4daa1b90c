import { formatDuration, type Seconds } from "../declaration/duration";
import { knownValue } from "../declaration/setting";
import { readNumber, readString } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { type Condition, condition, unknownCondition } from "../recovery/path";
import type { Chain } from "./chain";
import { AIR_GAPPED_VAULT_TYPE, sameRegion } from "./plan";

export const VAULT_LOCK_TYPE = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";

const DAY: Seconds = 86_400;

/** The lock of a vault, joined by known name in the same Region; where a name is not known, by edge. */
export function lockOf(vault: EstateResource, index: EstateIndex): EstateResource | undefined {
  const name = knownValue(readString(vault, "name"));
  const names = name === undefined ? [] : [name];
  return index.referring(vault, VAULT_LOCK_TYPE, "backupVaultName", names).find((lock) => {
    const named = knownValue(readString(lock, "backupVaultName"));
    if (name !== undefined && named !== undefined) return named === name && sameRegion(lock, vault);
    const linked = index.across(lock, "backupVaultName", vault.type);
    return linked.length === 1 && linked[0] === vault;
  });
}

/** What a lock asks of the retention of a chain: a job whose points would be kept shorter or longer fails. */
export function lockConditions(chain: Chain, index: EstateIndex): readonly Condition[] {
  const { resource } = chain.vault;
  if (resource === undefined) return [];
  const lock = resource.type === AIR_GAPPED_VAULT_TYPE ? resource : lockOf(resource, index);
  if (lock === undefined) return [];
  const text = `the lock of vault ${chain.vault.name} admits its retention`;
  const [least, most] = [readNumber(lock, "minRetentionDays"), readNumber(lock, "maxRetentionDays")];
  if (least.kind === "absent" && most.kind === "absent") return [];
  const unclear = [least, most, chain.retention].find((setting) => setting.kind === "unknown");
  if (unclear?.kind === "unknown") return [unknownCondition(text, unclear.because)];
  const kept = knownValue(chain.retention) ?? Number.POSITIVE_INFINITY;
  const [min, max] = [(knownValue(least) ?? 0) * DAY, (knownValue(most) ?? Number.POSITIVE_INFINITY) * DAY];
  const bounds = [
    ...(min > 0 ? [`at least ${formatDuration(min)}`] : []),
    ...(Number.isFinite(max) ? [`at most ${formatDuration(max)}`] : []),
  ].join(", ");
  return [condition(text, min <= kept && kept <= max, `keep the points of rule ${chain.rule.name} ${bounds}`)];
}
