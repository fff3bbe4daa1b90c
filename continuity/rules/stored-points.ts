import type { Retention } from "../backup/lifecycle";
import type { BackupRule, VaultPlace } from "../backup/plan";
import { backableMembers } from "./backed-up";
import type { Level } from "./finding";
import type { RuleContext } from "./rule";

/** The points that a rule, or one of its copies, leaves in one vault, whomever they are of. */
export interface StoredPoints {
  readonly rule: BackupRule;
  /** Whose they are, in words: `rule daily`, `the copies of rule daily`. */
  readonly of: string;
  readonly vault: VaultPlace;
  readonly retention: Retention;
  /** What of the rule it is: its own points, a copy, or what it leaves in its air-gapped target. */
  readonly kind: "own" | "copy" | "primary";
}

/** What every rule of every plan stores, where that is known: covered members or not. */
export function* storedPoints({ surroundings }: RuleContext): Iterable<StoredPoints> {
  for (const { rules } of surroundings.plans) {
    if (rules.kind !== "known") continue;
    for (const rule of rules.value) {
      const of = `rule ${rule.name}`;
      yield { rule, of, vault: rule.vault, retention: rule.retention, kind: "own" };
      for (const { destination, retention, primary } of rule.copies.kind === "known" ? rule.copies.value : []) {
        if (destination.kind !== "known") continue;
        const kind = primary ? "primary" : "copy";
        yield { rule, of: `the copies of ${of}`, vault: destination.value, retention, kind };
      }
    }
  }
}

/** For each plan, by URN: mandatory where a member that it covers makes an objective fail, else advisory. */
export function levelsByPlan(context: RuleContext): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  for (const { protection, level } of backableMembers(context)) {
    for (const { plan } of protection.covering) {
      if (level === "mandatory" || !levels.has(plan.resource.urn)) levels.set(plan.resource.urn, level);
    }
  }
  return levels;
}
