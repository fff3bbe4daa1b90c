import type { Seconds } from "../declaration/duration";
import type { Chain } from "./chain";
import type { LossOptions } from "./loss";
import { delayOf, type Run, runsThatCount, type Side } from "./runs";

/** The run after which most is lost, and the run whose point ends that. */
export interface WorstPair {
  readonly from: Run;
  readonly to: Run;
  /** From the data in the one to the moment when the other is usable; infinite where nobody knows that. */
  readonly loss: Seconds;
  /** The longest time that any run waits for the one that follows it. */
  readonly gap: Seconds;
}

/**
 * Goes through all runs that count up to an instant, latest first: after each, the next usable point ends the loss; with
 * `k` tolerated misses the `k + 1`-th. A plan leaves one point at a time, so its runs at one instant are one run.
 */
export function worstPair(
  chains: readonly Chain[],
  to: number,
  options: LossOptions,
  side: Side,
): WorstPair | undefined {
  const delays = new Map(chains.map((chain) => [chain, options.timing === "worst" ? delayOf(chain, side) : 0]));
  const end = (run: Run) => run.fires + (delays.get(run.chain) ?? 0);
  // A run after the last instant may be usable before one ahead of it.
  const listedTo = to + spread([...delays.values()]);
  const runs = inOrder(chains.map((chain) => runsThatCount(chain, options.asOf, listedTo, side)));
  const next: Run[] = [];
  let worst: Omit<WorstPair, "gap"> | undefined;
  let gap = 0;
  for (let i = runs.length - 1; i >= 0; ) {
    const from = runs[i] as Run;
    const successor = next[options.toleratedMisses];
    if (successor !== undefined && successor.fires < to) {
      const loss = end(successor) - from.holds;
      if (worst === undefined || loss >= worst.loss) worst = { from, to: successor, loss };
      gap = Math.max(gap, successor.fires - from.holds);
    }
    if (runs[i - 1]?.holds !== from.holds) {
      // Nearly always: spares a map for each of tens of thousands of runs.
      keepEarliest(next, from, options.toleratedMisses + 1, end);
      i--;
      continue;
    }
    const together = new Map<string, Run>();
    for (; i >= 0 && (runs[i] as Run).holds === from.holds; i--) {
      const run = runs[i] as Run;
      const { urn } = run.chain.rule.plan;
      const other = together.get(urn);
      const stands = other === undefined || (side === "most" ? end(run) > end(other) : end(run) < end(other));
      if (stands) together.set(urn, run);
    }
    for (const run of together.values()) keepEarliest(next, run, options.toleratedMisses + 1, end);
  }
  return worst && { ...worst, gap };
}

/** By how much delays differ; those that nobody knows are alike. */
function spread(delays: readonly Seconds[]): Seconds {
  const known = delays.filter(Number.isFinite);
  return known.length === 0 ? 0 : Math.max(...known) - Math.min(...known);
}

/** The runs of several chains by what they hold; nearly always those of each are in that order already. */
function inOrder(lists: readonly (readonly Run[])[]): readonly Run[] {
  return lists.map(sorted).reduce(merged, []);
}

function sorted(runs: readonly Run[]): readonly Run[] {
  const isSorted = runs.every((run, i) => i === 0 || compare(runs[i - 1] as Run, run) <= 0);
  return isSorted ? runs : [...runs].sort(compare);
}

function merged(one: readonly Run[], other: readonly Run[]): readonly Run[] {
  if (one.length === 0) return other;
  const all: Run[] = [];
  let i = 0;
  for (const run of other) {
    while (i < one.length && compare(one[i] as Run, run) <= 0) all.push(one[i++] as Run);
    all.push(run);
  }
  while (i < one.length) all.push(one[i++] as Run);
  return all;
}

function compare(one: Run, other: Run): number {
  return one.holds - other.holds || one.fires - other.fires;
}

/** Keeps the few runs that are usable first, in that order; of those that nobody knows the ones that fire first. */
function keepEarliest(kept: Run[], run: Run, most: number, end: (run: Run) => number): void {
  const own = end(run);
  let at = 0;
  for (; at < kept.length; at++) {
    const one = kept[at] as Run;
    const other = end(one);
    if (other > own || (other === own && one.fires > run.fires)) break;
  }
  if (at >= most) return;
  kept.splice(at, 0, run);
  if (kept.length > most) kept.pop();
}
