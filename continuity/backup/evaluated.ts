import type { Seconds } from "../declaration/duration";
import type { Step } from "../recovery/step";
import { type Gap, largestGap } from "../schedule";
import { numberFor } from "./alike";
import type { Chain } from "./chain";
import { laterBy, mayGoEitherWay } from "./fates";
import type { LossAt, LossOptions } from "./loss";
import { type Answers, once } from "./once";
import type { RuleSchedule } from "./plan";
import { countedDelay, type Side } from "./runs";
import { type WorstPair, worstPair } from "./worst-pair";

const LOSSES: Answers<FoundLoss> = new WeakMap();
const GAPS: Answers<Gap> = new WeakMap();
const PAIRS: Answers<PairAt | undefined> = new WeakMap();

/**
 * Lets answers found for some options hold for others that differ in nothing a schedule depends on, so that a change can be
 * tried out quickly.
 */
export function shareAnswers(from: LossOptions, to: LossOptions): void {
  for (const known of [GAPS, PAIRS] as readonly Answers<unknown>[]) {
    const answers = known.get(from) ?? new Map<string, unknown>();
    known.set(from, answers).set(to, answers);
  }
}

/** A worst pair apart from whose chains it was found for: they are told by position. */
type PairAt = WorstPair & { readonly fromAt: number; readonly toAt: number };

/** A loss apart from whose chains it was found for: the chain of its worst moment is told by position. */
type FoundLoss = LossAt & { readonly at: number };

/** The loss of chains; those of several members may be alike. */
export function lossOf(chains: readonly Chain[], options: LossOptions, ask: () => LossAt): LossAt {
  const found = once(LOSSES, options, likenessOf(chains), () => {
    const asked = ask();
    return { ...asked, at: asked.moment === undefined ? -1 : chains.indexOf(asked.moment.chain) };
  });
  const { loss, moment, at } = found;
  return moment === undefined ? { loss } : { loss, moment: { ...moment, chain: chains[at] ?? moment.chain } };
}

/** Equal for chains that one member after the other has of the same rules, where nothing that bears on a loss differs. */
export function likenessOf(chains: readonly Chain[]): string {
  return chains.map(numberOf).join();
}

/** `largestGap` of a schedule. */
export function gapOf(schedule: RuleSchedule, toleratedMisses: number, options: LossOptions): Gap {
  const key = `${writeSchedule(schedule)} ${toleratedMisses}`;
  return once(GAPS, options, key, () => largestGap(schedule.parsed, options.asOf, { toleratedMisses }));
}

/** `worstPair` of chains. */
export function worstPairOf(
  chains: readonly Chain[],
  to: number,
  options: LossOptions,
  side: Side,
): WorstPair | undefined {
  const delays = chains.map((chain) => countedDelay(chain, side, options));
  const pair = once(PAIRS, options, keyOf(chains, delays, to, side), () => {
    const found = worstPair(chains, to, options, side);
    return found && { ...found, fromAt: chains.indexOf(found.from.chain), toAt: chains.indexOf(found.to.chain) };
  });
  if (pair === undefined) return undefined;
  const { from, to: next, fromAt, toAt, gap } = pair;
  const chainAt = (at: number, run: WorstPair["from"]) => ({ ...run, chain: chains[at] ?? run.chain });
  const loss = next.fires + (delays[toAt] ?? 0) - from.holds;
  return { from: chainAt(fromAt, from), to: chainAt(toAt, next), loss, gap };
}

/** Everything that decides which pair is the worst; plans are told by position, and only differences of delays count. */
function keyOf(chains: readonly Chain[], delays: readonly Seconds[], to: number, side: Side): string {
  const plans = [...new Set(chains.map(({ rule }) => rule.plan))];
  const least = delays.every(Number.isFinite) ? Math.min(...delays) : 0;
  const parts = chains.map((chain, i) => [
    writeSchedule(chain.schedule),
    chain.startWindow,
    (delays[i] ?? 0) - least,
    chain.rule.retention,
    chain.onceADay,
    plans.indexOf(chain.rule.plan),
    chain.rivals.map((rival) => [
      writeSchedule(rival.schedule),
      rival.startWindow,
      rival.retention,
      rival.snapshots,
      laterBy(chain, rival) ?? "elsewhere",
    ]),
    chain.closed?.map(({ start, every, length, sure }) => [start, every, length, sure]),
  ]);
  const alike = chains.length === 1 && !chains.some(mayGoEitherWay);
  return JSON.stringify([to, alike ? "either side" : side, parts]);
}

const NUMBERS = new WeakMap<object, number>();
const ALIKE = new WeakMap<Chain["rule"], Map<string, number>>();
let numbered = 0;

/** Tells a chain from every other one that is not like it. */
function numberOf(chain: Chain): number {
  const known = NUMBERS.get(chain);
  if (known !== undefined) return known;
  const alike = ALIKE.get(chain.rule) ?? new Map<string, number>();
  ALIKE.set(chain.rule, alike);
  const key = describe(chain);
  const number = alike.get(key) ?? ++numbered;
  alike.set(key, number);
  NUMBERS.set(chain, number);
  return number;
}

/** All that may differ between two chains of one rule and bears on their loss. */
function describe(chain: Chain): string {
  const { kind, job, copy, onceADay, closed = [], rivals } = chain;
  const step = (one: Step | undefined) => one && [one.label, one.lo, one.hi, one.provenance, one.source, one.open];
  return JSON.stringify([
    kind,
    writeSchedule(chain.schedule),
    chain.startWindow,
    step(job),
    step(copy),
    onceADay,
    closed.map(({ start, every, length, sure }) => [start, every, length, sure]),
    rivals.map((rival) => [
      numberFor(rival.rule),
      rival.startWindow,
      rival.retention,
      rival.snapshots,
      laterBy(chain, rival) ?? "elsewhere",
    ]),
  ]);
}

function writeSchedule({ expression, timezone }: RuleSchedule): string {
  return `${expression} ${timezone}`;
}
