import type { Objective } from "../declaration/objectives";
import { type Bound, bound } from "../recovery/bound";
import type { RecoveryPath } from "../recovery/path";
import { impossible } from "../recovery/step";
import { admissible, fastest, leastLossy, MODES, type Mode, type View } from "./options";
import type { Member } from "./services";
import type { Timing } from "./timing";

/** A member with all its ways back in one scenario. */
export interface Candidate {
  readonly member: Member;
  readonly paths: readonly RecoveryPath[];
}

/** Each member on its way back, and how long that takes together. */
export interface Recovery {
  readonly assignment: ReadonlyMap<Member, RecoveryPath>;
  readonly mode: Mode;
  readonly rto: Bound;
}

/** What may be lost by a member: only of data is anything lost. */
export function lossLimit(member: Member, objective: Objective): Objective["rpo"] {
  return member.role === "data" ? objective.rpo : null;
}

/** The quickest recovery over all modes, or undefined where in no mode every member has a way back within the RPO. */
export function quickest(
  candidates: readonly Candidate[],
  objective: Objective,
  timing: Timing,
  view: View,
): Recovery | undefined {
  const value = ({ rto }: Recovery) => (view === "sure" ? (rto.hi ?? Number.POSITIVE_INFINITY) : rto.lo);
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
    const path = fastest(admissible(paths, mode, lossLimit(member, objective), view), view, timing.own);
    if (path === undefined) return undefined;
    assignment.set(member, path);
  }
  return { assignment, mode, rto: timing.together(assignment, mode, view) };
}

/** Where no recovery keeps within the objective: for each member the way back that comes closest to its RPO. */
export function closest(candidates: readonly Candidate[], timing: Timing): Recovery {
  const mode: Mode = { people: true, endpoints: true };
  const chosen = candidates.map(({ member, paths }) => [member, leastLossy(paths, "possible")] as const);
  const assignment = new Map(chosen.filter((pair): pair is [Member, RecoveryPath] => pair[1] !== undefined));
  const rto = assignment.size < candidates.length ? NO_WAY_BACK : timing.together(assignment, mode, "possible");
  return { assignment, mode, rto };
}

const NO_WAY_BACK = bound(impossible("no way back", "no recovery path exists in this scenario"));
