import type { Scenario } from "../declaration/scenario";
import type { Blueprint } from "./blueprint";
import type { CostItem, Price } from "./cost";
import type { Facts, Question } from "./question";

/** One of the choices that a dimension offers. */
export interface Level<S> {
  /** In words; absent where the choice is to do nothing. */
  readonly choice?: string;
  /** What it costs beyond the least. @default nothing */
  readonly cost?: readonly CostItem[];
  /** The settings that it stands for. */
  readonly set: Partial<S>;
}

/** A level at a price, told by the same words in the choice and in its cost. */
export function priced<S>(choice: string, { kind, amount }: Price, set: Partial<S>, count = 1): Level<S> {
  return { choice, cost: [{ kind, amount: amount * count, reason: choice }], set };
}

/** One thing to choose, apart from the others. */
export interface Dimension<S> {
  readonly name: string;
  /** The scenarios whose verdicts it can change; those of the others are the same whatever is chosen. */
  readonly bearsOn: readonly Scenario[];
  /** The cheapest first. */
  readonly levels: readonly Level<S>[];
}

/** How members of a kind can be set up. */
export interface PlannedKind<F extends Facts, S> {
  readonly kind: F["kind"];
  /** As sentences call one: `a database`. */
  readonly title: string;
  dimensions(question: Question<F>): readonly Dimension<S>[];
  /** Whether settings go together. */
  fits(settings: S): boolean;
  /** The resources that settings come to, each after those that it mentions; what several need may be there several times. */
  parts(settings: S, question: Question<F>): readonly Blueprint[];
}
