import { leftOut } from "./incomplete";
import type { Rule } from "./rule";

/** Does every backup plan have a rule? */
export const planHasRules: Rule = {
  id: "plan-has-rules",
  asks: "Does every backup plan have a rule, without which it makes no backup?",
  level: "mandatory",
  severity: "high",
  *check({ surroundings }) {
    const unseen = leftOut(surroundings.index);
    for (const { resource, rules } of surroundings.plans) {
      if (rules.kind !== "known" || rules.value.length > 0 || unseen.has(resource)) continue;
      yield {
        verdict: "violates",
        urn: resource.urn,
        message: `${resource.name} has no rule, so it makes no backup of anything, and AWS refuses it.`,
        fix: `Give ${resource.name} a rule with a targetVaultName.`,
      };
    }
  },
};
