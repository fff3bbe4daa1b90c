import type { ObjectiveHalf } from "../declaration/objectives";
import { type Bound, compare } from "../recovery/bound";

/** Whether a time or a loss is not shown to keep within what is stated for it. */
export function isShort(value: Bound, half: ObjectiveHalf): boolean {
  return typeof half === "number" && compare(value, half) !== "meets";
}

/** Of a time and a loss those that are short; where neither is, the time. */
export function sumsInDoubt(
  { rto, rpo }: Readonly<Record<"rto" | "rpo", Bound>>,
  objective: Readonly<Record<"rto" | "rpo", ObjectiveHalf>>,
): readonly Bound[] {
  const isLossShort = isShort(rpo, objective.rpo);
  return [...(isShort(rto, objective.rto) || !isLossShort ? [rto] : []), ...(isLossShort ? [rpo] : [])];
}
