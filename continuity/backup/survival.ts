import { knownValue } from "../declaration/setting";
import { readNumber, readString } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import type { Ternary } from "../recovery/logic";
import type { Chain } from "./chain";
import { sameRegion } from "./plan";

export const VAULT_LOCK_TYPE = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";

/** Whether something survives, as a fact with its reason. */
export interface Survival {
  readonly holds: Ternary;
  readonly text: string;
  readonly because?: string;
}

/**
 * Whether the points of a chain survive an attacker who may do all that the workload account may: only in another
 * account, or in a vault locked in compliance mode (`changeableForDays` set; it can still be lifted in that grace period).
 */
export function survivesCompromise(chain: Chain, workload: string | undefined, index: EstateIndex): Survival {
  const { account, resource } = chain.vault;
  const text =
    "its points are out of reach of the workload account (that this account cannot delete their key is assumed)";
  if (account !== undefined && workload !== undefined && account !== workload) return { holds: true, text };
  const lock = resource && lockOf(resource, index);
  if (lock !== undefined) {
    const grace = readNumber(lock, "changeableForDays");
    if (grace.kind === "known")
      return { holds: true, text: `${text}; compliance lock, final ${grace.value} days after deployment` };
    if (grace.kind === "unknown") return { holds: "unknown", text, because: grace.because };
  }
  if (account !== undefined && workload === undefined) {
    return {
      holds: "unknown",
      text,
      because: `the account of the workload is not known, so vault ${chain.vault.name} may lie in it`,
    };
  }
  if (chain.kind === "copy" && resource === undefined) {
    return { holds: "unknown", text, because: `vault ${chain.vault.name} is not part of this program` };
  }
  return { holds: false, text };
}

/** The lock of a vault, joined by edge, else by known name in the same Region. */
export function lockOf(vault: EstateResource, index: EstateIndex): EstateResource | undefined {
  const name = knownValue(readString(vault, "name"));
  return index.ofType(VAULT_LOCK_TYPE).find((lock) => {
    const linked = index.across(lock, "backupVaultName");
    if (linked.length > 0) return linked.includes(vault);
    const named = knownValue(readString(lock, "backupVaultName"));
    return name !== undefined && named === name && sameRegion(lock, vault);
  });
}
