import { COSTS, type Edit } from "../recovery/edit";

/** One thing to do: in words, and as the edits that it comes to. */
export interface Change {
  /** An order: `set multiAz of orders-db to true`. */
  readonly order: string;
  readonly edits: readonly Edit[];
  /** Tells apart what costs alike: how many backups a day, for instance. */
  readonly extent?: number;
  /** What trying it out costs, beyond the usual; absent where that is nothing. */
  readonly listing?: Listing;
}

/** Runs that have to be listed, once for equal schedules. */
export interface Listing {
  readonly schedules: string;
  readonly runs: number;
}

/** Where a change takes place; two changes of one place cannot both be made. */
export function placeOf({ edits: [first] }: Change): string {
  if (first === undefined) return "";
  return first.kind === "set"
    ? `${first.urn} ${first.path.join(".")}`
    : `${first.beside} + ${first.type} ${first.name}`;
}

/** Changes one after another: of those of one place the last counts. */
export function joined(...changes: readonly Change[]): readonly Change[] {
  return [...new Map(changes.map((one) => [placeOf(one), one])).values()];
}

/**
 * Orders sets of changes, the smallest first: by their number; then by what the dearest costs; then by how much of that
 * there is. Sets alike in all that keep the order in which they were thought of.
 */
export function bySize(one: readonly Change[], other: readonly Change[]): number {
  return one.length - other.length || dearest(one) - dearest(other) || extent(one) - extent(other);
}

function dearest(changes: readonly Change[]): number {
  const costs = changes.flatMap(({ edits }) => edits.map(({ cost }) => COSTS.indexOf(cost)));
  return Math.max(0, ...costs);
}

function extent(changes: readonly Change[]): number {
  return changes.reduce((sum, one) => sum + (one.extent ?? 0), 0);
}
