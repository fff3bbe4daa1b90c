import { formatDay } from "../declaration/day";
import type { Seconds } from "../declaration/duration";
import { type Bound, bound } from "../recovery/bound";
import { declared, derived, open, type Step } from "../recovery/step";
import type { Gap } from "../schedule";
import type { Chain } from "./chain";
import { gapOf, lossOf, worstPairOf } from "./evaluated";
import { nothingInterferes } from "./fates";
import { jointHorizon } from "./joint-horizon";
import { countedDelay, type Side } from "./runs";
import { formatSpan } from "./span";
import type { WorstPair } from "./worst-pair";

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
 * the newest usable point. Only rules that never end count, since one day they are all that is left.
 */
export function worstLoss(chains: readonly Chain[], options: LossOptions): Loss {
  return evaluated(chains, options).loss;
}

/** From which data to which run the largest gap of a bounded loss reaches. */
export interface WorstMoment {
  /** The data in the last usable point. */
  readonly holds: number;
  /** From this instant the delays of the later point count. */
  readonly fires: number;
  readonly chain: Chain;
}

/** When `worstLoss` is at its worst; undefined where it has no bound. */
export function worstMoment(chains: readonly Chain[], options: LossOptions): WorstMoment | undefined {
  return evaluated(chains, options).moment;
}

function evaluated(chains: readonly Chain[], options: LossOptions): LossAt {
  return lossOf(chains, options, () => evaluate(chains, options));
}

/** A loss and when it is at its worst. */
export interface LossAt {
  readonly loss: Loss;
  readonly moment?: WorstMoment;
}

function evaluate(chains: readonly Chain[], options: LossOptions): LossAt {
  const gaps = chains.map((chain) => ({ chain, gap: gapOf(chain.schedule, 0, options) }));
  const lasting = gaps.filter(({ gap }) => gap.kind === "gap").map(({ chain }) => chain);
  if (lasting.length === 0) return unbounded(whyItEnds(gaps));
  const bounded = lasting.filter((chain) => Number.isFinite(countedDelay(chain, "most", options)));
  const least = onePerRule(lasting, options, "least");
  const most = onePerRule(bounded.length === 0 ? lasting : bounded, options, "most");
  const [only, ...others] = most;
  const alone = only !== undefined && others.length === 0 && least.every((one) => one === only);
  return alone && nothingInterferes(only) ? lossOfOne(only, options) : lossOfMany(least, most, options);
}

function unbounded(because: string): LossAt {
  return { loss: { kind: "unbounded", because } };
}

function whyItEnds(gaps: readonly { readonly chain: Chain; readonly gap: Gap }[]): string {
  const ends = gaps.flatMap(({ chain, gap }) => (gap.kind === "ends" ? [{ chain, last: gap.lastRun }] : []));
  const [latest] = ends.sort((a, b) => b.last - a.last);
  if (latest !== undefined) return `rule ${latest.chain.rule.name} runs for the last time on ${formatDay(latest.last)}`;
  const [never] = gaps;
  return never === undefined ? "no rule leaves a recovery point" : `rule ${never.chain.rule.name} never runs`;
}

/** A run and its copies in the same place are one run: it fails as a whole, and the quickest way to a point counts. */
function onePerRule(chains: readonly Chain[], options: LossOptions, side: Side): readonly Chain[] {
  const quickest = new Map<Chain["rule"], Chain>();
  for (const chain of chains) {
    const other = quickest.get(chain.rule);
    if (other === undefined || countedDelay(chain, side, options) < countedDelay(other, side, options))
      quickest.set(chain.rule, chain);
  }
  return [...quickest.values()];
}

/** One rule alone: the largest gap, then everything that can delay the later point. */
function lossOfOne(chain: Chain, options: LossOptions): LossAt {
  const gap = gapOf(chain.schedule, options.toleratedMisses, options);
  if (gap.kind !== "gap") return unbounded(`rule ${chain.rule.name} runs too seldom`);
  const step = gapStep(gap.start, gap.end, chain, options);
  return {
    loss: { kind: "bounded", bound: bound(step, ...delays(chain, options)), longestGap: gap.seconds },
    moment: { holds: gap.start, fires: gap.end, chain },
  };
}

/** Several rules, or runs that do not all count: every run that does, over the whole horizon, from both sides. */
function lossOfMany(least: readonly Chain[], most: readonly Chain[], options: LossOptions): LossAt {
  const to = jointHorizon([...new Set([...least, ...most])], options);
  const best = worstPairOf(least, to, options, "least");
  if (best === undefined) return unbounded(NOTHING_LEFT);
  const worst = worstPairOf(most, to, options, "most");
  if (worst === undefined) {
    return {
      loss: { kind: "bounded", bound: bound(perhapsNone(best, options)), longestGap: best.gap },
      moment: momentOf(best),
    };
  }

  const shown = Number.isFinite(worst.loss) ? worst : best;
  const later = delays(shown.to.chain, options);
  const gap = gapStep(shown.from.holds, shown.to.fires, shown.to.chain, options);
  const rest = later.reduce((sum, step) => sum + step.lo, 0);
  const lo = Math.max(0, Math.min(gap.lo, best.loss - rest));
  return {
    loss: { kind: "bounded", bound: bound({ ...gap, lo }, ...later), longestGap: worst.gap },
    moment: momentOf(shown),
  };
}

const NOTHING_LEFT = "every run is lost to another rule of its plan or to a time in which snapshots fail";

function momentOf({ from, to }: WorstPair): WorstMoment {
  return { holds: from.holds, fires: to.fires, chain: to.chain };
}

/** Where all runs may be lost, only the least that can be lost is known. */
function perhapsNone(best: WorstPair, options: LossOptions): Step {
  const { source } = gapStep(best.from.holds, best.to.fires, best.to.chain, options);
  const why = "every run may be lost to another rule of its plan or to a time in which snapshots fail";
  return { ...open("largest gap", "unknown", `${source}; ${why}`), lo: best.loss };
}

function gapStep(start: number, end: number, chain: Chain, options: LossOptions): Step {
  const misses = options.toleratedMisses > 0 ? `, ${options.toleratedMisses} missed` : "";
  const { expression, timezone } = chain.schedule;
  const daily = chain.onceADay ? ", at most one snapshot a day beside continuous backup" : "";
  const source = `${expression} ${timezone}, rule ${chain.rule.name} of ${chain.rule.plan.name}${daily}`;
  return { ...stated(chain, "largest gap", end - start, source), detail: `${formatSpan(start, end)}${misses}` };
}

/** What a plan says that is made elsewhere is worth the word of whoever declares it. */
function stated({ rule }: Chain, label: string, seconds: Seconds, source: string): Step {
  const voucher = rule.plan.declared;
  return voucher === undefined ? derived(label, seconds, source) : declared(label, seconds, `${source}, ${voucher}`);
}

function delays(chain: Chain, options: LossOptions): readonly Step[] {
  if (options.timing === "scheduled") return [];
  const window = stated(chain, "start window", chain.startWindow, `start window of rule ${chain.rule.name}`);
  return chain.copy ? [window, chain.job, chain.copy] : [window, chain.job];
}
