import type { Seconds } from "../declaration/duration";
import type { ObjectiveHalf } from "../declaration/objectives";
import { type Bound, isImpossible } from "../recovery/bound";
import type { ScenarioVerdict } from "./verdict";

/**
 * How well an objective is kept, the best first.
 *
 * - `proven`: even the worst case keeps within it
 * - `untested`: it hangs on a time that nobody has measured yet, and all else leaves time for that
 * - `tight`: it is kept if people and jobs are quicker than we assume; stating response times can prove it
 * - `slim`: it hangs on a time that nobody has measured, and what we assume of the rest may use up all the time
 * - `range`: it lies within a range that AWS publishes: kept by luck
 * - `short`: it is violated, or nobody can tell
 */
export type Grade = "proven" | "untested" | "tight" | "slim" | "range" | "short";

/** From the best to the worst. */
export const GRADES: readonly Grade[] = ["proven", "untested", "tight", "slim", "range", "short"];

/** Each grade in words. */
export const GRADE_WORDS: Readonly<Record<Grade, string>> = {
  proven: "proven",
  untested: "unproven until a drill has measured it",
  tight: "unproven: people or jobs have to be quicker than assumed",
  slim: "unproven until a drill has measured it, and tight",
  range: "kept by luck only",
  short: "falls short",
};

/** How good a grade is: the smaller, the better. */
export function rankOf(grade: Grade): number {
  return GRADES.indexOf(grade);
}

/** How well a verdict keeps its objective. */
export function gradeOf({ verdict, reason, objective, rto, rpo }: ScenarioVerdict): Grade {
  if (verdict === "meets" || verdict === "undeclared") return "proven";
  if (verdict === "violates" || reason === "unknown" || reason === "unmodelled") return "short";
  const worst = Math.max(rankOf(boundGrade(rto, objective.rto)), rankOf(boundGrade(rpo, objective.rpo)));
  // Where the sums are fine it is a condition that is in doubt: for want of a figure, or for one that we assumed.
  return GRADES[Math.max(worst, rankOf(reason === "untested" ? "untested" : "tight"))] ?? "short";
}

function boundGrade(bound: Bound, objective: ObjectiveHalf): Grade {
  if (objective === null) return "proven";
  if (objective === "unknown" || bound.lo > objective) return "short";
  if (leastDepending(bound) > objective) return "range";
  const known = mostKnown(bound);
  if (bound.hi !== null) return known <= objective ? "proven" : "tight";
  return known < objective ? "untested" : "slim";
}

/** The most that is known of a bound: steps that nobody has measured count by their least. */
export function mostKnown({ steps }: Bound): Seconds {
  return steps.reduce((sum, { lo, hi }) => sum + (hi ?? lo), 0);
}

/**
 * The most of a bound if all that can still be shown to be quick is: what we assume counts by its least, as does what nobody
 * has measured; what AWS publishes stays at its most. No smaller objective can be promised.
 */
export function leastDepending(bound: Bound): Seconds {
  if (isImpossible(bound)) return Number.POSITIVE_INFINITY;
  return bound.steps.reduce((sum, { lo, hi, provenance }) => sum + (provenance === "assumed" ? lo : (hi ?? lo)), 0);
}
