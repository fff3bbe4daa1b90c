import type { Seconds } from "../declaration/duration";
import type { Chain, Rival } from "./chain";
import { type ClosedTime, isClosed, isReached } from "./closed-time";
import { runsBetween } from "./listed";
import type { VaultPlace } from "./plan";

/** What becomes of a scheduled run: it leaves a point, it may not, or it surely does not. */
export type Fate = "counts" | "may be lost" | "lost";

/** Why a run is lost or may be. */
export interface Cause {
  readonly text: string;
  /** The rule of the same plan whose run is taken instead. */
  readonly rival?: Rival;
  /** The time in which snapshots fail. */
  readonly closed?: ClosedTime;
}

/** A point of which is known only between which runs of the plan it is taken. */
export interface StandIn {
  /** The data in it may be no newer than this instant. */
  readonly holds: number;
  /** From this instant the delays of the chain itself count. */
  readonly fires: number;
}

/** A scheduled run with what becomes of it. */
export interface FatedRun {
  readonly at: number;
  readonly fate: Fate;
  /** Absent where it counts. */
  readonly cause?: Cause;
  /** Where a point is left in its vault for certain, by this run or by another one of the plan: that point at its worst. */
  readonly standIn?: StandIn;
}

const DAY: Seconds = 86_400;

/** Whether nothing can keep any scheduled run from leaving its own point. */
export function nothingInterferes(chain: Chain): boolean {
  return !chain.onceADay && !chain.closed?.length && chain.rivals.every((rival) => rivalry(chain, rival) === "none");
}

/** Whether a run may turn out either way, or two runs of a plan may fall together. */
export function mayGoEitherWay(chain: Chain): boolean {
  const clear = (rival: Rival) => ["none", "suppresses"].includes(rivalry(chain, rival));
  return chain.onceADay === true || (chain.closed?.length ?? 0) > 0 || !chain.rivals.every(clear);
}

/**
 * The scheduled runs of a chain from an instant to another (exclusive), in order, each with what becomes of it. A run is
 * suppressed by one of longer retention of the same plan whose start window overlaps its own, over the full windows; of
 * two with equal retention AWS does not say which one is taken. Snapshots scheduled into a closed time of the member fail;
 * where only the start window reaches in, a retry may fall there.
 *
 * Source: AWS Backup developer guide, "Backup plan options and configuration", overlapping rules and maintenance windows;
 * "Continuous backups and point-in-time recovery", Amazon RDS: snapshots once a day beside a continuous rule.
 */
export function fatesOf(chain: Chain, from: number, to: number): readonly FatedRun[] {
  const fates: FatedRun[] = [];
  forEachFate(chain, from, to, (at, judgement) =>
    fates.push(judgement === undefined ? { at, fate: "counts" } : { at, ...judgement }),
  );
  return fates;
}

/** The same run by run: spares an object for each of tens of thousands. What is told of a run is absent where it counts. */
export function forEachFate(
  chain: Chain,
  from: number,
  to: number,
  tell: (at: number, judgement: Judgement | undefined) => void,
): void {
  // Whole days, since what a run shares its day with decides too.
  const [first, last] = chain.onceADay ? [floorDay(from), floorDay(to - 1) + DAY] : [from, to];
  const starts = runsBetween(chain.schedule.parsed, first, last);
  const judged: (Judgement | undefined)[] = new Array(starts.length).fill(undefined);
  for (const rival of chain.rivals) judgeRival(chain, rival, starts, judged);
  for (const closed of chain.closed ?? []) judgeClosed(chain, closed, starts, judged);
  if (chain.onceADay) judgeDays(chain, starts, judged);
  for (const [i, at] of starts.entries()) if (from <= at && at < to) tell(at, judged[i]);
}

/** What becomes of a run that does not count. */
interface Judgement {
  readonly fate: "may be lost" | "lost";
  readonly cause: Cause;
  readonly standIn?: StandIn;
}

/** The graver of two; where each leaves a point, it is a worse one. */
function both(one: Judgement | undefined, other: Judgement): Judgement {
  if (one === undefined || (one.fate === "may be lost" && other.fate === "lost")) return other;
  if (one.standIn === undefined || one.fate === "lost") return one;
  if (other.standIn === undefined) return { fate: one.fate, cause: one.cause };
  return { ...one, standIn: worse(one.standIn, other.standIn) };
}

function worse(one: StandIn, other: StandIn): StandIn {
  return { holds: Math.min(one.holds, other.holds), fires: Math.max(one.fires, other.fires) };
}

type Rivalry = "suppresses" | "may suppress" | "may be taken instead" | "none";

function rivalry(chain: Chain, rival: Rival): Rivalry {
  const own = chain.rule.retention;
  if (own.kind === "unknown" || rival.retention.kind === "unknown") return "may suppress";
  const [mine, theirs] = [secondsKept(own), secondsKept(rival.retention)];
  if (theirs > mine) return "suppresses";
  return theirs === mine ? "may be taken instead" : "none";
}

function secondsKept(retention: Exclude<Chain["retention"], { kind: "unknown" }>): Seconds {
  return (retention.kind === "known" ? retention.value : null) ?? Number.POSITIVE_INFINITY;
}

