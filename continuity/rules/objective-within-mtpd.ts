import { formatDuration } from "../declaration/duration";
import { objectivesByScenario } from "../declaration/objectives";
import { SCENARIOS } from "../declaration/scenario";
import type { Rule } from "./rule";

/** Does a service aim to be back before the business can no longer bear it? */
export const objectiveWithinMtpd: Rule = {
  id: "objective-within-mtpd",
  asks: "Is every RTO within the maximum tolerable period of disruption?",
  level: "mandatory",
  severity: "high",
  *check({ declared }) {
    for (const { name, statement } of declared.services) {
      const { mtpd } = statement;
      if (mtpd === undefined) continue;
      const objectives = objectivesByScenario(statement.objectives);
      for (const scenario of SCENARIOS) {
        const { rto } = objectives[scenario];
        if (typeof rto !== "number" || rto <= mtpd) continue;
        yield {
          verdict: "violates",
          service: name,
          scenario,
          message: `${name}: RTO ${formatDuration(rto)} (${scenario}) is longer than the disruption that the business can bear, MTPD ${formatDuration(mtpd)}.`,
          fix: `Tighten the RTO to ${formatDuration(mtpd)} or less, or have the business impact analysis corrected.`,
        };
      }
    }
  },
};
