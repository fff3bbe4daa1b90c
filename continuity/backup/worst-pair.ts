import type { Seconds } from "../declaration/duration";
import type { Chain } from "./chain";
import { distinctTimes, type Stretch } from "./distinct-times";
import type { LossOptions } from "./loss";
import { countedDelay, type Run, runsThatCount, type Side } from "./runs";

/** The run after which most is lost, and the run whose point ends that. */
export interface WorstPair {
  readonly from: Run;
  readonly to: Run;
  /** From the data in the one to the moment when the other is usable; infinite where nobody knows that. */
  readonly loss: Seconds;
  /** The longest time that any run waits for the one that follows it. */
  readonly gap: Seconds;
}

const DAY: Seconds = 86_400;

/** How far ahead the run that ends a loss is looked for, before everything is listed. */
const REACH: Seconds = 7 * DAY;

/**
 * The worst pair of all runs that count up to an instant: after each, the next usable point ends the loss; with `k`
 * tolerated misses the `k + 1`-th. Of times that are alike one is looked at: a rule that depends on dates would otherwise
 * have every run of the others listed for decades.
 */
export function worstPair(
  chains: readonly Chain[],
  to: number,
  options: LossOptions,
  side: Side,
): WorstPair | undefined {
  const whole = { from: options.asOf, to };
  const delays = new Map(chains.map((chain) => [chain, countedDelay(chain, side, options)]));
  const question = { chains, whole, delays, side, misses: options.toleratedMisses, blur: blurOf(chains) };
  const times = distinctTimes(chains, whole, REACH + question.blur);
  const length = times.reduce((sum, time) => sum + time.to - time.from, 0);
  const found = length < (to - whole.from) / 2 ? worstIn(times, question) : undefined;
  return found ?? worstIn([whole], question);
}

/** How far what a run holds, and what decides on it, may lie from when it is scheduled. */
function blurOf(chains: readonly Chain[]): Seconds {
  return DAY + Math.max(...chains.flatMap((chain) => [chain, ...chain.rivals]).map(({ startWindow }) => startWindow));
}

interface Question {
  readonly chains: readonly Chain[];
  readonly whole: Stretch;
  /** How long after it fires a run of a chain is usable. */
  readonly delays: ReadonlyMap<Chain, Seconds>;
  readonly side: Side;
  readonly misses: number;
  readonly blur: Seconds;
}

/**
 * The worst pair that begins in one of some times, gone through from the last run to the first.
 *
 * @returns undefined where there is none, or where a run beyond `REACH` might end a loss sooner
 */
function worstIn(times: readonly Stretch[], question: Question): WorstPair | undefined {
  const { chains, whole, delays, side, misses, blur } = question;
  const delayed = [...delays.values()];
  const quickest = Math.min(...delayed);
  const end = (run: Run) => run.fires + (delays.get(run.chain) ?? 0);
  let worst: Omit<WorstPair, "gap"> | undefined;
  let gap = 0;
  for (const time of [...times].reverse()) {
    const [isFirst, isLast] = [time.from === whole.from, time.to === whole.to];
    // A run after the last instant may be usable before one ahead of it.
    const listedTo = time.to + (isLast ? spread(delayed) : REACH);
    const listedFrom = time.from - (isFirst ? 0 : blur);
    const runs = inOrder(chains.map((chain) => runsThatCount(chain, listedFrom, listedTo, side)));
    const next: Run[] = [];
    for (let i = runs.length - 1; i >= 0; i = keepTogether(runs, i, next, question, end)) {
      const from = runs[i] as Run;
      if (from.holds < time.from && !isFirst) break;
      if (from.holds >= time.to) continue;
      const successor = next[misses];
      const unseen = from.holds + REACH - blur;
      if (
        !isLast &&
        !(successor !== undefined && successor.fires < unseen && isBefore(end(successor), unseen + quickest))
      )
        return undefined;
      if (successor === undefined || successor.fires >= whole.to) continue;
      const loss = end(successor) - from.holds;
      if (worst === undefined || loss >= worst.loss) worst = { from, to: successor, loss };
      gap = Math.max(gap, successor.fires - from.holds);
    }
  }
  return worst && { ...worst, gap };
}

/** Whether a point is usable before any other that is usable at an instant at the earliest; infinite ends are alike. */
function isBefore(end: Seconds, other: Seconds): boolean {
  return end < other || other === Number.POSITIVE_INFINITY;
}

/** Keeps what a run, and those at the same instant, leave; says where the runs before it end. */
function keepTogether(
  runs: readonly Run[],
  last: number,
  next: Run[],
  { misses, side }: Question,
  end: (run: Run) => number,
): number {
  const { holds } = runs[last] as Run;
  // Nearly always: spares a map for each of tens of thousands of runs.
  if (runs[last - 1]?.holds !== holds) {
    keepEarliest(next, runs[last] as Run, misses + 1, end);
    return last - 1;
  }
  const together = new Map<string, Run>();
  let i = last;
  for (; i >= 0 && (runs[i] as Run).holds === holds; i--) {
    const run = runs[i] as Run;
    const { urn } = run.chain.rule.plan;
    const other = together.get(urn);
    const stands = other === undefined || (side === "most" ? end(run) > end(other) : end(run) < end(other));
    if (stands) together.set(urn, run);
  }
  for (const run of together.values()) keepEarliest(next, run, misses + 1, end);
  return i;
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
