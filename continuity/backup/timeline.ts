import type { Seconds } from "../declaration/duration";
import { knownValue, orDefault } from "../declaration/setting";
import type { Step } from "../recovery/step";
import type { Chain } from "./chain";
import { type ClosedTime, comingsOf } from "./closed-time";
import { type Fate, fatesOf } from "./fates";
import { runsBetween } from "./listed";
import { type LossOptions, worstLoss, worstMoment } from "./loss";

export type { Fate } from "./fates";

/** A scheduled run. All instants are seconds since 1970. */
export interface TimelineRun {
  readonly at: number;
  readonly fate: Fate;
  /** Why it is lost or may be; absent where it counts. */
  readonly because?: string;
}

/** The runs that one rule, or one copy of it, has scheduled for a member. */
export interface TimelineLane {
  readonly plan: string;
  readonly rule: string;
  readonly kind: Chain["kind"];
  readonly vault: string;
  readonly expression: string;
  readonly timezone: string;
  readonly startWindow: Seconds;
  /** The least and the most that its job takes; null where nobody knows. */
  readonly job: { readonly lo: Seconds; readonly hi: Seconds | null };
  /** The same for the copy; only for copies. */
  readonly copy?: { readonly lo: Seconds; readonly hi: Seconds | null };
  /** How long its points are kept; null for ever, undefined where not known. */
  readonly retention: Seconds | null | undefined;
  readonly runs: readonly TimelineRun[];
  /** How many more runs the span has, where there are too many to hold. */
  readonly more?: number;
  /** Why it may not exist at all; absent where it surely does. */
  readonly doubt?: string;
}

/** A time in which no snapshot of the member succeeds. */
export interface Blackout {
  readonly start: number;
  readonly end: number;
  /** `maintenance window`, `backup window`, with the hour before it where that counts. */
  readonly what: string;
}

/** Between which runs most is lost. */
export interface WorstGap {
  /** The data in the last usable point. */
  readonly holds: number;
  /** The run whose point ends the loss, and when that is usable at the latest; null where nobody knows. */
  readonly fires: number;
  readonly usable: number | null;
  readonly loss: { readonly lo: Seconds; readonly hi: Seconds | null };
}

/** What is scheduled for a member around the moment at which most is lost. */
export interface Timeline {
  readonly from: number;
  readonly to: number;
  readonly lanes: readonly TimelineLane[];
  readonly blackouts: readonly Blackout[];
  /** Absent where there is no bound; `because` says why. */
  readonly worst?: WorstGap;
  readonly because?: string;
}

/** From an instant to another, exclusive; seconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const HOUR: Seconds = 3600;
const DAY: Seconds = 24 * HOUR;

/**
 * What is scheduled for a member, and what becomes of it, with the moment at which most is lost as `worstLoss` finds it.
 *
 * @param chains whose points are usable in one place, as for `worstLoss`; of continuous ones only the lane is shown
 * @param span what to show. @default the worst gap with the runs beside it; where there is none, a week from `asOf`
 */
export function timelineOf(chains: readonly Chain[], options: LossOptions, span?: Span): Timeline {
  const snapshots = chains.filter(({ kind }) => kind !== "continuous");
  const loss = worstLoss(snapshots, options);
  const worst = worstGapOf(snapshots, options);
  const { from, to } = span ?? (worst ? around(worst, chains) : { from: options.asOf, to: options.asOf + 7 * DAY });
  return {
    from,
    to,
    lanes: chains.map((chain) => laneOf(chain, from, to)),
    blackouts: blackoutsOf(chains, from, to),
    ...(worst ? { worst } : {}),
    ...(loss.kind === "unbounded" ? { because: loss.because } : {}),
  };
}

function worstGapOf(chains: readonly Chain[], options: LossOptions): WorstGap | undefined {
  const [loss, moment] = [worstLoss(chains, options), worstMoment(chains, options)];
  if (loss.kind === "unbounded" || moment === undefined) return undefined;
  const { holds, fires } = moment;
  const { lo, hi } = loss.bound;
  return { holds, fires, usable: hi === null ? null : holds + hi, loss: { lo, hi } };
}

/** Whole hours from before the run before the gap until after the run that follows it. */
function around({ holds, fires, usable }: WorstGap, chains: readonly Chain[]): Span {
  const before = Math.max(...chains.map((chain) => runBefore(chain, holds) ?? Number.NEGATIVE_INFINITY));
  const after = Math.min(...chains.map((chain) => endOfRunAfter(chain, fires) ?? Number.POSITIVE_INFINITY));
  const from = (Number.isFinite(before) ? before : holds) - HOUR;
  const to = Math.max(usable ?? fires, Number.isFinite(after) ? after : fires) + HOUR;
  return { from: Math.floor(from / HOUR) * HOUR, to: Math.ceil(to / HOUR) * HOUR };
}

/** How far to look for the runs beside a gap: most are near, and a rule may run but once in years. */
const REACHES: readonly Seconds[] = [2 * DAY, 40 * DAY, 400 * DAY];

function runBefore({ schedule }: Chain, at: number): number | undefined {
  for (const reach of REACHES) {
    const last = runsBetween(schedule.parsed, at - reach, at).at(-1);
    if (last !== undefined) return last;
  }
  return undefined;
}

function endOfRunAfter({ schedule, startWindow }: Chain, at: number): number | undefined {
  for (const reach of REACHES) {
    const [next] = runsBetween(schedule.parsed, at + 1, at + reach);
    if (next !== undefined) return next + startWindow;
  }
  return undefined;
}

function laneOf(chain: Chain, from: number, to: number): TimelineLane {
  const { rule, kind, vault, schedule, startWindow, job, copy, retention } = chain;
  const doubt = doubtOf(chain);
  return {
    plan: rule.plan.name,
    rule: rule.name,
    kind,
    vault: vault.name,
    expression: schedule.expression,
    timezone: schedule.timezone,
    startWindow,
    job: endsOf(job),
    ...(copy ? { copy: endsOf(copy) } : {}),
    retention: knownValue(orDefault(retention, null)),
    runs: fatesOf(chain, from, to).map(({ at, fate, cause }) => ({
      at,
      fate,
      ...(cause ? { because: cause.text } : {}),
    })),
    ...(doubt === undefined ? {} : { doubt }),
  };
}

function endsOf({ lo, hi }: Step): { readonly lo: Seconds; readonly hi: Seconds | null } {
  return { lo, hi };
}

function doubtOf({ requires }: Chain): string | undefined {
  const failed = requires.find(({ holds }) => holds === false);
  if (failed !== undefined) return `it does not hold that ${failed.text}`;
  const open = requires.find(({ holds }) => holds === "unknown");
  return open && (open.because ?? open.text);
}

/** The closed times of all chains, each once, in order. */
function blackoutsOf(chains: readonly Chain[], from: number, to: number): readonly Blackout[] {
  const closed = new Map<string, ClosedTime>();
  for (const one of chains.flatMap((chain) => chain.closed ?? [])) closed.set(`${one.property} ${one.start}`, one);
  return [...closed.values()]
    .flatMap((one) => comingsOf(one, from, to).map(({ start, end }) => ({ start, end, what: nameOf(one) })))
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.what < b.what ? -1 : 1));
}

function nameOf({ what, lead }: ClosedTime): string {
  return lead === 0 ? what : `${what} and the ${lead / HOUR}h before it`;
}
