import { formatDuration, type Seconds } from "../declaration/duration";
import { knownValue } from "../declaration/setting";
import { type Bound, bound, compare, openReason } from "../recovery/bound";
import { type Condition, condition, unknownCondition } from "../recovery/path";
import { derived, type Step } from "../recovery/step";
import type { Chain } from "./chain";
import { likenessOf } from "./evaluated";
import { type Loss, type LossOptions, worstLoss } from "./loss";
import { type Answers, once } from "./once";

const DAY: Seconds = 86_400;

/** The longest that AWS Backup keeps a point on request. */
const LONGEST: Seconds = 36_500 * DAY;

/** Chains of one place that are weighed together, and whether their points stay long enough. */
export interface Lasting {
  readonly chains: readonly Chain[];
  readonly kept: Condition;
}

/**
 * How long points must stay so that one is there at every moment, and one from before a corruption that is noticed only
 * after `detectionWindow`. Both must be met.
 *
 * A point is deleted so long after its job starts, which is at the scheduled instant at the earliest.
 */
export function neededRetention(
  chains: readonly Chain[],
  loss: Extract<Loss, { kind: "bounded" }>,
  detectionWindow: Seconds,
  { timing }: LossOptions,
): readonly Bound[] {
  if (detectionWindow === 0) return [loss.bound];
  const windows = timing === "scheduled" ? [0] : chains.map(({ startWindow }) => startWindow);
  const [least, most] = [Math.min(...windows), Math.max(...windows)];
  const noticed = derived("detection window", detectionWindow, "continuity:detection-window of the service");
  const begun: Step = { ...derived("start window", most, "start windows of the rules"), lo: least };
  return [loss.bound, bound(noticed, longestGap(loss), begun)];
}

function longestGap(loss: Extract<Loss, { kind: "bounded" }>): Step {
  const seconds = loss.longestGap;
  const [worst] = loss.bound.steps;
  if (worst === undefined) return derived("largest gap", seconds, "the runs that count");
  if (worst.hi === null) return { ...worst, lo: Math.min(worst.lo, seconds) };
  if (worst.hi === seconds) return worst;
  const { detail: _, ...rest } = worst;
  return { ...rest, lo: Math.min(worst.lo, seconds), hi: seconds };
}

/** How long the points of chains stay, against what is needed. */
export interface Shortfall {
  readonly kept: Seconds;
  /** What they surely or perhaps do not keep to; what nothing keeps to surely comes first. */
  readonly needed: Bound;
  readonly holds: false | "unknown";
  /** Whether it is the detection window that they do not reach over, or the time to the next point. */
  readonly about: "next point" | "detection window";
}

/**
 * How the points of chains that are weighed together do not stay long enough; undefined where they surely do. The one that
 * goes first counts for all.
 */
export function shortfallOf(
  chains: readonly Chain[],
  detectionWindow: Seconds,
  options: LossOptions,
): Shortfall | undefined {
  const kept = shortest(chains);
  if (kept === Number.POSITIVE_INFINITY) return undefined;
  const question = [...chains.map(keptFor), likenessOf(chains), detectionWindow].join("|");
  return once(SHORTFALLS, options, question, () => {
    const bounds = boundsOf(chains, detectionWindow, options);
    const failing = (how: ReturnType<typeof compare>) => bounds.find((one) => compare(one, kept) === how);
    const needed = failing("violates") ?? failing("unproven");
    if (needed === undefined) return undefined;
    const holds = compare(needed, kept) === "violates" ? false : "unknown";
    return { kept, needed, holds, about: needed === bounds[0] ? "next point" : "detection window" };
  });
}

function boundsOf(chains: readonly Chain[], detectionWindow: Seconds, options: LossOptions): readonly Bound[] {
  const loss = worstLoss(chains, options);
  return loss.kind === "unbounded" ? [] : neededRetention(chains, loss, detectionWindow, options);
}

const SHORTFALLS: Answers<Shortfall | undefined> = new WeakMap();
const FIXES: Answers<string | undefined> = new WeakMap();

/**
 * The same as a condition. What follows from a step that nobody can bound, or that is only assumed, is in doubt for the
 * reason of that step.
 */
export function keptLongEnough(chains: readonly Chain[], detectionWindow: Seconds, options: LossOptions): Condition {
  const found = shortfallOf(chains, detectionWindow, options);
  if (found === undefined) return condition(TEXT, true);
  const [told, fix] = [inWords(found, detectionWindow), wayToLast(chains, detectionWindow, options)];
  if (found.holds === false) return condition(`${TEXT} (${told})`, false, fix);
  const doubt = unknownCondition(TEXT, told);
  return { ...doubt, ...(fix === undefined ? {} : { fix }), open: openReason(found.needed) ?? "range" };
}

const TEXT = "its points are kept long enough";

