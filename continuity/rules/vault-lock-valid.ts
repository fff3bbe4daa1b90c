import { VAULT_LOCK_TYPE } from "../backup/lock";
import { AIR_GAPPED_VAULT_TYPE } from "../backup/plan";
import { knownValue } from "../declaration/setting";
import { readNumber } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import type { Rule } from "./rule";

/** The least days that an air-gapped vault keeps points, and in which a compliance lock can still be lifted; the most of anything. */
const [LEAST_AIR_GAPPED, LEAST_GRACE, MOST] = [7, 3, 36_500];

/**
 * Does AWS accept every vault lock?
 *
 * Source: AWS Backup API, PutBackupVaultLockConfiguration, CreateLogicallyAirGappedBackupVault.
 */
export const vaultLockValid: Rule = {
  id: "vault-lock-valid",
  asks: "Is every vault lock one that AWS Backup accepts?",
  level: "mandatory",
  severity: "high",
  *check({ surroundings: { index } }) {
    for (const lock of [...index.ofType(VAULT_LOCK_TYPE), ...index.ofType(AIR_GAPPED_VAULT_TYPE)]) {
      if (lock.declared !== undefined) continue;
      for (const [problem, fix] of faultsOf(lock)) {
        yield {
          verdict: "violates",
          urn: lock.urn,
          message: `${lock.name}: AWS Backup refuses the lock: ${problem}.`,
          fix,
        };
      }
    }
  },
};

type Fault = readonly [problem: string, fix: string];

function faultsOf(lock: EstateResource): readonly Fault[] {
  const airGapped = lock.type === AIR_GAPPED_VAULT_TYPE;
  const [min, max] = [daysOf(lock, "minRetentionDays"), daysOf(lock, "maxRetentionDays")];
  const faults = [
    ...outside(min, "minRetentionDays", airGapped ? LEAST_AIR_GAPPED : 1),
    ...outside(max, "maxRetentionDays", 1),
    ...(airGapped ? [] : outside(daysOf(lock, "changeableForDays"), "changeableForDays", LEAST_GRACE)),
  ];
  if (faults.length > 0 || min === undefined || max === undefined || min <= max) return faults;
  return [
    [`minRetentionDays ${min} is more than maxRetentionDays ${max}`, "Set minRetentionDays to the less of the two."],
  ];
}

function daysOf(lock: EstateResource, property: string): number | undefined {
  return knownValue(readNumber(lock, property));
}

function outside(days: number | undefined, property: string, least: number): Fault[] {
  if (days === undefined || (days >= least && days <= MOST && Number.isInteger(days))) return [];
  return [
    [`${property} is not a whole number of days from ${least} to ${MOST}`, `Set ${property} to ${least} or more.`],
  ];
}
