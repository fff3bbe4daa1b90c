import type { EstateResource } from "../estate/resource";
import type { Chain } from "./chain";
import { windowsOf } from "./member-windows";
import type { BackupRule } from "./plan";

/**
 * Chains of a member with the times in which its snapshots fail. Where a plan makes continuous backups of it too, AWS
 * Backup keeps its snapshots clear of them; where it may, the runs may be lost.
 *
 * Source: AWS Backup developer guide, "Backup plan options and configuration", maintenance windows.
 */
export function withBlackouts(chains: readonly Chain[], member: EstateResource): readonly Chain[] {
  const { closed, unread } = windowsOf(member);
  if (closed.length === 0 && unread.length === 0) return chains;
  const perhaps = closed.map((one) => ({ ...one, sure: false }));
  return chains.map((chain) => {
    const continuous = chain.kind === "continuous" ? true : continuousBeside(chain, chains);
    if (continuous === true) return chain;
    return {
      ...chain,
      ...(closed.length > 0 ? { closed: continuous === "unknown" ? perhaps : closed } : {}),
      requires: [...chain.requires, ...unread],
    };
  });
}

/** Whether the plan of a chain makes continuous backups of the member. */
export function continuousBeside(chain: Chain, chains: readonly Chain[]): true | false | "unknown" {
  const { plan } = chain.rule;
  const flags = chains
    .filter(({ kind, rule }) => kind === "continuous" && rule.plan === plan)
    .map(({ rule }): BackupRule["continuous"] => rule.continuous);
  if (flags.some(({ kind }) => kind === "known")) return true;
  return flags.length > 0 ? "unknown" : false;
}
