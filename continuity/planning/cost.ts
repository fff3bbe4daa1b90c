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

/** What one of something costs, and why so much: in the unit of its kind, against the others of that kind. */
export interface Price {
  readonly kind: Cost;
  readonly amount: number;
  readonly because: string;
}

const price = (kind: Cost, amount: number, because: string): Price => ({ kind, amount, because });

/** What everything that can be chosen costs. Relative only: dollars hang on size, traffic and contract. */
export const PRICES = {
  aurora: price(
    "replica",
    1,
    "its instances and storage cost more than those of a DB instance, less than a second one",
  ),
  standby: price("replica", 2, "a second instance that runs"),
  unit: price("replica", 2, "one more instance or task that runs"),
  replicaElsewhere: price("replica", 3, "an instance and its storage, and all changes sent to another Region"),
  tableReplica: price("replica", 2, "storage and writes once more; nothing runs idle"),
  strongReplica: price("replica", 3, "the same, and a witness"),
  twin: price("replica", 3, "everything that runs, once more in another Region"),
  ledTwin: price("replica", 4, "the same, with records and a health check that never ends"),
  copy: price("copies", 1, "each point kept once more"),
  airGappedCopy: price("copies", 2, "the same, in a vault that costs more and lets nothing go early"),
  replicatedBackups: price("copies", 2, "snapshots and all transaction logs, kept once more"),
  replicatedData: price("copies", 2, "every file or object, kept once more"),
  replicatedInTime: price("copies", 3, "the same, with a charge for time control"),
  run: price("backups", 1, "a point a day"),
  lock: price("setting", 1, "it cannot be lifted"),
  zone: price("setting", 1, "traffic between zones"),
} as const satisfies Readonly<Record<string, Price>>;
