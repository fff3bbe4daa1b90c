import type { AssessOptions } from "../assess";
import type { Objective } from "../declaration/objectives";
import { SCENARIOS } from "../declaration/scenario";
import { type Estate, EstateIndex } from "../estate/resource";
import { withNames } from "../planning/likeness";
import { Planner } from "../planning/planner";
import type { Question } from "../planning/question";
import { asFarAsKnown } from "../remedy/known-objectives";
import { Remedies } from "../remedy/remedy";
import { incompleteness } from "../rules/incomplete";
import { wayOut, wayOutOfDoubt } from "../rules/way-out";
import type { Service } from "../verdict/services";
import type { ScenarioVerdict } from "../verdict/verdict";
import { type Draft, Drafts, isFailing } from "./draft";
import { pruned } from "./prune";
import { questionOf } from "./question";
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
  // Of part of a program nothing can be proven.
  if (incompleteness(new EstateIndex(estate)) !== undefined) return { services: [], steps: [] };
  const { drafts, draft } = foundIn(estate, options);
  const reasons = new Reasons(draft);
  const services = drafts.first.program.declared.services.flatMap((service) => {
    const scenarios = SCENARIOS.flatMap((scenario) => {
      const before = drafts.first.program.judge.verdict(service, scenario);
      const then = draft.service(service.name);
      if (!isFailing(before)) return [];
      const after = draft.program.judge.verdict(then, scenario);
      return [{ before, after, ...(isFailing(after) ? { left: reasons.of(then, after) } : {}) }];
    });
    return scenarios.length === 0 ? [] : [{ name: service.name, scenarios }];
  });
  return { services, steps: draft.steps };
}

/** What the search finds, judged from scratch; where that is not what the search took it for, it judges everything anew each time. */
function foundIn(estate: Estate, options: AssessOptions): Found {
  const drafts = new Drafts(estate, options);
  const quick = searched(drafts);
  return quick.isProven ? quick : searched(new Drafts(estate, options, "everything"));
}

interface Found {
  readonly drafts: Drafts;
  readonly draft: Draft;
  readonly isProven: boolean;
}

function searched(drafts: Drafts): Found {
  const found = pruned(new FixSearch(drafts).best(), drafts);
  const draft = drafts.fromScratch(found.steps) ?? drafts.first;
  return { drafts, draft, isProven: draft.doesAsWellAs(found) };
}

/** Why objectives stay out of reach, or open. */
class Reasons {
  readonly #planner = new Planner();
  readonly #remedies: Remedies;

  constructor(readonly draft: Draft) {
    this.#remedies = new Remedies(draft.program.judge);
  }

  /** The planner's, with the nearest objective, where it plans a member that fails; else that of the finding. */
  of(service: Service, verdict: ScenarioVerdict): string {
    const { scenario, objective, reason, because } = verdict;
    const isKnown = !Object.values(objective).includes("unknown");
    if (reason !== undefined && !isKnown) {
      const known = asFarAsKnown(service);
      const rest = this.draft.program.judge.verdict(known, scenario);
      return `${notKnown(objective)}${isFailing(rest) ? ` Besides: ${this.of(known, rest)}` : ""}`;
    }
    const planned = isKnown ? this.#planned(service, verdict) : undefined;
    if (planned !== undefined) return planned;
    const { timing } = this.draft.program.surroundings;
    const remedyOf = () => this.#remedies.of(service, verdict);
    if (reason === undefined || reason === "untested") return wayOut(verdict, remedyOf(), service, timing);
    const doubt = because === undefined ? "" : `${because}. `;
    return `${doubt}${wayOutOfDoubt(verdict, reason, remedyOf)}`;
  }

  #planned(service: Service, verdict: ScenarioVerdict): string | undefined {
    for (const resource of [verdict.binds.rto, verdict.binds.rpo]) {
      const question = resource && questionOf(service, resource, verdict, this.draft.program.surroundings);
      if (question?.facts === undefined) continue;
      const choice = this.#planner.choose(question as Question);
      if (choice.kind === "impossible") return `${resource?.name}: ${withNames(choice.sentence, question)}.`;
    }
    return undefined;
  }
}

/** No change makes an objective known. */
function notKnown(objective: Objective): string {
  const halves = (["rto", "rpo"] as const).filter((half) => objective[half] === "unknown");
  const told = halves.map((half) => half.toUpperCase()).join(" and the ");
  return halves.length === 1
    ? `The ${told} is not known at preview: give it a value that is.`
    : `The ${told} are not known at preview: give them values that are.`;
}
