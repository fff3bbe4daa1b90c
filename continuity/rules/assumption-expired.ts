import { formatDay } from "../declaration/day";
import type { Rule } from "./rule";

/** Does somebody still vouch for every assumption? */
export const assumptionExpired: Rule = {
  id: "assumption-expired",
  asks: "Does every assumption of lifeboat.yaml still hold?",
  level: "advisory",
  severity: "medium",
  *check({ surroundings }) {
    const { assumptions, asOf } = surroundings;
    for (const { what, for: scope, until, owner } of assumptions) {
      if (until > asOf) continue;
      const whom = scope.kind === "service" ? scope.service : scope.kind === "type" ? scope.type : scope.glob;
      yield {
        verdict: "unproven",
        ...(scope.kind === "service" ? { service: scope.service } : {}),
        message: `The assumption ${what} for ${whom} ended on ${formatDay(until)} and no longer counts.`,
        fix: `Have ${owner} confirm it with a later day in lifeboat.yaml, or drill it.`,
      };
    }
  },
};
