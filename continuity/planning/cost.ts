import { COSTS, type Cost } from "../recovery/edit";

/** One thing that an arrangement costs beyond the least, in few words: `a standby in another zone`. */
export interface CostItem {
  readonly kind: Cost;
  /** How much of it, in the unit of its kind: see docs/planning.md. Never dollars. */
  readonly amount: number;
  readonly reason: string;
}

/** What an arrangement costs: relative, and never added up over kinds. */
export interface CostVector {
  readonly items: readonly CostItem[];
  /** The amounts of each kind, the dearest kind first: replica, copies, backups, setting. They are compared in that order. */
  readonly amounts: readonly number[];
}

export function costOf(items: readonly CostItem[]): CostVector {
  const dearestFirst = [...COSTS].reverse();
  const amounts = dearestFirst.map((kind) =>
    items.filter((item) => item.kind === kind).reduce((sum, { amount }) => sum + amount, 0),
  );
  return { items, amounts };
}

/** Orders costs, the cheapest first. */
export function compareCosts(one: CostVector, other: CostVector): number {
  const at = one.amounts.findIndex((amount, i) => amount !== other.amounts[i]);
  return at < 0 ? 0 : (one.amounts[at] ?? 0) - (other.amounts[at] ?? 0);
}