function judgeRival(chain: Chain, rival: Rival, starts: readonly number[], judged: (Judgement | undefined)[]): void {
  const kind = rivalry(chain, rival);
  const [opening, closing] = [starts[0], starts.at(-1)];
  if (kind === "none" || opening === undefined || closing === undefined) return;
  const { startWindow } = chain;
  const theirs = runsBetween(rival.schedule.parsed, opening - rival.startWindow, closing + startWindow);
  const cause = causeOf(kind, rival);
  const general: Judgement = { fate: kind === "suppresses" ? "lost" : "may be lost", cause };
  const failing = kind === "may be taken instead" ? failuresOf(rival, theirs, chain.closed ?? []) : undefined;
  const later = laterBy(chain, rival);
  let [low, high] = [0, 0];
  starts.forEach((at, i) => {
    while (low < theirs.length && (theirs[low] as number) + rival.startWindow <= at) low++;
    while (high < theirs.length && (theirs[high] as number) < at + startWindow) high++;
    if (low >= high) return;
    const safe = failing !== undefined && failing[high] === failing[low];
    if (!safe || later === undefined) {
      judged[i] = both(judged[i], general);
      return;
    }
    const [first, last] = [theirs[low] as number, theirs[high - 1] as number];
    const standIn = { holds: Math.min(at, first), fires: Math.max(at, last + later) };
    judged[i] = both(judged[i], { ...general, standIn });
  });
}

function causeOf(kind: Exclude<Rivalry, "none">, rival: Rival): Cause {
  const name = `rule ${rival.rule.name}`;
  switch (kind) {
    case "suppresses":
      return { text: `suppressed by ${name}, which keeps its points longer`, rival };
    case "may suppress":
      return { text: `suppressed if ${name} keeps its points longer, which is not known`, rival };
    case "may be taken instead":
      return { text: `${name} keeps its points as long, and its run may be taken instead`, rival };
  }
}

/** How many of the first `n` runs of a rival may fail in a closed time, for each `n`. */
function failuresOf(rival: Rival, starts: readonly number[], closed: readonly ClosedTime[]): readonly number[] {
  const counts = [0];
  for (const at of starts) {
    const fails = closed.some((one) => isReached(one, at, rival.startWindow));
    counts.push((counts.at(-1) as number) + (fails ? 1 : 0));
  }
  return counts;
}

/**
 * How much later than from a run of its own a point is usable from one of the rival; undefined where that leaves none in
 * the vault of the chain, or nobody knows when.
 */
export function laterBy(chain: Chain, rival: Rival): Seconds | undefined {
  if (!leavesPointLike(chain, rival) || rival.job.hi === null) return undefined;
  return rival.startWindow + rival.job.hi - chain.startWindow - (chain.job.hi ?? rival.job.hi);
}

/** Whether a run of the rival leaves a snapshot in the vault of the chain. */
function leavesPointLike(chain: Chain, { rule, snapshots }: Rival): boolean {
  if (chain.kind !== "copy") return snapshots && sameVault(rule.vault, chain.vault);
  if (rule.copies.kind !== "known") return false;
  return rule.copies.value.some(
    ({ destination }) => destination.kind === "known" && sameVault(destination.value, chain.vault),
  );
}

function sameVault(one: VaultPlace, other: VaultPlace): boolean {
  return (
    one.name === other.name &&
    one.region === other.region &&
    one.account === other.account &&
    one.resource === other.resource
  );
}

function judgeClosed(chain: Chain, closed: ClosedTime, starts: readonly number[], judged: (Judgement | undefined)[]) {
  const before = ` or the ${closed.lead / 3600}h before it`;
  const inside: Judgement = {
    fate: closed.sure ? "lost" : "may be lost",
    cause: { text: `scheduled in the ${closed.what}${before}`, closed },
  };
  const reached: Judgement = {
    fate: "may be lost",
    cause: { text: `its start window reaches into the ${closed.what}${before}`, closed },
  };
  starts.forEach((at, i) => {
    if (isClosed(closed, at)) judged[i] = both(judged[i], inside);
    else if (isReached(closed, at, chain.startWindow)) judged[i] = both(judged[i], reached);
  });
}

const ONCE_A_DAY: Cause = { text: "at most one snapshot a day is taken beside continuous backup" };

interface RunsOfDay {
  count: number;
  standIn: StandIn | undefined;
}

/** One run a day (UTC) of all that leave snapshots leaves its point; which one is not known. */
function judgeDays(chain: Chain, starts: readonly number[], judged: (Judgement | undefined)[]): void {
  const days = new Map<number, RunsOfDay>();
  const add = (at: number, standIn: StandIn | undefined) => {
    const day = days.get(floorDay(at));
    if (day === undefined) days.set(floorDay(at), { count: 1, standIn });
    else {
      day.count++;
      day.standIn = day.standIn && standIn && worse(day.standIn, standIn);
    }
  };
  starts.forEach((at, i) => {
    if (judged[i]?.fate !== "lost") add(at, judged[i]?.standIn ?? { holds: at, fires: at });
  });
  const [opening, closing] = [starts[0], starts.at(-1)];
  if (opening === undefined || closing === undefined) return;
  for (const rival of chain.rivals) {
    if (!rival.snapshots) continue;
    const later = laterBy(chain, rival);
    for (const at of runsBetween(rival.schedule.parsed, floorDay(opening), floorDay(closing) + DAY)) {
      add(at, later === undefined ? undefined : { holds: at, fires: Math.max(at, at + later) });
    }
  }
  starts.forEach((at, i) => {
    const day = days.get(floorDay(at));
    if (day === undefined || day.count < 2 || judged[i]?.fate === "lost") return;
    const general: Judgement = { fate: "may be lost", cause: ONCE_A_DAY };
    judged[i] = both(judged[i], day.standIn ? { ...general, standIn: day.standIn } : general);
  });
}

function floorDay(instant: number): number {
  return Math.floor(instant / DAY) * DAY;
}
