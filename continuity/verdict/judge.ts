import type { Objective } from "../declaration/objectives";
import type { Scenario } from "../declaration/scenario";
import { type Bound, bound, compare, openReason } from "../recovery/bound";
import { exists, type RecoveryPath } from "../recovery/path";
import { impossible } from "../recovery/step";
import { aloneTime, commonCauseTime, type End, later, type Responses } from "./critical-path";
import { admissible, fastest, leastLossy, MODES, type Mode, type View } from "./options";
import type { Member } from "./services";
import { type MemberOutcome, type ScenarioVerdict, UNPROVEN_REASONS, type UnprovenReason } from "./verdict";

/** A member with all its ways back in one scenario. */
export interface Candidate {
  readonly member: Member;
  readonly paths: readonly RecoveryPath[];
}

/** The time of a set of members that one incident hits, each on its way back. */
export type Timing = (assignment: ReadonlyMap<Member, RecoveryPath>, mode: Mode, view: View) => Bound;

/** What an incident comes to: the verdict on one member, or on all members that a common cause hits together. */
export type Outcome = Omit<ScenarioVerdict, "scenario" | "objective">;

/** Judges one incident that hits all the candidates: the best mode, in it each member's fastest way back within the RPO. */
export function judgeIncident(candidates: readonly Candidate[], objective: Objective, timing: Timing): Outcome {
  const sure = quickest(candidates, objective, timing, "sure");
  if (sure !== undefined && meets(sure, objective)) return { verdict: "meets", ...described(candidates, sure) };
  const possible = quickest(candidates, objective, timing, "possible");
  const witness = possible ?? closest(candidates, timing);
  if (possible === undefined || violates(possible, objective)) {
    return { verdict: "violates", ...described(candidates, witness) };
  }
  const { reason, because, shown } = reasonOf(candidates, objective, timing, possible);
  return {
    verdict: "unproven",
    reason,
    ...(because === undefined ? {} : { because }),
    ...described(candidates, shown),
  };
}

/** The time of the quickest recovery, if there is one. */
export function quickestTime(
  candidates: readonly Candidate[],
  objective: Objective,
  timing: Timing,
  view: View,
): Bound | undefined {
  return quickest(candidates, objective, timing, view)?.rto;
}

interface Recovery {
  readonly assignment: ReadonlyMap<Member, RecoveryPath>;
  readonly rto: Bound;
}

function meets({ rto }: Recovery, objective: Objective): boolean {
  if (objective.rto === "unknown" || objective.rpo === "unknown") return false;
  return objective.rto === null || compare(rto, objective.rto) === "meets";
}

function violates({ rto }: Recovery, objective: Objective): boolean {
  return typeof objective.rto === "number" && compare(rto, objective.rto) === "violates";
}

/** The quickest recovery over all modes, or undefined where in no mode every member has a way back. */
function quickest(
  candidates: readonly Candidate[],
  objective: Objective,
  timing: Timing,
  view: View,
): Recovery | undefined {
  const value = (one: Recovery) => (view === "sure" ? (one.rto.hi ?? Number.POSITIVE_INFINITY) : one.rto.lo);
  return MODES.map((mode) => recoveryIn(mode, candidates, objective, timing, view))
    .filter((one) => one !== undefined)
    .reduce<Recovery | undefined>(
      (best, one) => (best === undefined || value(one) < value(best) ? one : best),
      undefined,
    );
}

function recoveryIn(
  mode: Mode,
  candidates: readonly Candidate[],
  objective: Objective,
  timing: Timing,
  view: View,
): Recovery | undefined {
  const assignment = new Map<Member, RecoveryPath>();
  for (const { member, paths } of candidates) {
    const rpo = member.role === "data" ? objective.rpo : null;
    const path = fastest(admissible(paths, mode, rpo, view), view);
    if (path === undefined) return undefined;
    assignment.set(member, path);
  }
  return { assignment, rto: timing(assignment, mode, view) };
}

/** Where no recovery keeps within the objective: for each member the way back that comes closest to its RPO. */
function closest(candidates: readonly Candidate[], timing: Timing): Recovery {
  const mode: Mode = { people: true, endpoints: true };
  const chosen = candidates.map(({ member, paths }) => [member, leastLossy(paths)] as const);
  const assignment = new Map(chosen.filter((pair): pair is [Member, RecoveryPath] => pair[1] !== undefined));
  const rto = assignment.size < candidates.length ? NO_WAY_BACK : timing(assignment, mode, "possible");
  return { assignment, rto };
}

const NO_WAY_BACK = bound(impossible("no way back", "no recovery path exists in this scenario"));

/**
 * Why nothing is shown. The gravest reason among all ways back that could still meet the objective decides, so that an
 * unknown setting never hides behind a restore that merely nobody has tested.
 */
