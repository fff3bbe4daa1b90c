import { formatDuration } from "../declaration/duration";
import { inForce } from "../declaration/external";
import { objectivesByScenario } from "../declaration/objectives";
import { SCENARIOS } from "../declaration/scenario";
import { hitsAll } from "../verdict/incidents";
import type { Rule } from "./rule";

/** Does a service depend on one that promises less, where one cause hits both? */
export const dependencyLooser: Rule = {
  id: "dependency-looser",
  asks: "Does every service that another depends on promise to be back at least as soon?",
  level: "advisory",
  severity: "medium",
  *check({ declared, external, surroundings }) {
    const promised = [
      ...inForce(external, surroundings.asOf).services,
      ...declared.services.map(({ name, statement }) => ({ name, objectives: statement.objectives })),
    ];
    const objectives = new Map(promised.map((one) => [one.name, objectivesByScenario(one.objectives)]));
    for (const service of declared.services) {
      for (const dependency of service.statement.dependsOn) {
        const [mine, theirs] = [objectives.get(service.name), objectives.get(dependency)];
        if (mine === undefined || theirs === undefined) continue;
        for (const scenario of SCENARIOS.filter(hitsAll)) {
          const [own, other] = [mine[scenario].rto, theirs[scenario].rto];
          if (typeof own !== "number" || typeof other !== "number" || other <= own) continue;
          yield {
            verdict: "violates",
            service: service.name,
            scenario,
            message: `${service.name} must be back in ${formatDuration(own)} (${scenario}), but depends on ${dependency}, which may take ${formatDuration(other)}.`,
            fix: `Tighten the RTO of ${dependency}, or loosen that of ${service.name}.`,
          };
        }
      }
    }
  },
};
