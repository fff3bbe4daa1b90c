import { NO_OBJECTIVE, type Objective } from "../declaration/objectives";
import { PLAIN_SCENARIOS } from "../declaration/scenario";
import type { Rule } from "./rule";

/** Is each objective stated in full? A half is judged for its half, and the other half goes unsaid. */
export const objectiveComplete: Rule = {
  id: "objective-complete",
  asks: "Does a stated objective have both an RTO and an RPO?",
  level: "advisory",
  severity: "low",
  *check({ declared }) {
    for (const { name, statement } of declared.services) {
      const { plain, scenarios } = statement.objectives;
      for (const [scenario, pair] of [["", plain], ...Object.entries(scenarios)] as const) {
        const base = isPlain(scenario) ? plain : NO_OBJECTIVE;
        const missing = missingHalf({ rto: pair.rto ?? base.rto, rpo: pair.rpo ?? base.rpo });
        if (missing === undefined) continue;
        const [absent, present] = missing;
        const suffix = scenario === "" ? "" : `:${scenario}`;
        yield {
          verdict: "unproven",
          service: name,
          message: `${name}: continuity:${present}${suffix} is stated, but no continuity:${absent}${suffix}; only the ${present.toUpperCase()} is judged.`,
          fix: `State continuity:${absent}${suffix} too.`,
        };
      }
    }
  },
};

/** Whether the plain pair stands in for what the scenario itself does not state. */
function isPlain(scenario: string): boolean {
  return PLAIN_SCENARIOS.some((one) => one === scenario);
}

function missingHalf({ rto, rpo }: Objective): readonly ["rto" | "rpo", "rto" | "rpo"] | undefined {
  if ((rto === null) === (rpo === null)) return undefined;
  return rto === null ? ["rto", "rpo"] : ["rpo", "rto"];
}
