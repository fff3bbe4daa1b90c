import { objectivesByScenario } from "../declaration/objectives";
import type { Scenario } from "../declaration/scenario";
import { type Bound, bound, openReason } from "../recovery/bound";
import { impossible, open } from "../recovery/step";
import { best } from "./combine";
import { perTarget } from "./incidents";
import { judgeIncident } from "./judge";
import { admissible, leastLossy, type View } from "./options";
import { type Candidate, lossLimit, quickest } from "./recovery";
import type { Service } from "./services";
import type { Timing } from "./timing";
import type { UnprovenReason } from "./verdict";

/** Any time will do, as long as there is an end to it. */
const EVER = Number.MAX_SAFE_INTEGER;

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

  const objective = objectivesByScenario(service.statement.objectives)[scenario];
  const choices = perTarget(scenario, candidates).map((choice) =>
    choice.map((one) => withinReach(one, lossLimit(one.member, objective), view)),
  );
  const end = (time: Bound) => (view === "sure" ? (time.hi ?? Number.POSITIVE_INFINITY) : time.lo);
  const [first] = choices
    .map((choice) => quickest(choice, { rto: null, rpo: null }, timing, view)?.rto)
    .filter((time) => time !== undefined)
    .sort((a, b) => (end(a) === end(b) ? 0 : end(a) - end(b)));
  if (first !== undefined && (view === "possible" || first.hi !== null)) return first;
  if (view === "possible") return bound(impossible(label, `${label} has no way back`));

  const anyTime = { rto: EVER, rpo: null };
  const judged = best(perTarget(scenario, candidates).map((choice) => judgeIncident(choice, anyTime, timing)));
  return bound(notShown(judged.reason ?? (first && openReason(first)) ?? "untested", judged.because));
}

/** A member with only the ways back that keep within its RPO; where none does, with the one that loses least. */
function withinReach(candidate: Candidate, rpo: Parameters<typeof admissible>[2], view: View): Candidate {
  const within = admissible(candidate.paths, { people: true, endpoints: true }, rpo, view);
  const least = leastLossy(candidate.paths, view);
  return { ...candidate, paths: within.length > 0 || least === undefined ? within : [least] };
}
