import type { Objective } from "../declaration/objectives";
import type { EstateResource } from "../estate/resource";
import { type Bound, bound, compare, followedBy, openReason } from "../recovery/bound";
import { type Condition, exists, type RecoveryPath } from "../recovery/path";
import type { Ends } from "./critical-path";
import { type Candidate, lossLimit, quickest, type Recovery } from "./recovery";
import type { Member } from "./services";
import type { Timing } from "./timing";
import { UNPROVEN_REASONS, type UnprovenReason } from "./verdict";

/** Why nothing is shown, about which member, and the recovery that shows it. */
export interface Doubt {
  readonly reason: UnprovenReason;
  readonly because?: string;
  /** Undefined where not a member but the objective, or a service that this one depends on, is in doubt. */
  readonly about?: EstateResource;
  readonly shown: Recovery;
}

/**
 * Why nothing is shown, by the quickest recovery that is sure to exist, else by the quickest that is possible. The gravest reason among all ways back that could still meet the objective decides, and among the
 * services that are waited for, so that an unknown setting never hides behind a restore that merely nobody has tested.
 */
export function doubtOf(
  candidates: readonly Candidate[],
  objective: Objective,
  timing: Timing,
  { sure, possible }: { readonly sure: Recovery | undefined; readonly possible: Recovery },
): Doubt {
  const plain = sure ?? possible;
  if (objective.rto === "unknown" || objective.rpo === "unknown") {
    return { reason: "unknown", because: "the objective cannot be known", shown: plain };
  }
  for (const reason of UNPROVEN_REASONS) {
    const doubt =
      doubtOfMembers(reason, candidates, objective, timing, possible) ??
      doubtOfDependencies(reason, objective, timing, plain);
    if (doubt !== undefined) return doubt;
  }
  return { reason: "range", shown: plain };
}

function doubtOfMembers(
  reason: UnprovenReason,
  candidates: readonly Candidate[],
  objective: Objective,
  timing: Timing,
  possible: Recovery,
): Doubt | undefined {
  const open = new Map<Member, readonly RecoveryPath[]>();
  const narrowed = candidates.map((one) => {
    const hopeful = hopefulPaths(one, objective);
    const proven = hopeful.filter((path) => isProof(path, one.member, objective, timing));
    if (proven.length > 0) return { ...one, paths: proven };
    const paths = hopeful.filter((path) => reasonOfPath(path) === reason);
    if (paths.length === 0) return one;
    open.set(one.member, paths);
    return { ...one, paths };
  });
  if (open.size === 0) return undefined;
  const shown = quickest(narrowed, objective, timing, "possible") ?? possible;
  const concerned = ([member, path]: readonly [Member, RecoveryPath]) => open.get(member)?.includes(path) ?? false;
  const [member, path] = [...shown.assignment].find(concerned) ?? [];
  const because = path && becauseOf(reason, path);
  return {
    reason,
    ...(because === undefined ? {} : { because }),
    ...(member === undefined ? {} : { about: member.resource }),
    shown,
  };
}

/** The ways back of a member that could still keep within the objective. */
function hopefulPaths({ member, paths }: Candidate, objective: Objective): readonly RecoveryPath[] {
  const [time, loss] = [limitOf(objective.rto), limitOf(lossLimit(member, objective))];
  return paths.filter((path) => exists(path) !== false && path.rto.lo <= time && path.rpo.lo <= loss);
}

/** Whether a way back surely keeps within the objective; then its member is in no doubt, whatever else it has. */
function isProof(path: RecoveryPath, member: Member, objective: Objective, timing: Timing): boolean {
  return (
    exists(path) === true &&
    isWithin(timing.alone(path), objective.rto) &&
    isWithin(path.rpo, lossLimit(member, objective))
  );
}

const limitOf = (half: Objective["rto"]): number => (typeof half === "number" ? half : Number.POSITIVE_INFINITY);

function isWithin(value: Ends, half: Objective["rto"]): boolean {
  return typeof half !== "number" || compare(value, half) === "meets";
}

function reasonOfPath(path: RecoveryPath): UnprovenReason {
  const doubts = [...path.requires.flatMap(doubtOfCondition), openReason(path.rpo), openReason(timeOf(path))];
  return UNPROVEN_REASONS.find((reason) => doubts.includes(reason)) ?? "range";
}

/** The time of a way back, and that for which resolvers keep the answer that led to the old endpoint. */
function timeOf({ rto, byName }: RecoveryPath): Bound {
  return byName === undefined ? rto : followedBy(rto, bound(byName.kept));
}

function doubtOfCondition({ holds, open }: Condition): readonly UnprovenReason[] {
  return holds === "unknown" ? [open ?? "unknown"] : [];
}

function becauseOf(reason: UnprovenReason, path: RecoveryPath): string | undefined {
  if (reason === "untested") return undefined;
  const unclear = path.requires.find((one) => doubtOfCondition(one).includes(reason));
  if (unclear) return unclear.because;
  return [...path.rpo.steps, ...timeOf(path).steps].find((step) => step.open === reason)?.source;
}

function doubtOfDependencies(
  reason: UnprovenReason,
  objective: Objective,
  timing: Timing,
  shown: Recovery,
): Doubt | undefined {
  if (typeof objective.rto !== "number") return undefined;
  const step = timing.dependencies.flatMap(({ steps }) => steps).find(({ open }) => open === reason);
  if (step === undefined) return undefined;
  return { reason, ...(reason === "untested" ? {} : { because: step.source }), shown };
}
