import type { Seconds } from "../declaration/duration";
import type { Scenario } from "../declaration/scenario";
import type { Bound } from "../recovery/bound";
import { writeSum } from "../rules/sum";
import type { Chosen, Grade, PassedOver } from "./arrangement";
import type { CostItem } from "./cost";
import type { Kind } from "./question";

/** A choice as plain data, for reports: what was chosen, how it does, and why nothing cheaper was. */
export interface ChoiceSummary {
  readonly kind: Kind;
  readonly choices: readonly string[];
  readonly cost: readonly CostItem[];
  /** How many arrangements there were to choose from. */
  readonly among: number;
  readonly scenarios: readonly ScenarioSummary[];
  readonly passedOver: readonly PassedOverSummary[];
}

/** How what was chosen does in a scenario. */
export interface ScenarioSummary {
  readonly scenario: Scenario;
  readonly grade: Grade;
  readonly rto: HalfSummary;
  readonly rpo: HalfSummary;
}

/** One half of an objective, and what it comes to. */
export interface HalfSummary {
  /** Null where none is stated. */
  readonly objective: Seconds | null;
  /** The most it can be; null where no bound is known. */
  readonly seconds: Seconds | null;
  /** The steps that add up to it: `Multi-AZ failover (typical) 1m to 2m`. */
  readonly sum: string;
}

/** Arrangements that were passed over for the same reason. */
export interface PassedOverSummary {
  /** What the cheapest of them is. */
  readonly choices: readonly string[];
  /** The first scenario in which it is not good enough. */
  readonly scenario: Scenario;
  readonly why: string;
  /** How many others fall short just so. */
  readonly others: number;
}

export function summaryOf({ arrangement, showings, passedOver, among }: Chosen): ChoiceSummary {
  const { kind, choices, cost } = arrangement;
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
    passedOver: byReason(passedOver),
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
