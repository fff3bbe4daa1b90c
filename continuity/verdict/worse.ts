import type { ObjectiveHalf } from "../declaration/objectives";
import { type Bound, compare } from "../recovery/bound";

const RANK = { meets: 0, unproven: 1, violates: 2 } as const;

/** Whether a bound is worse than another: by its verdict against the objective, then by its most, then by its least. */
export function worse(one: Bound, other: Bound, objective: ObjectiveHalf): boolean {
  const key = (value: Bound): readonly number[] => [
    typeof objective === "number" ? RANK[compare(value, objective)] : 0,
    value.hi ?? Number.POSITIVE_INFINITY,
    value.lo,
  ];
  const [a, b] = [key(one), key(other)];
  const at = a.findIndex((part, i) => part !== b[i]);
  return at >= 0 && (a[at] as number) > (b[at] as number);
}
