import { RESPONSES, type ResponseTimes } from "../declaration/statement";
import { type Bound, bound, followedBy } from "../recovery/bound";
import type { RecoveryPath } from "../recovery/path";
import { responseStep } from "../recovery/response";
import type { Step } from "../recovery/step";
import type { Mode } from "./options";
import type { Member } from "./services";

/** The steps that people take, for one service. */
export type Responses = Readonly<Record<keyof ResponseTimes, Step>>;

export function responsesOf(
  service: Readonly<Partial<ResponseTimes>>,
  configured: Readonly<Partial<ResponseTimes>>,
): Responses {
  return Object.fromEntries(RESPONSES.map((name) => [name, responseStep(name, service, configured)])) as Responses;
}

/** By which end times are compared: the most they can be, or the least. */
export type End = "hi" | "lo";

/** The later of two finishes; the other end decides between equals. */
export function later(a: Bound, b: Bound, by: End): Bound {
  const [first, second] = by === "hi" ? [most, least] : [least, most];
  return first(b) - first(a) > 0 || (first(b) === first(a) && second(b) > second(a)) ? b : a;
}

const most = (one: Bound): number => one.hi ?? Number.POSITIVE_INFINITY;
const least = (one: Bound): number => one.lo;

const NOTHING = bound();

/** What comes before a member's own recovery where people act: detection and decision, once for the incident. */
export function opening(mode: Mode, responses: Responses): Bound {
  return mode.people ? bound(responses.detect, responses.decide) : NOTHING;
}

/** A member's own recovery, with the cut-over of its clients where it comes back elsewhere. */
export function running(path: RecoveryPath, responses: Responses): Bound {
  return path.endpoint === "new" ? followedBy(path.rto, cutover(path, responses)) : path.rto;
}

/** What somebody states of the change stands; how long resolvers keep an answer is in nobody's hands. */
function cutover({ byName, member }: RecoveryPath, responses: Responses): Bound {
  const stated: Step = member === undefined ? responses.cutover : { ...responses.cutover, member };
  if (byName === undefined) return bound(stated);
  return bound(stated.provenance === "declared" ? stated : byName.change, byName.kept);
}

export function closing(mode: Mode, responses: Responses): Bound {
  return mode.people ? bound(responses.verify) : NOTHING;
}

/** The recovery of a member that alone is hit. */
export function aloneTime(path: RecoveryPath, mode: Mode, responses: Responses): Bound {
  return followedBy(opening(mode, responses), running(path, responses), closing(mode, responses));
}

/**
 * The recovery of a whole service that a common cause hits: each member waits for what it needs, the service for its last
 * member and for the services it depends on.
 *
 * @param needs the members that a member waits for; free of cycles
 */
export function commonCauseTime(
  assignment: ReadonlyMap<Member, RecoveryPath>,
  needs: (member: Member) => readonly Member[],
  dependencies: readonly Bound[],
  mode: Mode,
  responses: Responses,
  by: End,
): Bound {
  const finished = new Map<Member, Bound>();
  const finish = (member: Member): Bound => {
    const done = finished.get(member);
    if (done) return done;
    const start = needs(member).reduce((latest, other) => later(latest, finish(other), by), opening(mode, responses));
    const path = assignment.get(member);
    const end = path ? followedBy(start, running(path, responses)) : start;
    finished.set(member, end);
    return end;
  };
  const members = [...assignment.keys()].map(finish);
  const last = [...members, ...dependencies].reduce((latest, one) => later(latest, one, by), NOTHING);
  return followedBy(last, closing(mode, responses));
}
