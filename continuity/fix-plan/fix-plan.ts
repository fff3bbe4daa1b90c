import type { AssessOptions } from "../assess";
import { objectivesByScenario } from "../declaration/objectives";
import { SCENARIOS } from "../declaration/scenario";
import type { Estate } from "../estate/resource";
import { withNames } from "../planning/likeness";
import { Planner } from "../planning/planner";
import type { Question } from "../planning/question";
import { Remedies } from "../remedy/remedy";
import { incompleteness } from "../rules/incomplete";
import { wayOut, wayOutOfDoubt } from "../rules/way-out";
import type { Service } from "../verdict/services";
import type { ScenarioVerdict } from "../verdict/verdict";
import { type Draft, Drafts, isFailing, serviceIn } from "./draft";
import { pruned } from "./prune";
import { FixSearch } from "./search";
import type { Step } from "./step";

/** What would make services keep their objectives, proven by the model that judges programs. */
export interface FixPlan {
  /** By name: those that miss an objective as the program stands. */
  readonly services: readonly ServiceFix[];
  /** In an order in which they can be made. */
  readonly steps: readonly Step[];
}

/** What becomes of a service. */
export interface ServiceFix {
  readonly name: string;
  /** The scenarios whose objective is missed as the program stands. */
  readonly scenarios: readonly ScenarioFix[];
}

/** What a plan comes to in a scenario. */
export interface ScenarioFix {
  readonly before: ScenarioVerdict;
  readonly after: ScenarioVerdict;
  /** Why no change that we know of reaches the objective; absent where it is kept. */
  readonly left?: string;
}

/**
 * The cheapest changes with which the services of a program keep their objectives: settings of what is there first, other
 * arrangements where those do not do. Every step is needed, and no service does worse in any scenario.
 */
export function fixPlanOf(estate: Estate, options: AssessOptions): FixPlan {
  const drafts = new Drafts(estate, options);
  // Of part of a program nothing can be proven.
  if (incompleteness(drafts.first.program.surroundings.index) !== undefined) return { services: [], steps: [] };
  const search = new FixSearch(drafts);
  const draft = pruned(search.best(), drafts);
  const reasons = new Reasons(draft, search);
  const services = drafts.first.program.declared.services.flatMap((service) => {
    const scenarios = SCENARIOS.flatMap((scenario) => {
      const before = drafts.first.program.judge.verdict(service, scenario);
      const then = serviceIn(draft, service.name);
      if (!isFailing(before) || then === undefined) return [];
      const after = draft.program.judge.verdict(then, scenario);
      return [{ before, after, ...(isFailing(after) ? { left: reasons.of(then, after) } : {}) }];
    });
    return scenarios.length === 0 ? [] : [{ name: service.name, scenarios }];
  });
  return { services, steps: draft.steps };
}

/** Why objectives stay out of reach. */
class Reasons {
  readonly #planner = new Planner();
  readonly #remedies: Remedies;

  constructor(
    readonly draft: Draft,
    readonly search: FixSearch,
  ) {
    this.#remedies = new Remedies(draft.program.judge);
  }

  /** The planner's, with the nearest objective, where it plans a member that fails; else that of the finding. */
  of(service: Service, verdict: ScenarioVerdict): string {
    const objective = objectivesByScenario(service.statement.objectives)[verdict.scenario];
    const isKnown = objective.rto !== "unknown" && objective.rpo !== "unknown";
    for (const { resource } of isKnown ? [{ resource: verdict.binds.rto }, { resource: verdict.binds.rpo }] : []) {
      const question = resource && this.search.question(service, resource, verdict);
      if (question?.facts === undefined) continue;
      const choice = this.#planner.choose(question as Question);
      if (choice.kind === "impossible") return `${resource?.name}: ${withNames(choice.sentence, question)}.`;
    }
    const { timing } = this.draft.program.surroundings;
    const remedyOf = () => this.#remedies.of(service, verdict);
    return verdict.verdict === "violates"
      ? wayOut(verdict, remedyOf(), service, timing)
      : wayOutOfDoubt(verdict, verdict.reason ?? "unknown", remedyOf);
  }
}
