import { LONGEST_CONTINUOUS } from "../backup/lifecycle";
import { type LockAsks, lockAsks } from "../backup/lock";
import { formatDuration } from "../declaration/duration";
import { knownValue } from "../declaration/setting";
import type { RuleFinding } from "./finding";
import type { Rule } from "./rule";
import { levelsByPlan, type StoredPoints, storedPoints } from "./stored-points";

/** Does every rule and copy keep its points as long as the lock of their vault demands? */
export const vaultLockFits: Rule = {
  id: "vault-lock-fits",
  asks: "Does every backup rule and copy keep its points as long as the lock of their vault demands?",
  level: "mandatory",
  severity: "high",
  *check(context) {
    const levels = levelsByPlan(context);
    for (const stored of storedPoints(context)) {
      const asks = lockAsks(stored.vault, stored.retention, stored.of, context.surroundings.index);
      const found = asks && judged(stored, asks);
      if (found === undefined) continue;
      const { plan } = stored.rule;
      const message = `${plan.name}: ${found.message}`;
      const level = found.verdict === "violates" ? (levels.get(plan.urn) ?? "advisory") : "advisory";
      yield { ...found, level, urn: plan.urn, message };
    }
  },
};

function judged(stored: StoredPoints, asks: LockAsks): Omit<RuleFinding, "urn" | "level"> | undefined {
  const { of, vault, retention, rule } = stored;
  const { lock, bounds, condition, least } = asks;
  const kind = lock.mode === undefined ? "lock" : `${lock.mode} lock`;
  const sure = lock.doubt === undefined && bounds !== undefined;
  const continuous = stored.kind === "own" && rule.continuous.kind === "known" && rule.continuous.value;
  if (sure && continuous && least > LONGEST_CONTINUOUS) {
    return {
      verdict: "violates",
      message: `the ${kind} of vault ${vault.name} demands ${bounds}, and the continuous backup of ${of} is kept 35d at most.`,
      fix: `Store the continuous backup of ${of} in another vault.`,
    };
  }
  if (condition.holds === true) return undefined;
  if (condition.holds === "unknown") {
    return {
      verdict: "unproven",
      message: `whether the ${kind} of vault ${vault.name} admits the points of ${of} is not known: ${condition.because}.`,
      fix: "Give the setting a value that is known at preview.",
    };
  }
  const kept = knownValue(retention);
  const long = typeof kept === "number" ? formatDuration(kept) : "for ever";
  const way = lock.mode === "governance" ? ", or change the lock" : "";
  return {
    verdict: "violates",
    message: `the points of ${of} are kept ${long} in vault ${vault.name}, whose ${kind} demands ${bounds}: every such job fails.`,
    fix: `Keep the points of ${of} ${bounds}${way}.`,
  };
}
