import { NO_OBJECTIVE, type ObjectiveHalf, objectivesByScenario } from "../declaration/objectives";
import { SCENARIOS } from "../declaration/scenario";
import type { Service } from "../verdict/services";

/** A service as if what cannot be known of its objectives were not stated: that is a finding of its own. */
export function asFarAsKnown(service: Service): Service {
  const objectives = objectivesByScenario(service.statement.objectives);
  const known = (half: ObjectiveHalf) => (half === "unknown" ? null : half);
  if (SCENARIOS.every((one) => Object.values(objectives[one]).every((half) => half !== "unknown"))) return service;
  const scenarios = Object.fromEntries(
    SCENARIOS.map((one) => [one, { rto: known(objectives[one].rto), rpo: known(objectives[one].rpo) }]),
  );
  return { ...service, statement: { ...service.statement, objectives: { plain: NO_OBJECTIVE, scenarios } } };
}
