import type { Retention } from "../backup/lifecycle";
import { lockOf } from "../backup/lock";
import { AIR_GAPPED_VAULT_TYPE, type VaultPlace } from "../backup/plan";
import { differ } from "../estate/place";
import type { EstateIndex } from "../estate/resource";
import type { Rule } from "./rule";
import { storedPoints } from "./stored-points";

/** Does every copy survive something that its source does not? */
export const copyApart: Rule = {
  id: "copy-apart",
  asks: "Does every backup copy lie in another Region or account, or in a vault that nobody can empty?",
  level: "advisory",
  severity: "low",
  *check(context) {
    for (const { rule, vault, kind, retention } of storedPoints(context)) {
      if (kind !== "copy" || !isTogether(vault, rule.vault) || !isNoLonger(retention, rule.retention)) continue;
      const same = isSame(vault, rule.vault);
      if (!same && mayBeLocked(vault, context.surroundings.index)) continue;
      const { plan, name } = rule;
      const where = same
        ? `into vault ${vault.name}, where its points lie already`
        : `to vault ${vault.name} in the same Region and account, which can be emptied with the source`;
      yield {
        verdict: "violates",
        urn: plan.urn,
        message: `${plan.name}: rule ${name} copies ${where}: no scenario needs that copy.`,
        fix: `Copy to another Region or account, or into a vault with a compliance lock.`,
      };
    }
  },
};

/** A copy that is kept longer reaches further back than its source. */
function isNoLonger(copy: Retention, source: Retention): boolean {
  const kept = (one: Retention) => (one.kind === "known" ? (one.value ?? Number.POSITIVE_INFINITY) : undefined);
  const [there, here] = [kept(copy), kept(source)];
  return there !== undefined && here !== undefined && there <= here;
}

/** Surely in one Region and account; where neither tells its account, one is meant. */
function isTogether(copy: VaultPlace, source: VaultPlace): boolean {
  return differ(copy.region, source.region) === false && copy.account === source.account;
}

function isSame(copy: VaultPlace, source: VaultPlace): boolean {
  return copy.resource === undefined ? copy.name === source.name : copy.resource === source.resource;
}

/** Of a vault that the program does not make, nobody can tell. */
function mayBeLocked(vault: VaultPlace, index: EstateIndex): boolean {
  if (vault.resource === undefined || vault.resource.type === AIR_GAPPED_VAULT_TYPE) return true;
  const lock = lockOf(vault, index);
  return lock !== undefined && lock.mode !== "governance";
}
