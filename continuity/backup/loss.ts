import { formatDuration, type Seconds } from "../declaration/duration";
import { type Bound, bound } from "../recovery/bound";
import { derived, type Step } from "../recovery/step";
import { horizonEnd, largestGap } from "../schedule";
import type { Chain } from "./chain";
import { hasRivals, type Run, runsThatCount, usableAt } from "./runs";
import { formatSpan } from "./span";

/** How the loss of a schedule is judged. */
export interface LossOptions {
  /** The instant of evaluation, in seconds since 1970. */
  readonly asOf: number;
  /** How many runs in a row may fail without the objective being missed. */
  readonly toleratedMisses: number;
  /** `worst` counts start window, job and copy; `scheduled` leaves them out. */
  readonly timing: "worst" | "scheduled";
}

/** The most data that can be lost with a set of chains that end in one place, or why there is no bound. */
export type Loss =
  | { readonly kind: "bounded"; readonly bound: Bound; readonly longestGap: Seconds }
  | { readonly kind: "unbounded"; readonly because: string };

/**
 * The worst-case data loss of chains whose points are all usable in one place: over every moment, the age of the data in
 * the newest usable point.
 */
export function worstLoss(chains: readonly Chain[], options: LossOptions): Loss {
  const [only, ...others] = chains;
  if (only === undefined) return { kind: "unbounded", because: "no rule leaves a recovery point" };
  return others.length === 0 && !hasRivals(only) ? lossOfOne(only, options) : lossOfMany(chains, options);
}

/** One rule alone: the largest gap, then everything that can delay the later point. */
function lossOfOne(chain: Chain, options: LossOptions): Loss {
  const gap = largestGap(chain.schedule.parsed, options.asOf, { toleratedMisses: options.toleratedMisses });
  if (gap.kind === "never") return { kind: "unbounded", because: `rule ${chain.rule.name} never runs` };
  if (gap.kind === "ends") {
    return { kind: "unbounded", because: `rule ${chain.rule.name} runs for the last time on ${day(gap.lastRun)}` };
  }
  const step = gapStep(gap.start, gap.end, chain, options);
  return { kind: "bounded", bound: bound(step, ...delays(chain, options)), longestGap: gap.seconds };
}

/** Several rules, or runs that suppress each other: every run that counts, over the whole horizon. */
function lossOfMany(chains: readonly Chain[], options: LossOptions): Loss {
  const to = Math.max(...chains.map((chain) => horizonEnd(chain.schedule.parsed, options.asOf)));
  const runs = chains.flatMap((chain) => runsThatCount(chain, options.asOf, to)).sort((a, b) => a.holds - b.holds);
  const last = runs.at(-1);
  const ends = chains.every((chain) => largestGap(chain.schedule.parsed, options.asOf).kind !== "gap");
  if (last === undefined) return { kind: "unbounded", because: "every run is suppressed by another rule of its plan" };
  if (ends) return { kind: "unbounded", because: `the last run is on ${day(last.fires)}` };

  const end = options.timing === "worst" ? usableAt : (run: Run) => run.fires;
  const earliest: Run[] = [];
  let worst: { readonly from: Run; readonly to: Run; readonly loss: Seconds } | undefined;
  let longestGap = 0;
  for (let i = runs.length - 1; i >= 0; ) {
    const holds = (runs[i] as Run).holds;
    const successor = earliest[options.toleratedMisses];
    if (successor !== undefined) {
      const loss = end(successor) - holds;
      if (worst === undefined || loss >= worst.loss) worst = { from: runs[i] as Run, to: successor, loss };
      longestGap = Math.max(longestGap, successor.fires - holds);
    }
    for (; i >= 0 && (runs[i] as Run).holds === holds; i--)
      keepEarliest(earliest, runs[i] as Run, options.toleratedMisses + 1, end);
  }
  if (worst === undefined) return { kind: "unbounded", because: "too few runs follow each other" };
  const step = gapStep(worst.from.holds, worst.to.fires, worst.to.chain, options);
  return { kind: "bounded", bound: bound(step, ...delays(worst.to.chain, options)), longestGap };
}

/** Keeps the few runs that are usable first, in that order. */
function keepEarliest(kept: Run[], run: Run, most: number, end: (run: Run) => number): void {
  const at = kept.findIndex((one) => end(one) > end(run));
  kept.splice(at < 0 ? kept.length : at, 0, run);
  if (kept.length > most) kept.pop();
}

function gapStep(start: number, end: number, chain: Chain, options: LossOptions): Step {
  const misses = options.toleratedMisses > 0 ? `, ${options.toleratedMisses} missed` : "";
  const { expression, timezone } = chain.schedule;
  const source = `${expression} ${timezone}, rule ${chain.rule.name} of ${chain.rule.plan.name}`;
  return { ...derived("largest gap", end - start, source), detail: `${formatSpan(start, end)}${misses}` };
}

function delays(chain: Chain, options: LossOptions): readonly Step[] {
  if (options.timing === "scheduled") return [];
  const window = derived("start window", chain.startWindow, `start window of rule ${chain.rule.name}`);
  return chain.copy ? [window, chain.job, chain.copy] : [window, chain.job];
}

/**
 * Whether a chain's points stay long enough that one is there at every moment, and that one is old enough to predate a
 * corruption noticed only after `detectionWindow`.
 *
 * @returns how much is missing, in words; undefined where nothing is
 */
export function retentionShortfall(kept: Seconds | null, loss: Loss, detectionWindow: Seconds): string | undefined {
  if (kept === null || loss.kind === "unbounded") return undefined;
  const spacing = loss.bound.hi ?? loss.bound.lo;
  if (kept < spacing)
    return `points are kept ${formatDuration(kept)}, but the next is usable only after ${formatDuration(spacing)}`;
  const window = loss.bound.steps[1]?.lo ?? 0;
  const needed = detectionWindow + loss.longestGap + window;
  if (detectionWindow === 0 || kept >= needed) return undefined;
  return `points are kept ${formatDuration(kept)}, but a corruption may go unnoticed for ${formatDuration(detectionWindow)} (${formatDuration(needed)} needed)`;
}

const day = (instant: number): string => new Date(instant * 1000).toISOString().slice(0, 10);
