import { NO_OBJECTIVE, type Objective, objectivesByScenario, type StatedObjectives } from "../declaration/objectives";
import { SCENARIOS, type Scenario } from "../declaration/scenario";
import { type Grade, gradeOf, rankOf } from "../verdict/grade";
import type { PassedOver, Showing } from "./arrangement";
import type { Candidate } from "./candidates";
import type { Field } from "./field";
import type { Question } from "./question";
import { whyNot } from "./why";

/** How the candidates of a field do for a question: judged when asked for, and once where what bears on it is alike. */
export class Search {
  readonly stated: readonly Scenario[];
  readonly #inForce: Readonly<Record<Scenario, Objective>>;
  readonly #showings = new Map<string, Showing>();
  readonly #best = new Map<Scenario, Grade>();
  readonly #worst = new Map<Scenario, Grade>();
  readonly #known = new Map<Scenario, boolean>();
  #unasked: Search | undefined;

  constructor(
    readonly field: Field,
    readonly question: Question,
  ) {
    this.#inForce = objectivesByScenario(question.objectives);
    this.stated = statedIn(question, this.#inForce);
  }

  /** The same search for other objectives; what does not hang on them stays known. */
  asking(objectives: StatedObjectives): Search {
    const other = new Search(this.field, { ...this.question, objectives });
    other.#unasked = this.#whateverIsAsked();
    return other;
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

  /** Whether no candidate is good enough in a scenario. */
  isHopeless(scenario: Scenario): boolean {
    return rankOf(this.best(scenario)) > rankOf(this.#worstToTake(scenario));
  }

  /** What leaves no time for a step that nobody has measured is taken only where there is no way without such a step. */
  #worstToTake(scenario: Scenario): Grade {
    const known = this.#worst.get(scenario);
    if (known !== undefined) return known;
    const isSlim = rankOf(this.best(scenario)) >= rankOf("slim");
    const worst = isSlim && this.#whateverIsAsked().#hasKnownWay(scenario) ? "tight" : "slim";
    this.#worst.set(scenario, worst);
    return worst;
  }

  /** Whether any candidate has a way back of which every figure is known, however long it takes. */
  #hasKnownWay(scenario: Scenario): boolean {
    const known = this.#known.get(scenario);
    if (known !== undefined) return known;
    const has = this.field.candidates.some((candidate) => {
      const { rto, rpo } = this.showing(candidate, scenario).verdict;
      return rto.hi !== null && rpo.hi !== null;
    });
    this.#known.set(scenario, has);
    return has;
  }

  /** The quickest sure way of a candidate, whatever is asked, held against what is. */
  unasked(candidate: Candidate<unknown>, scenario: Scenario): Showing {
    const showing = this.#whateverIsAsked().showing(candidate, scenario);
    return { ...showing, verdict: { ...showing.verdict, objective: this.#inForce[scenario] } };
  }

  #whateverIsAsked(): Search {
    this.#unasked ??= new Search(this.field, { ...this.question, objectives: NO_OBJECTIVES });
    return this.#unasked;
  }

  /**
   * Where a candidate is not good enough: the first scenario in which it does worse than needs be; undefined where it is.
   *
   * @param lenient whether it is enough in each scenario not to be hopeless, though another candidate does better there
   */
  fault(candidate: Candidate<unknown>, lenient: boolean): Showing | undefined {
    for (const scenario of this.stated) {
      const showing = this.showing(candidate, scenario);
      if (rankOf(showing.grade) <= rankOf("untested")) continue;
      const worst = lenient || this.isHopeless(scenario) ? this.#worstToTake(scenario) : this.best(scenario);
      if (rankOf(showing.grade) > rankOf(worst)) return showing;
    }
    return undefined;
  }

  passedOver(candidate: Candidate<unknown>, showing: Showing): PassedOver {
    return { arrangement: this.field.arrangement(candidate), showing, why: whyNot(showing) };
  }
}

/** What is asked where nothing is. */
export const NO_OBJECTIVES: StatedObjectives = { plain: NO_OBJECTIVE, scenarios: {} };

/** The scenarios with an objective, and those that a minimum service level is about. */
function statedIn(
  { minimumServiceLevel }: Question,
  inForce: Readonly<Record<Scenario, Objective>>,
): readonly Scenario[] {
  return SCENARIOS.filter((scenario) => {
    const { rto, rpo } = inForce[scenario];
    const aboutCapacity = minimumServiceLevel !== undefined && (scenario === "instance" || scenario === "zone");
    return rto !== null || rpo !== null || aboutCapacity;
  });
}
