import { type AssessOptions, type Program, readProgram } from "../assess";
import { shareAnswers } from "../backup/evaluated";
import { backupPlans } from "../backup/plans";
import { SCENARIOS, type Scenario } from "../declaration/scenario";
import { ChangedIndex } from "../estate/changed-index";
import type { Estate } from "../estate/resource";
import { asFarAsKnown } from "../remedy/known-objectives";
import { isAnswer } from "../remedy/search";
import { judgeOf } from "../verdict/service-verdicts";
import type { Service } from "../verdict/services";
import type { ScenarioVerdict } from "../verdict/verdict";
import { Reach } from "./reach";
import { joinedSteps, resourcesBy, type Step, withSteps } from "./step";

/** The program with some steps made. */
export class Draft {
  readonly #verdicts = new Map<string, ScenarioVerdict>();
  #before: Draft | undefined;

  /**
   * @param before a draft that differs in some steps only
   * @param reached the services that these may bear on: the others are as before; @default all
   */
  constructor(
    readonly steps: readonly Step[],
    readonly program: Program,
    before?: Draft,
    readonly reached?: ReadonlySet<string>,
  ) {
    this.#before = before;
  }

  /** @param name of a service of the program: no step takes one away */
  service(name: string): Service {
    return this.program.judge.find(name) as Service;
  }

  /** The verdict on what is known of the objective: no step makes the rest known. */
  verdict(name: string, scenario: Scenario): ScenarioVerdict {
    const key = `${scenario} ${name}`;
    const found = this.#verdicts.get(key) ?? this.#judged(name, scenario);
    this.#verdicts.set(key, found);
    return found;
  }

  #judged(name: string, scenario: Scenario): ScenarioVerdict {
    if (this.#before !== undefined && this.reached?.has(name) === false) return this.#before.verdict(name, scenario);
    return this.program.judge.verdict(asFarAsKnown(this.service(name)), scenario);
  }

  /** Whether no service does worse than in another draft, in any scenario. */
  doesAsWellAs(than: Draft): boolean {
    return than.program.declared.services.every(({ name }) =>
      SCENARIOS.every((scenario) => rankOf(this.verdict(name, scenario)) <= rankOf(than.verdict(name, scenario))),
    );
  }

  /** Lets the draft go that came before: all that is told of it is told here. */
  settled(): this {
    for (const { name } of this.program.declared.services) for (const one of SCENARIOS) this.verdict(name, one);
    this.#before = undefined;
    return this;
  }
}

/** Drafts of one program. What hangs on schedules alone is worked out once for all. */
export class Drafts {
  readonly first: Draft;
  readonly #reach: Reach;

  /** @param judges what is read and judged anew in a draft: what its steps bear on, or everything */
  constructor(
    readonly estate: Estate,
    readonly options: AssessOptions,
    readonly judges: "what is reached" | "everything" = "what is reached",
  ) {
    const program = readProgram(estate, options);
    this.first = new Draft([], program);
    this.#reach = new Reach(program);
  }

  /**
   * Another draft.
   *
   * @returns undefined where a step cannot be made
   */
  with(steps: readonly Step[], before: Draft): Draft | undefined {
    if (this.judges === "everything") return this.fromScratch(steps);
    const program = programWith(steps, this.first.program);
    const [now, then] = [new Set(steps), new Set(before.steps)];
    const differing = [...steps.filter((one) => !then.has(one)), ...before.steps.filter((one) => !now.has(one))];
    return program && new Draft(steps, program, before, this.#reach.of(differing, [...steps, ...before.steps]));
  }

  plus(draft: Draft, more: readonly Step[]): Draft | undefined {
    return this.with(joinedSteps(...draft.steps, ...more), draft);
  }

  /** A draft that is read and judged as any program is. */
  fromScratch(steps: readonly Step[]): Draft | undefined {
    const changed = withSteps(this.estate, steps);
    if (changed === undefined) return undefined;
    const program = readProgram(changed, this.options);
    shareAnswers(this.first.program.surroundings, program.surroundings);
    return new Draft(steps, program);
  }
}

/** A program with steps made, of which only that is read anew; no step declares anything of a service. */
function programWith(steps: readonly Step[], { declared, surroundings }: Program): Program | undefined {
  const made = resourcesBy(steps, (urn) => surroundings.index.get(urn));
  if (made === undefined) return undefined;
  const index = new ChangedIndex(surroundings.index, made);
  const around = { ...surroundings, index, plans: backupPlans(index) };
  shareAnswers(surroundings, around);
  const changed = new Map(made.map((resource) => [resource.urn, resource]));
  const services = declared.services.map((service) => {
    if (service.members.every(({ resource }) => !changed.has(resource.urn))) return service;
    const members = service.members.map((member) => {
      const resource = changed.get(member.resource.urn);
      return resource === undefined ? member : { ...member, resource };
    });
    return { ...service, members };
  });
  return { declared: { ...declared, services }, surroundings: around, judge: judgeOf(services, around) };
}

/** Whether a change has something to mend: an objective is missed, or a setting leaves it open. */
export function isFailing(verdict: ScenarioVerdict): boolean {
  return verdict.verdict !== "undeclared" && !isAnswer(verdict);
}

function rankOf({ verdict, reason }: ScenarioVerdict): number {
  if (verdict === "violates") return 3;
  if (verdict === "unproven") return reason === "untested" ? 1 : 2;
  return 0;
}
