import { type AssessOptions, type Program, readProgram } from "../assess";
import { shareAnswers } from "../backup/evaluated";
import { SCENARIOS, type Scenario } from "../declaration/scenario";
import type { Estate } from "../estate/resource";
import { isAnswer } from "../remedy/search";
import type { Service } from "../verdict/services";
import type { ScenarioVerdict } from "../verdict/verdict";
import { joinedSteps, type Step, withSteps } from "./step";

/** The program with some steps made, judged from scratch. */
export interface Draft {
  readonly steps: readonly Step[];
  readonly program: Program;
}

/** Drafts of one program. What hangs on schedules alone is worked out once for all. */
export class Drafts {
  readonly first: Draft;

  constructor(
    readonly estate: Estate,
    readonly options: AssessOptions,
  ) {
    this.first = { steps: [], program: readProgram(estate, options) };
  }

  /** @returns undefined where a step cannot be made */
  with(steps: readonly Step[]): Draft | undefined {
    const changed = withSteps(this.estate, steps);
    if (changed === undefined) return undefined;
    const program = readProgram(changed, this.options);
    shareAnswers(this.first.program.surroundings, program.surroundings);
    return { steps, program };
  }

  plus({ steps }: Draft, more: readonly Step[]): Draft | undefined {
    return this.with(joinedSteps(...steps, ...more));
  }
}

export function serviceIn({ program }: Draft, name: string): Service | undefined {
  return program.judge.find(name);
}

export function verdictIn(draft: Draft, name: string, scenario: Scenario): ScenarioVerdict | undefined {
  const service = serviceIn(draft, name);
  return service && draft.program.judge.verdict(service, scenario);
}

/** Whether a change has something to mend: an objective is missed, or a setting leaves it open. */
export function isFailing(verdict: ScenarioVerdict): boolean {
  return verdict.verdict !== "undeclared" && !isAnswer(verdict);
}

/** Whether no service does worse in a draft than in another one, in any scenario. */
export function worsensNothing(after: Draft, before: Draft): boolean {
  return before.program.declared.services.every(({ name }) =>
    SCENARIOS.every((scenario) => rankIn(after, name, scenario) <= rankIn(before, name, scenario)),
  );
}

function rankIn(draft: Draft, name: string, scenario: Scenario): number {
  const found = verdictIn(draft, name, scenario);
  if (found === undefined || found.verdict === "violates") return 3;
  if (found.verdict === "unproven") return found.reason === "untested" ? 1 : 2;
  return 0;
}
