import { readNumber } from "../estate/read";
import type { EstateIndex } from "../estate/resource";
import type { Ternary } from "../recovery/logic";
import type { Chain } from "./chain";
import { lockOf } from "./lock";
import { makerOf } from "./maker";
import { AIR_GAPPED_VAULT_TYPE } from "./plan";

/** Whether something survives, as a fact with its reason. */
export interface Survival {
  readonly holds: Ternary;
  readonly text: string;
  readonly because?: string;
}

/**
 * Whether the points of a chain survive an attacker who may do all that the workload account may: only in another
 * account, in a vault locked in compliance mode (`changeableForDays` set; it can still be lifted in that grace period), or
 * in a logically air-gapped one, which is locked from the start. Snapshots of Data Lifecycle Manager lie in the workload
 * account; whether somebody locks them is not read.
 */
export function survivesCompromise(chain: Chain, workload: string | undefined, index: EstateIndex): Survival {
  const { account, resource } = chain.vault;
  const text =
    "its points are out of reach of the workload account (that this account cannot delete their key is assumed)";
  if (makerOf(chain.rule) === "Data Lifecycle Manager") return { holds: false, text };
  if (account !== undefined && workload !== undefined && account !== workload) return { holds: true, text };
  if (resource?.type === AIR_GAPPED_VAULT_TYPE) return { holds: true, text: `${text}; logically air-gapped vault` };
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
