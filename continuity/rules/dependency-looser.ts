import { formatDuration } from "../declaration/duration";
import { inForce } from "../declaration/external";
import { type ObjectiveHalf, objectivesByScenario } from "../declaration/objectives";
import { SCENARIOS, type Scenario } from "../declaration/scenario";
import { hitsAll } from "../verdict/incidents";
import type { RuleFinding } from "./finding";
import type { Rule, RuleContext } from "./rule";

/** Does a service depend on one that promises less, where one cause hits both? */
export const dependencyLooser = {
  id: "dependency-looser",
  asks: "Does every service that another depends on promise to be back at least as soon?",
  level: "advisory",
  severity: "medium",
  *check({ declared, external, surroundings }: RuleContext) {
    const promised = [
      ...inForce(external, surroundings.asOf).services,
      ...declared.services.map(({ name, statement }) => ({ name, objectives: statement.objectives })),
    ];
    const objectives = new Map(promised.map((one) => [one.name, objectivesByScenario(one.objectives)]));
    const promiseOf = (name: string): Promising => ({
      name,
      rtoIn: (scenario) => objectives.get(name)?.[scenario].rto ?? null,
    });
    for (const { name, statement } of declared.services) {
      for (const dependency of statement.dependsOn) yield* looserThan(promiseOf(name), promiseOf(dependency));
    }
  },
} as const satisfies Rule;

/** How soon a service promises to be back. */
export interface Promising {
  readonly name: string;
  rtoIn(scenario: Scenario): ObjectiveHalf;
}

/** The scenarios in which what a service depends on promises less than the service itself. */
export function looserThan(service: Promising, dependency: Promising): readonly RuleFinding[] {
  return SCENARIOS.filter(hitsAll).flatMap((scenario) => {
    const [own, other] = [service.rtoIn(scenario), dependency.rtoIn(scenario)];
    if (typeof own !== "number" || typeof other !== "number" || other <= own) return [];
    return [
      {
        verdict: "violates",
        service: service.name,
        scenario,
        dependency: dependency.name,
        message: `${service.name} must be back in ${formatDuration(own)} (${scenario}), but depends on ${dependency.name}, which may take ${formatDuration(other)}.`,
        fix: `Tighten the RTO of ${dependency.name}, or loosen that of ${service.name}.`,
      },
    ];
  });
}
