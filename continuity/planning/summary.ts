import type { Seconds } from "../declaration/duration";
import type { Bound } from "../recovery/bound";
import { writeSum } from "../rules/sum";
import type { ChoiceSummary, HalfSummary, PassedOverSummary } from "../verdict/planned";
import type { Chosen, PassedOver } from "./arrangement";

export type { ChoiceSummary } from "../verdict/planned";

/** How many reasons are told at most: it is the cheapest arrangements that people ask about. */
const MOST_REASONS = 12;

export function summaryOf({ arrangement, showings, passedOver, among }: Chosen): ChoiceSummary {
  const { kind, choices, cost } = arrangement;
  const reasons = byReason(passedOver);
  return {
    kind,
    choices,
    cost: cost.items,
    among,
    scenarios: showings.map(({ scenario, grade, verdict: { objective, rto, rpo } }) => ({
      scenario,
      grade,
      rto: halfOf(objective.rto, rto),
      rpo: halfOf(objective.rpo, rpo),
    })),
    passedOver: reasons.slice(0, MOST_REASONS),
    untold: reasons.slice(MOST_REASONS).reduce((sum, { others }) => sum + 1 + others, 0),
  };
}

function halfOf(objective: Seconds | null | "unknown", bound: Bound): HalfSummary {
  return { objective: objective === "unknown" ? null : objective, seconds: bound.hi, sum: writeSum(bound) };
}

function byReason(passedOver: readonly PassedOver[]): readonly PassedOverSummary[] {
  const reasons = new Map<string, PassedOverSummary>();
  for (const { arrangement, showing, why } of passedOver) {
    const first = reasons.get(why);
    const { choices } = arrangement;
    reasons.set(
      why,
      first === undefined
        ? { choices, scenario: showing.scenario, why, others: 0 }
        : { ...first, others: first.others + 1 },
    );
  }
  return [...reasons.values()];
}
