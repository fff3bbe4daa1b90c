import { objectivesByScenario } from "../declaration/objectives";
import { SCENARIOS, type Scenario } from "../declaration/scenario";
import type { Grade, PassedOver, Showing } from "./arrangement";
import type { Candidate } from "./candidates";
import type { Field } from "./field";
import { gradeOf, rankOf } from "./grade";
import type { Question } from "./question";
import { whyNot } from "./why";

/** How the candidates of a field do for a question: judged when asked for, and once where what bears on it is alike. */
export class Search {
  readonly stated: readonly Scenario[];
  readonly #showings = new Map<string, Showing>();
  readonly #best = new Map<Scenario, Grade>();

  constructor(
    readonly field: Field,
    readonly question: Question,
  ) {
    this.stated = statedIn(question);
  }

  showing(candidate: Candidate<unknown>, scenario: Scenario): Showing {
    const key = `${scenario} ${this.field.bearing(scenario, candidate)}`;
    const known = this.#showings.get(key);
    if (known !== undefined) return known;
    const tried = this.field.trial(candidate, this.question)(scenario);
    const grade = tried.shortage === undefined ? gradeOf(tried.verdict) : "short";
    const showing: Showing = { scenario, grade, ...tried };
    this.#showings.set(key, showing);
    return showing;
  }

  /** The best grade that any candidate has in a scenario, as far as it matters which. */
  best(scenario: Scenario): Grade {
    const known = this.#best.get(scenario);
    if (known !== undefined) return known;
    let best: Grade = "short";
    for (const candidate of this.field.candidates) {
      const { grade } = this.showing(candidate, scenario);
      if (rankOf(grade) < rankOf(best)) best = grade;
      if (rankOf(best) <= rankOf("untested")) break;
    }
    this.#best.set(scenario, best);
    return best;
  }

  /**
   * Where a candidate is not good enough: the first scenario in which it falls short, or leaves no time for what nobody has
   * measured though another candidate does; undefined where it is good enough.
   *
   * @param lenient whether it is enough that nothing falls short
   */
  fault(candidate: Candidate<unknown>, lenient: boolean): Showing | undefined {
    for (const scenario of this.stated) {
      const showing = this.showing(candidate, scenario);
      if (showing.grade === "short") return showing;
      if (showing.grade === "tight" && !lenient && this.best(scenario) !== "tight") return showing;
    }
    return undefined;
  }

  passedOver(candidate: Candidate<unknown>, showing: Showing): PassedOver {
    return { arrangement: this.field.arrangement(candidate), showing, why: whyNot(showing) };
  }
}

/** The scenarios with an objective, and those that a minimum service level is about. */
function statedIn({ objectives, minimumServiceLevel }: Question): readonly Scenario[] {
  const inForce = objectivesByScenario(objectives);
  return SCENARIOS.filter((scenario) => {
    const { rto, rpo } = inForce[scenario];
    const aboutCapacity = minimumServiceLevel !== undefined && (scenario === "instance" || scenario === "zone");
    return rto !== null || rpo !== null || aboutCapacity;
  });
}
