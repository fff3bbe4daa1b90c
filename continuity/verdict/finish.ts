import { type Objective, type ObjectiveHalf, objectivesByScenario } from "../declaration/objectives";
import type { Scenario } from "../declaration/scenario";
import { type Bound, bound, openReason } from "../recovery/bound";
import { impossible, open } from "../recovery/step";
import { best } from "./combine";
import { settle, settledCandidates } from "./consistency";
import { perLostPlace, perTarget } from "./incidents";
import { judgeIncident } from "./judge";
import { leastLossy, usable, type View } from "./options";
import { type Candidate, lossLimit, quickest } from "./recovery";
import type { Service } from "./services";
import type { Timing } from "./timing";
import type { UnprovenReason } from "./verdict";

/** Any time will do, as long as there is an end to it. */
const ANY_TIME: Objective = { rto: Number.MAX_SAFE_INTEGER, rpo: null };

/**
 * When a service that others depend on is back: within its own RPO where it can, else by the way that loses least, since
 * its loss is a finding of its own. A service that nothing shows to come back has no upper end.
 */
export function finishOf(
  service: Service,
  scenario: Scenario,
  view: View,
  candidates: readonly Candidate[],
  timing: Timing,
): Bound {
  const label = `service ${service.name}`;
  const notShown = (reason: UnprovenReason, because?: string) =>
    open(label, reason === "range" ? "untested" : reason, because ?? `nothing shows that ${label} comes back`);
  const [unread] = service.unread;
  if (view === "sure" && unread !== undefined) return bound(notShown("unknown", unread.because));
  if (candidates.length === 0) return bound(notShown("unmodelled", `no resource belongs to ${label}`));

  const window = service.statement.detectionWindow ?? 0;
  const judge = (objective: Objective) => (all: readonly Candidate[]) => judgeIncident(all, objective, timing);
  const finishes = perLostPlace(scenario, candidates).map((hit) => {
    const objective = objectivesByScenario(service.statement.objectives)[scenario];
    const targets = perTarget(scenario, hit);
    // What may be, at the earliest, leaves the members of a consistency group every way back.
    const choices =
      view === "sure"
        ? targets.map((choice) => settledCandidates(scenario, choice, window, judge(objective)))
        : targets;
    const time = quickestFinish(objective, view, choices, timing);
    if (time !== undefined && (view === "possible" || time.hi !== null)) return time;
    if (view === "possible") return bound(impossible(label, `${label} has no way back`));
    const judged = best(targets.map((choice) => settle(scenario, choice, window, judge(ANY_TIME)).outcome));
    return bound(notShown(judged.reason ?? (time && openReason(time)) ?? "untested", judged.because));
  });
  return finishes.reduce((latest, one) => (endOf(one, view) > endOf(latest, view) ? one : latest));
}

/** The quickest finish over all targets; undefined where in none every member has a way back. */
function quickestFinish(
  objective: Objective,
  view: View,
  choices: readonly (readonly Candidate[])[],
  timing: Timing,
): Bound | undefined {
  const end = (time: Bound) => endOf(time, view);
  return choices
    .map((choice) => choice.map((one) => withinReach(one, lossLimit(one.member, objective), view)))
    .map((choice) => quickest(choice, { rto: null, rpo: null }, timing, view)?.rto)
    .filter((time) => time !== undefined)
    .sort((a, b) => (end(a) === end(b) ? 0 : end(a) - end(b)))[0];
}

/** The end of a finish that counts: the latest where it must be sure, the earliest where it may be. */
function endOf(time: Bound, view: View): number {
  return view === "sure" ? (time.hi ?? Number.POSITIVE_INFINITY) : time.lo;
}

/** A member with only the ways back that keep within its RPO; where none does, with the one that loses least. */
function withinReach(candidate: Candidate, rpo: ObjectiveHalf, view: View): Candidate {
  const within = usable(candidate.paths, rpo, view);
  const least = leastLossy(candidate.paths, view);
  return { ...candidate, paths: within.length > 0 || least === undefined ? within : [least] };
}
