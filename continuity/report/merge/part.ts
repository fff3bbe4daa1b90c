import type { Seconds } from "../../declaration/duration";
import { type Bound, bound, compare } from "../../recovery/bound";
import type { Step } from "../../recovery/step";
import { hitsAll } from "../../verdict/incidents";
import { UNPROVEN_REASONS, type UnprovenReason } from "../../verdict/verdict";
import type { ReportScenario } from "../report";
import { boundOfReport } from "../report-bound";

/** What one stack says of a scenario of a service. */
export interface Part {
  /** `shop/prod` */
  readonly stack: string;
  readonly scenario: ReportScenario;
}

/** Why nothing is shown, where that is no figure. */
export interface Doubt {
  readonly reason: UnprovenReason;
  readonly because?: string;
  /** Whether a quicker way back may be there, which another objective than the strictest did not ask for. */
  readonly mayBeQuicker?: true;
}

/** A scenario of a service over all of its stacks, as if it waited for no service of another one. */
export interface Joined {
  readonly objective: Readonly<Record<"rto" | "rpo", Seconds | null>>;
  readonly rto: Bound;
  readonly rpo: Bound;
  readonly violates: boolean;
  readonly doubts: readonly Doubt[];
  readonly binds: ReportScenario["binds"];
}

/** Joins what the stacks of a service say: the strictest objective, the greatest loss, and the time of all parts together. */
export function joinParts(all: readonly Part[]): Joined {
  const populated = all.filter(({ scenario }) => scenario.members.length > 0);
  const parts = populated.length === 0 ? all : populated;
  const objective = { rto: strictest(all, "rtoSeconds"), rpo: strictest(all, "rpoSeconds") };
  const loss = worst(parts, ({ scenario }) => boundOfReport(scenario.rpo));
  const time = worst(parts, timeOf);
  const isTogether = hitsAll((parts[0] as Part).scenario.scenario);
  return {
    objective,
    rto: isTogether ? oneAfterTheOther(parts.map(timeOf)) : timeOf(time),
    rpo: boundOfReport(loss.scenario.rpo),
    violates: parts.some(({ scenario }) => (scenario.alone ?? scenario).verdict === "violates"),
    doubts: parts.flatMap((part) => doubtsOf(part, objective)),
    binds: { rto: (time.scenario.alone ?? time.scenario).binds.rto, rpo: loss.scenario.binds.rpo },
  };
}

function timeOf({ scenario }: Part): Bound {
  return boundOfReport((scenario.alone ?? scenario).rto);
}

function strictest(parts: readonly Part[], half: "rtoSeconds" | "rpoSeconds"): Seconds | null {
  const stated = parts.map(({ scenario }) => scenario.objective[half]).filter((one) => one !== null);
  return stated.length === 0 ? null : Math.min(...stated);
}

function worst(parts: readonly Part[], of: (part: Part) => Bound): Part {
  return parts.reduce((one, other) => (isLonger(of(other), of(one)) ? other : one));
}

/** Whether a bound is more than another, first by the most that it can be. */
export function isLonger(one: Bound, other: Bound): boolean {
  const [a, b] = [one.hi ?? Number.POSITIVE_INFINITY, other.hi ?? Number.POSITIVE_INFINITY];
  return a === b ? one.lo > other.lo : a > b;
}

/**
 * The time of parts that are lost together. No report says which waits for which, so that at worst each waits for the one
 * before; at best they come back at the same time. What people do for all of them, they do once.
 */
function oneAfterTheOther(times: readonly Bound[]): Bound {
  const [longest, ...others] = [...times].sort((a, b) => b.lo - a.lo);
  const steps = [...(longest?.steps ?? [])];
  for (const step of others.flatMap((time) => time.steps)) {
    if (step.member === undefined && steps.some((one) => isSame(one, step))) continue;
    steps.push({ ...step, lo: 0 });
  }
  return bound(...steps);
}

function isSame(one: Step, other: Step): boolean {
  return one.member === undefined && one.label === other.label && one.hi === other.hi && one.source === other.source;
}

/** What a stack could not show, or judged by another objective than the strictest. */
function doubtsOf(part: Part, objective: Joined["objective"]): readonly Doubt[] {
  const { stack, scenario } = part;
  const { verdict, reason = "unknown", because } = scenario.alone ?? scenario;
  if (verdict === "unproven") return [{ reason, ...(because === undefined ? {} : { because }) }];
  const isStated = objective.rto !== null || objective.rpo !== null;
  if (verdict === "undeclared" && isStated) {
    return [{ reason: "unknown", because: `stack ${stack} states no objective for it` }];
  }
  // It took the way back that fits its own objective; a quicker one may be there.
  const bounds = { rto: timeOf(part), rpo: boundOfReport(scenario.rpo) };
  const exceeds = (["rto", "rpo"] as const).some((half) => {
    const most = objective[half];
    return most !== null && compare(bounds[half], most) === "violates";
  });
  if (verdict !== "meets" || !exceeds) return [];
  return [{ reason: "unknown", because: `stack ${stack} is judged by another objective`, mayBeQuicker: true }];
}

/** Whether two scenarios come to the same verdict by the same figures. */
export function saysTheSame(one: ReportScenario, other: ReportScenario): boolean {
  return figuresOf(one) === figuresOf(other);
}

function figuresOf({ verdict, reason, because, objective, rto, rpo }: ReportScenario): string {
  return JSON.stringify([verdict, reason, because, objective, rto, rpo]);
}

/** The gravest of doubts. */
export function gravest(doubts: readonly Doubt[]): Doubt | undefined {
  return [...doubts].sort((a, b) => UNPROVEN_REASONS.indexOf(a.reason) - UNPROVEN_REASONS.indexOf(b.reason))[0];
}
