import type { Scenario } from "../declaration/scenario";
import type { Arrangement } from "./arrangement";
import { bearingOn, type Candidate, candidatesOf } from "./candidates";
import type { Dimension, PlannedKind } from "./kind";
import type { Facts, Question } from "./question";
import { type Ground, type Grounds, type Trial, trialOn } from "./trial";

/** All that can be chosen from for a question, whatever its objectives are: the candidates, and what they come to. */
export class Field<F extends Facts = Facts, S = unknown> {
  /** The cheapest first. */
  readonly candidates: readonly Candidate<S>[];
  readonly title: string;
  readonly #dimensions: readonly Dimension<S>[];
  readonly #arrangements = new Map<Candidate<S>, Arrangement>();
  readonly #known = new Map<Candidate<S>, Ground>();
  readonly #bearings = new Map<Candidate<S>, Map<Scenario, string>>();

  constructor(
    readonly kind: PlannedKind<F, S>,
    readonly question: Question<F>,
    readonly grounds: Grounds,
  ) {
    this.title = kind.title;
    this.#dimensions = kind.dimensions(question);
    this.candidates = candidatesOf(kind, this.#dimensions);
  }

  /** Tells candidates apart by what bears on a scenario: those alike in that share its verdict. */
  bearing(scenario: Scenario, candidate: Candidate<S>): string {
    const told = this.#bearings.get(candidate) ?? new Map<Scenario, string>();
    this.#bearings.set(candidate, told);
    const bearing = told.get(scenario) ?? bearingOn(scenario, candidate, this.#dimensions);
    told.set(scenario, bearing);
    return bearing;
  }

  arrangement(candidate: Candidate<S>): Arrangement {
    const known = this.#arrangements.get(candidate);
    if (known !== undefined) return known;
    const { settings, choices, cost } = candidate;
    const parts = new Map(this.kind.parts(settings, this.question).map((part) => [part.id, part]));
    const made = { kind: this.kind.kind, choices, cost, parts: [...parts.values()] };
    this.#arrangements.set(candidate, made);
    return made;
  }

  /** @param question the field's own, but for its objectives */
  trial(candidate: Candidate<S>, question: Question): Trial {
    const ground = this.#known.get(candidate) ?? this.grounds.of(this.arrangement(candidate), this.question);
    this.#known.set(candidate, ground);
    return trialOn(ground, question);
  }
}
