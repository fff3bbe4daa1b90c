import type { Scenario } from "../declaration/scenario";
import { type CostVector, compareCosts, costOf } from "./cost";
import type { Dimension, Level, PlannedKind } from "./kind";
import type { Facts } from "./question";

/** One choice for each dimension. */
export interface Candidate<S> {
  /** The position of the chosen level in each dimension. */
  readonly at: readonly number[];
  readonly settings: S;
  readonly choices: readonly string[];
  readonly cost: CostVector;
}

/** Every combination of choices that goes together, the cheapest first; of equal cost the one with fewer choices. */
export function candidatesOf<F extends Facts, S>(
  kind: Pick<PlannedKind<F, S>, "fits">,
  dimensions: readonly Dimension<S>[],
): readonly Candidate<S>[] {
  const all = dimensions.reduce<readonly (readonly number[])[]>(
    (made, { levels }) => made.flatMap((at) => levels.map((_, i) => [...at, i])),
    [[]],
  );
  return all
    .map((at) => candidateAt(at, dimensions))
    .filter(({ settings }) => kind.fits(settings))
    .sort((a, b) => compareCosts(a.cost, b.cost) || a.choices.length - b.choices.length);
}

function candidateAt<S>(at: readonly number[], dimensions: readonly Dimension<S>[]): Candidate<S> {
  const levels = dimensions.map(({ levels: of }, i) => of[at[i] ?? 0] as Level<S>);
  return {
    at,
    settings: Object.assign({}, ...levels.map(({ set }) => set)) as S,
    choices: levels.flatMap(({ choice }) => (choice === undefined ? [] : [choice])),
    cost: costOf(levels.flatMap(({ cost = [] }) => cost)),
  };
}

/** The levels of a candidate in the dimensions that bear on a scenario. */
export function bearingOn<S>(scenario: Scenario, { at }: Candidate<S>, dimensions: readonly Dimension<S>[]): string {
  return at.map((level, i) => (dimensions[i]?.bearsOn.includes(scenario) ? level : "-")).join();
}