function reasonOf(candidates: readonly Candidate[], objective: Objective, timing: Timing, possible: Recovery) {
  if (objective.rto === "unknown" || objective.rpo === "unknown") {
    return { reason: "unknown" as const, because: "the objective cannot be known", shown: possible };
  }
  for (const reason of UNPROVEN_REASONS) {
    const narrowed = candidates.map(({ member, paths }) => {
      const hopeful = paths.filter((path) => exists(path) !== false && mayMeet(path, member, objective));
      const open = hopeful.some((path) => isProof(path, member, objective))
        ? []
        : hopeful.filter((path) => reasonOfPath(path) === reason);
      return { member, paths: open.length > 0 ? open : paths, open: open.length > 0 };
    });
    if (!narrowed.some(({ open }) => open)) continue;
    const shown = quickest(narrowed, objective, timing, "possible") ?? possible;
    return { reason, because: becauseOf(reason, shown), shown };
  }
  return { reason: reasonOfBound(possible.rto), shown: possible };
}

function mayMeet(path: RecoveryPath, member: Member, objective: Objective): boolean {
  const rpo = member.role === "data" ? objective.rpo : null;
  return (
    (typeof objective.rto !== "number" || path.rto.lo <= objective.rto) &&
    (typeof rpo !== "number" || path.rpo.lo <= rpo)
  );
}

/** A way back that by itself, without the response of people, surely keeps within the objective. */
function isProof(path: RecoveryPath, member: Member, objective: Objective): boolean {
  const rpo = member.role === "data" ? objective.rpo : null;
  return (
    exists(path) === true &&
    path.startedBy === "automatic" &&
    (typeof objective.rto !== "number" || compare(path.rto, objective.rto) === "meets") &&
    (typeof rpo !== "number" || compare(path.rpo, rpo) === "meets")
  );
}

function reasonOfPath(path: RecoveryPath): UnprovenReason {
  if (exists(path) === "unknown") return "unknown";
  return openReason(path.rpo) ?? openReason(path.rto) ?? "range";
}

function reasonOfBound(value: Bound): UnprovenReason {
  return openReason(value) ?? "range";
}

function becauseOf(reason: UnprovenReason, { assignment }: Recovery): string | undefined {
  if (reason === "untested" || reason === "range") return undefined;
  for (const path of assignment.values()) {
    const unknown = path.requires.find((one) => one.holds === "unknown");
    if (reason === "unknown" && unknown) return unknown.because;
    const step = [...path.rpo.steps, ...path.rto.steps].find((one) => one.open === reason);
    if (step) return step.source;
  }
  return undefined;
}

function described(
  candidates: readonly Candidate[],
  { assignment, rto }: Recovery,
): Pick<Outcome, "rto" | "rpo" | "binds" | "members"> {
  const data = candidates.filter(({ member }) => member.role === "data");
  const losses = data.map(({ member }) => ({ member, rpo: assignment.get(member)?.rpo ?? ALL_LOST }));
  const worst = losses.reduce<(typeof losses)[number] | undefined>(
    (one, other) => (one === undefined || later(one.rpo, other.rpo, "hi") === other.rpo ? other : one),
    undefined,
  );
  const slowest = [...assignment].reduce<[Member, RecoveryPath] | undefined>(
    (one, other) => (one === undefined || later(one[1].rto, other[1].rto, "hi") === other[1].rto ? other : one),
    undefined,
  );
  const members: MemberOutcome[] = candidates.map(({ member, paths }) => ({
    resource: member.resource,
    path: assignment.get(member),
    paths,
  }));
  const stranded = candidates.find(({ member }) => !assignment.has(member))?.member;
  return {
    rto,
    rpo: worst?.rpo ?? bound(),
    binds: { rto: (stranded ?? slowest?.[0])?.resource, rpo: worst?.member.resource },
    members,
  };
}

const ALL_LOST = bound(impossible("all data", "no recovery path exists in this scenario"));

/** Times for one member that alone is hit, and for all members that a common cause hits. */
export function aloneTiming(responses: Responses): Timing {
  return (assignment, mode, view) => {
    const times = [...assignment.values()].map((path) => aloneTime(path, mode, responses));
    return times.reduce((one, other) => later(one, other, endOf(view)), bound());
  };
}

export function commonCauseTiming(
  responses: Responses,
  needs: (member: Member) => readonly Member[],
  dependencies: (view: View) => readonly Bound[],
): Timing {
  return (assignment, mode, view) =>
    commonCauseTime(assignment, needs, dependencies(view), mode, responses, endOf(view));
}

function endOf(view: View): End {
  return view === "sure" ? "hi" : "lo";
}

/** Whether a scenario hits one member at a time, or all of them at once. */
export function hitsAll(scenario: Scenario): boolean {
  return scenario === "zone" || scenario === "region" || scenario === "compromise";
}
