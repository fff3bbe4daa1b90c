import type { Duration, Seconds } from "./duration";
import { PLAIN_SCENARIOS, SCENARIOS, type Scenario } from "./scenario";

/** What may be lost in one scenario, as people write it. Either half may be left out; only the stated half is judged. */
export interface ObjectiveText {
  /** Recovery time objective: how long the service may be away. */
  readonly rto?: Duration;
  /** Recovery point objective: how much of the newest data may be lost, as a length of time. */
  readonly rpo?: Duration;
}

/** The objectives of a service: the plain pair stands for instance, zone and data; a scenario's own pair beats it. */
export type ObjectivesText = ObjectiveText & { readonly [S in Scenario]?: ObjectiveText };

/** One half of an objective: seconds; null where none is stated; unknown where one is stated that cannot be read yet. */
export type ObjectiveHalf = Seconds | null | "unknown";

/** RTO and RPO of a service for one scenario. */
export interface Objective {
  readonly rto: ObjectiveHalf;
  readonly rpo: ObjectiveHalf;
}

/** What was stated: plain, and per scenario. */
export interface StatedObjectives {
  readonly plain: Objective;
  readonly scenarios: Readonly<Partial<Record<Scenario, Objective>>>;
}

export const NO_OBJECTIVE: Objective = { rto: null, rpo: null };

/** The objective in force for each scenario; a half that a scenario does not state falls back to the plain half. */
export function objectivesByScenario(stated: StatedObjectives): Readonly<Record<Scenario, Objective>> {
  const entries = SCENARIOS.map((scenario) => {
    const own = stated.scenarios[scenario] ?? NO_OBJECTIVE;
    const plain = PLAIN_SCENARIOS.includes(scenario) ? stated.plain : NO_OBJECTIVE;
    return [scenario, { rto: own.rto ?? plain.rto, rpo: own.rpo ?? plain.rpo }] as const;
  });
  return Object.fromEntries(entries) as Record<Scenario, Objective>;
}