function shortest(chains: readonly Chain[]): Seconds {
  return Math.min(...chains.map(keptFor));
}

/** How long the points of a chain stay, as far as it is known; for ever is infinite. */
export function keptFor({ retention }: Chain): Seconds {
  return knownValue(retention) ?? Number.POSITIVE_INFINITY;
}

function inWords({ kept, needed: { lo, hi }, holds, about }: Shortfall, detectionWindow: Seconds): string {
  const points = `points are kept ${formatDuration(kept)}`;
  const surely = holds === false;
  const needed = formatDuration(surely ? lo : (hi ?? lo));
  if (about === "detection window") {
    const unnoticed = `${points}, but a corruption may go unnoticed for ${formatDuration(detectionWindow)}`;
    return `${unnoticed} (${surely || hi === null ? needed : `up to ${needed}`} needed)`;
  }
  if (surely) return `${points}, but the next is usable only after ${needed}`;
  return hi === null
    ? `${points}, and nobody knows when the next is usable`
    : `${points}, but the next may be usable only after ${needed}`;
}

/** The fewest whole days that suffice for all rules whose points go sooner, tried out, as an order; undefined where none do. */
export function wayToLast(
  chains: readonly Chain[],
  detectionWindow: Seconds,
  options: LossOptions,
): string | undefined {
  const points = chains.flatMap((chain) => [pointsOf(chain), keptFor(chain)]);
  return once(FIXES, options, [...points, likenessOf(chains), detectionWindow].join("|"), () => {
    const least = daysFor(boundsOf(chains, detectionWindow, options));
    const short = new Set(chains.filter((chain) => keptFor(chain) < least).map(pointsOf));
    if (least > LONGEST || short.size === 0) return undefined;
    const longer = withRetention(chains, least);
    const needed = boundsOf(longer, detectionWindow, options);
    const enough = needed.length > 0 && needed.every((one) => compare(one, shortest(longer)) !== "violates");
    return enough ? `keep the points of ${[...short].join(" and ")} ${countDays(least)}` : undefined;
  });
}

/** The fewest whole days, in seconds, that keep to all bounds; where one has no upper end, that may keep to it. */
function daysFor(needed: readonly Bound[]): Seconds {
  return Math.max(1, ...needed.map(({ lo, hi }) => Math.ceil((hi ?? lo) / DAY))) * DAY;
}

/** Chains as they are if their points stay at least so long. */
function withRetention(chains: readonly Chain[], least: Seconds): readonly Chain[] {
  const rules = new Map<Chain["rule"], Chain["rule"]>();
  const retention = { kind: "known", value: least } as const;
  for (const chain of chains) {
    if (chain.kind !== "copy" && keptFor(chain) < least) rules.set(chain.rule, { ...chain.rule, retention });
  }
  return chains.map((chain) => {
    const rule = rules.get(chain.rule) ?? chain.rule;
    return { ...chain, rule, ...(keptFor(chain) < least ? { retention } : {}) };
  });
}

/** Whose points they are, for messages: `rule daily`, `the copies of rule daily in far`. */
export function pointsOf({ kind, rule, vault }: Chain): string {
  return kind === "copy" ? `the copies of rule ${rule.name} in ${vault.name}` : `rule ${rule.name}`;
}

export function countDays(seconds: Seconds): string {
  const days = seconds / DAY;
  return days === 1 ? "1 day" : `${days} days`;
}

/** Whether the points of a chain stay long enough with no others beside them. */
export function keptAlone(chain: Chain, detectionWindow: Seconds, options: LossOptions): Condition {
  const { retention } = chain;
  return retention.kind === "unknown"
    ? unknownCondition(TEXT, retention.because)
    : keptLongEnough([chain], detectionWindow, options);
}

/**
 * The largest set of chains of which it is sure that they together always leave a point, and the largest of which it may
 * be. Chains are left out by retention, the shortest first: what the others leave must last longer, and does.
 */
export function lastingSets(
  chains: readonly Chain[],
  detectionWindow: Seconds,
  options: LossOptions,
): readonly Lasting[] {
  const stated = chains.filter(({ retention }) => retention.kind !== "unknown");
  const lasting: Lasting[] = [];
  for (const least of [...new Set(stated.map(keptFor))].sort((a, b) => a - b)) {
    const set = stated.filter((chain) => keptFor(chain) >= least);
    const short = least < detectionWindow ? false : shortfallOf(set, detectionWindow, options)?.holds;
    if (short === false || (short === "unknown" && lasting.length > 0)) continue;
    lasting.push({ chains: set, kept: keptLongEnough(set, detectionWindow, options) });
    if (short === undefined) break;
  }
  const open = chains.find(({ retention }) => retention.kind === "unknown")?.retention;
  return open?.kind === "unknown" ? [...lasting, { chains, kept: unknownCondition(TEXT, open.because) }] : lasting;
}
