import type { Objective } from "../declaration/objectives";
import { type Bound, bound } from "../recovery/bound";
import type { RecoveryPath } from "../recovery/path";
import { impossible } from "../recovery/step";
import type { Total } from "./critical-path";
import { admitted, fastest, leastLossy, MODES, type Mode, usable, type View } from "./options";
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
  const within = candidates.map(({ member, paths }) => ({
    member,
    paths: usable(paths, lossLimit(member, objective), view),
  }));
  const value = ({ time }: Timed) => (view === "sure" ? (time.hi ?? Number.POSITIVE_INFINITY) : time.lo);
  const fastest = modesOf(within)
    .map((mode) => recoveryIn(mode, within, timing, view))
    .filter((one) => one !== undefined)
    .reduce<Timed | undefined>((best, one) => (best === undefined || value(one) < value(best) ? one : best), undefined);
  return fastest && { assignment: fastest.assignment, mode: fastest.mode, rto: fastest.time.told() };
}

type Timed = Omit<Recovery, "rto"> & { readonly time: Total };

/** The modes worth a look: people, or new endpoints, that no way back makes use of only add to the time. */
function modesOf(candidates: readonly Candidate[]): readonly Mode[] {
  const any = (asks: (path: RecoveryPath) => boolean) => candidates.some(({ paths }) => paths.some(asks));
  const [people, endpoints] = [
    any(({ startedBy }) => startedBy === "people"),
    any(({ endpoint }) => endpoint === "new"),
  ];
  return MODES.filter((mode) => (people || !mode.people) && (endpoints || !mode.endpoints));
}

function recoveryIn(mode: Mode, candidates: readonly Candidate[], timing: Timing, view: View): Timed | undefined {
  const assignment = new Map<Member, RecoveryPath>();
  for (const { member, paths } of candidates) {
    const path = fastest(admitted(paths, mode), view, timing.own);
    if (path === undefined) return undefined;
    assignment.set(member, path);
  }
  return { assignment, mode, time: timing.together(assignment, mode, view) };
}

/** Where no recovery keeps within the objective: for each member the way back that comes closest to its RPO. */
export function closest(candidates: readonly Candidate[], timing: Timing): Recovery {
  const mode: Mode = { people: true, endpoints: true };
  const chosen = candidates.map(({ member, paths }) => [member, leastLossy(paths, "possible")] as const);
  const assignment = new Map(chosen.filter((pair): pair is [Member, RecoveryPath] => pair[1] !== undefined));
  const rto = assignment.size < candidates.length ? NO_WAY_BACK : timing.together(assignment, mode, "possible").told();
  return { assignment, mode, rto };
}

const NO_WAY_BACK = bound(impossible("no way back", "no recovery path exists in this scenario"));
