import type { ReportMember, ReportPath, ReportRecovery, ReportStanding, ReportStep } from "../report";
import type { Hit, Struck } from "./hit";
import { type Loss, SCENARIO_OF } from "./loss";
import type { Recoverable } from "./recoverable";
import type { SimulatedMember } from "./simulation";
import { AT_ONCE, latest, NEVER, perhaps, type Span, spanOf, sum } from "./span";

/** A member with when it is back. */
export interface Returned extends Struck {
  readonly member: ReportMember | undefined;
  readonly back: Span;
}

/**
 * When each member of a service is back: what is hit by the way that the verdict of the scenario rests on, what is not as
 * soon as what it waits for. Which way a member takes depends on nothing else that is hit, so that losing more never brings
 * anything back sooner.
 */
export function membersBack(
  { scenarios, recovery }: Recoverable,
  struck: readonly Struck[],
  loss: Loss,
): readonly Returned[] {
  const judged = scenarios.find(({ scenario }) => scenario === SCENARIO_OF[loss.kind])?.members ?? [];
  const byUrn = new Map<string, ReportMember>();
  for (const member of judged) byUrn.set(member.urn, worse(byUrn.get(member.urn), member));
  const done = new Map<Struck, Returned>();
  const backOf = (one: Struck): Returned => {
    const known = done.get(one);
    if (known !== undefined) return known;
    const { standing, hit } = one;
    const start = latest(...standing.after.map((other) => backOf(struck[other] as Struck).back));
    const member = byUrn.get(standing.urn);
    const found = { ...one, member, back: hit === "no" ? start : returned(member, hit, start, recovery) };
    done.set(one, found);
    return found;
  };
  return struck.map(backOf);
}

/** Of a member that may be lost in several places, the way back that takes longer. */
function worse(one: ReportMember | undefined, other: ReportMember): ReportMember {
  if (one === undefined || other.path === null) return other;
  if (one.path === null) return one;
  return ownTime(one.path).hi >= ownTime(other.path).hi ? one : other;
}

function returned(member: ReportMember | undefined, hit: Hit, start: Span, recovery: ReportRecovery): Span {
  const path = member?.path;
  if (path === undefined || path === null) return hit === "surely" ? NEVER : { lo: start.lo, hi: NEVER.hi };
  const { detect, decide } = recovery;
  const opening = path.startedBy === "people" ? sum(spanOfStep(detect), spanOfStep(decide)) : AT_ONCE;
  const back = sum(latest(start, opening), ownTime(path));
  const end = isSure(path) ? back.hi : Number.POSITIVE_INFINITY;
  return hit === "surely" ? { lo: back.lo, hi: end } : { lo: start.lo, hi: end };
}

/** Its own time, and that of clients to follow it. */
function ownTime({ rto, cutover = [] }: ReportPath): Span {
  return sum(spanOf(rto.atLeastSeconds, rto.seconds), ...cutover.map(spanOfStep));
}

export function spanOfStep({ lo, hi }: ReportStep): Span {
  return spanOf(lo, hi);
}

function isSure({ requires }: ReportPath): boolean {
  return requires.every(({ holds }) => holds === true);
}

/** What people add at the end, where they had a hand in any return. */
export function verification(returns: readonly Returned[], { verify }: ReportRecovery): Span {
  const byPeople = returns.filter(({ hit, member }) => hit !== "no" && member?.path?.startedBy === "people");
  if (byPeople.length === 0) return AT_ONCE;
  return byPeople.some(({ hit }) => hit === "surely") ? spanOfStep(verify) : perhaps(spanOfStep(verify));
}

/** One that is hit, at least perhaps. */
export type ReturnedHit = Returned & { readonly hit: Exclude<Hit, "no"> };

export function isHit(one: Returned): one is ReturnedHit {
  return one.hit !== "no";
}

/** A member that is hit, as it is told. */
export function toldMember({ standing, hit, member, back }: ReturnedHit, loss: Loss): SimulatedMember {
  const path = member?.path ?? null;
  const because = whyNot(member);
  return {
    urn: standing.urn,
    hit,
    ...times(back),
    by: path?.mechanism ?? null,
    startedBy: path?.startedBy ?? null,
    ...(path === null || standing.role !== "data"
      ? {}
      : { loss: { atLeastSeconds: path.rpo.atLeastSeconds, seconds: path.rpo.seconds } }),
    ...(standing.capacity === undefined ? {} : { capacity: capacityLeft(standing.capacity, loss) }),
    ...(because === undefined ? {} : { because }),
  };
}

export function times({ lo, hi }: Span) {
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return { earliestSeconds: finite(lo), latestSeconds: finite(hi) };
}

function capacityLeft(
  { unit, units, withoutInstance, withoutZone }: NonNullable<ReportStanding["capacity"]>,
  { kind }: Loss,
): NonNullable<SimulatedMember["capacity"]> {
  const left = kind === "zone" ? withoutZone : kind === "resource" ? withoutInstance : 0;
  return { unit, left, of: units };
}

/** What keeps it from coming back, or may; the way that lacks least is told. */
function whyNot(member: ReportMember | undefined): string | undefined {
  if (member === undefined) return "no way back is known";
  if (member.path !== null) {
    const doubtful = member.path.requires.find(({ holds }) => holds !== true);
    return (
      doubtful &&
      `it is not known that ${doubtful.text}${doubtful.because === undefined ? "" : `: ${doubtful.because}`}`
    );
  }
  const [nearest] = [...(member.closed ?? [])].sort((a, b) => a.lacks.length - b.lacks.length);
  if (nearest === undefined) return "nothing brings it back";
  return `nothing brings it back; closed: ${nearest.mechanism} (not so: ${nearest.lacks.join("; ")})`;
}
