import type { Chain } from "../backup/chain";
import { apartFrom } from "../backup/copying";
import { AIR_GAPPED_VAULT_TYPE } from "../backup/plan";
import type { Subject, Surroundings } from "../backup/protection";
import { accountOf } from "../estate/place";
import { or } from "../recovery/logic";
import { type Step, vouchable } from "../recovery/step";
import { vouched } from "./restore";

/** How points get to where they can be restored, and where that is. */
export interface Return {
  /** The account in which they are restored; undefined where it is not known. */
  readonly account: string | undefined;
  readonly steps: readonly Step[];
  /** Whether they are, or may be, copied on the way. */
  readonly copies: boolean;
}

/**
 * Points in another account are restored in the workload's: AWS Backup restores where points lie, so they are copied back
 * first. An air-gapped vault is shared through AWS RAM instead, and restored from directly: that copies nothing, so it takes
 * no longer than a copy that somebody vouches for.
 *
 * Source: AWS Backup developer guide, "Creating backup copies across AWS accounts", "Logically air-gapped vault".
 *
 * @param chains what is restored; all lie in one Region and account
 */
export function returnOf(chains: readonly Chain[], subject: Subject, surroundings: Surroundings): Return {
  const apart = or(...chains.map(({ vault }) => apartFrom(subject.resource, vault).account));
  if (apart === false) return { account: chains[0]?.vault.account, steps: [], copies: false };
  const shared = chains.every(({ vault }) => vault.resource?.type === AIR_GAPPED_VAULT_TYPE);
  const [label, what] = shared
    ? ["share the vault with the workload account", "sharing a vault"]
    : ["copy back to the workload account", "a copy job"];
  const time = vouched("copy-time", subject, surroundings);
  const why = `AWS publishes no time for ${what}; declare or measure copy-time`;
  const step = vouchable(label, "copy-time", time, why);
  return {
    account: accountOf(subject.resource),
    steps: [apart === "unknown" ? { ...step, lo: 0 } : step],
    copies: !shared,
  };
}
