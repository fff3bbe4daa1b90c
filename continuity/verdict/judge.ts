import type { Objective } from "../declaration/objectives";
import { type Bound, bound, compare } from "../recovery/bound";
import { impossible } from "../recovery/step";
import { isOfOtherService } from "./dependencies";
import { doubtOf } from "./reason";
import { type Candidate, closest, quickest, type Recovery } from "./recovery";
import type { Member } from "./services";
import type { Timing } from "./timing";
import type { ScenarioVerdict, Verdict } from "./verdict";
import { worse } from "./worse";

/** What an incident comes to: the verdict on one member, or on all members that a common cause hits together. */
export type Outcome = Omit<ScenarioVerdict, "scenario" | "objective" | "verdict"> & {
  readonly verdict: Exclude<Verdict, "undeclared">;
};

/** Judges one incident that hits all the candidates: the best mode, in it each member's fastest way back within the RPO. */
export function judgeIncident(candidates: readonly Candidate[], objective: Objective, timing: Timing): Outcome {
  const sure = quickest(candidates, objective, timing, "sure");
  if (sure !== undefined && meets(sure, objective)) {
    return { verdict: "meets", ...described(candidates, objective, sure, sure.rto) };
  }
  const possible = quickest(candidates, objective, timing, "possible");
  if (possible === undefined) {
    const shown = closest(candidates, timing);
    return { verdict: "violates", ...described(candidates, objective, shown, mostTime(shown, timing)) };
  }
  if (violates(possible.rto, objective)) {
    const most = { ...possible, rto: mostTime(possible, timing) };
    const shown = [sure, most].find((one) => one !== undefined && violates(one.rto, objective)) ?? possible;
    return { verdict: "violates", ...described(candidates, objective, shown, shown.rto) };
  }
  const { reason, because, about, shown } = doubtOf(candidates, objective, timing, { sure, possible });
  const { binds, ...rest } = described(candidates, objective, shown, mostTime(shown, timing));
  return {
    verdict: "unproven",
    reason,
    ...(because === undefined ? {} : { because }),
    ...rest,
    binds: about === undefined ? binds : { ...binds, doubt: about },
  };
}

function meets({ rto }: Recovery, objective: Objective): boolean {
  if (objective.rto === "unknown" || objective.rpo === "unknown") return false;
  return objective.rto === null || compare(rto, objective.rto) === "meets";
}

function violates(rto: Bound, objective: Objective): boolean {
  return typeof objective.rto === "number" && compare(rto, objective.rto) === "violates";
}

/** The critical path by its upper end: what a recovery that was chosen for its least time can take at most. */
function mostTime({ assignment, mode, rto }: Recovery, timing: Timing): Bound {
  return Number.isFinite(rto.lo) ? timing.together(assignment, mode, "sure").told() : rto;
}

function described(
  candidates: readonly Candidate[],
  objective: Objective,
  { assignment }: Recovery,
  rto: Bound,
): Pick<Outcome, "rto" | "rpo" | "binds" | "members"> {
  const losses = candidates
    .filter(({ member }) => member.role === "data")
    .map(({ member }) => ({ member, rpo: assignment.get(member)?.rpo ?? ALL_LOST }));
  const [first, ...others] = losses;
  const worst = first && others.reduce((one, other) => (worse(other.rpo, one.rpo, objective.rpo) ? other : one), first);
  const stranded = candidates.find(({ member }) => !assignment.has(member))?.member;
  return {
    rto,
    rpo: worst?.rpo ?? bound(),
    binds: { rto: (stranded ?? slowestOn(rto, assignment))?.resource, rpo: worst?.member.resource },
    members: candidates.map(({ member, paths }) => ({
      resource: member.resource,
      path: assignment.get(member),
      paths,
    })),
  };
}

/** The slowest member of those whose recovery is part of a sum; undefined where a service that it waits for makes it up. */
function slowestOn(rto: Bound, assignment: Recovery["assignment"]): Member | undefined {
  if (rto.steps.some(isOfOtherService)) return undefined;
  const [first, ...others] = [...assignment].filter(([, path]) =>
    path.rto.steps.every((one) => rto.steps.includes(one)),
  );
  return first && others.reduce((one, other) => (worse(other[1].rto, one[1].rto, null) ? other : one), first)[0];
}

const ALL_LOST = bound(impossible("all data", "no recovery path exists in this scenario"));
