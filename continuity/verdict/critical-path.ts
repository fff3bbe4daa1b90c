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

/** Of a time its ends alone. */
export type Ends = Pick<Bound, "lo" | "hi">;

/** How long something takes in all. Of many that are compared only the one that is told has its steps put together. */
export interface Total extends Ends {
  told(): Bound;
}

/** Spans one after another. */
function totalOf(...spans: readonly Bound[]): Total {
  const { lo, hi } = spans.reduce<Ends>(sumOf, NOTHING);
  return { lo, hi, told: () => followedBy(NOTHING, ...spans) };
}

function sumOf(one: Ends, other: Ends): Ends {
  return { lo: one.lo + other.lo, hi: one.hi === null || other.hi === null ? null : one.hi + other.hi };
}

/** The later of two finishes; the other end decides between equals. */
export function later<T extends Ends>(a: T, b: T, by: End): T {
  const [first, second] = by === "hi" ? [most, least] : [least, most];
  return first(b) - first(a) > 0 || (first(b) === first(a) && second(b) > second(a)) ? b : a;
}

const most = (one: Ends): number => one.hi ?? Number.POSITIVE_INFINITY;
const least = (one: Ends): number => one.lo;

const NOTHING = bound();

/** What nothing takes. */
export const NO_TIME: Total = { lo: 0, hi: 0, told: () => NOTHING };

/** What comes before a member's own recovery where people act: detection and decision, once for the incident. */
export function opening(mode: Mode, responses: Responses): Bound {
  return mode.people ? bound(responses.detect, responses.decide) : NOTHING;
}

/** A member's own recovery, with the cut-over of its clients where it comes back elsewhere. */
export function running(path: RecoveryPath, responses: Responses): Total {
  return runOf(path, responses).total;
}

function spansOf(path: RecoveryPath, responses: Responses): readonly Bound[] {
  return runOf(path, responses).spans;
}

/** The spans of a member's own recovery, and what they take in all. */
interface Run {
  readonly responses: Responses;
  readonly spans: readonly Bound[];
  readonly total: Total;
}

/** Ways back are compared again and again, nearly always under the responses of one service. */
const RUNS = new WeakMap<RecoveryPath, Run>();

function runOf(path: RecoveryPath, responses: Responses): Run {
  const known = RUNS.get(path);
  if (known?.responses === responses) return known;
  const spans = path.endpoint === "new" ? [path.rto, cutover(path, responses)] : [path.rto];
  const run = { responses, spans, total: totalOf(...spans) };
  RUNS.set(path, run);
  return run;
}

/** What somebody states of the change stands; how long resolvers keep an answer is in nobody's hands. */
export function cutover({ byName, member }: RecoveryPath, responses: Responses): Bound {
  const stated: Step = member === undefined ? responses.cutover : { ...responses.cutover, member };
  if (byName === undefined) return bound(stated);
  return bound(stated.provenance === "declared" ? stated : byName.change, byName.kept);
}

export function closing(mode: Mode, responses: Responses): Bound {
  return mode.people ? bound(responses.verify) : NOTHING;
}

/** The recovery of a member that alone is hit. */
export function aloneTime(path: RecoveryPath, mode: Mode, responses: Responses): Total {
  return totalOf(opening(mode, responses), ...spansOf(path, responses), closing(mode, responses));
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
): Total {
  const finished = new Map<Member, Finish>();
  const begin = finishAfter(undefined, opening(mode, responses));
  const finish = (member: Member): Finish => {
    const done = finished.get(member);
    if (done) return done;
    const start = needs(member).reduce((latest, other) => later(latest, finish(other), by), begin);
    const path = assignment.get(member);
    const end = path ? spansOf(path, responses).reduce(finishAfter, start) : start;
    finished.set(member, end);
    return end;
  };
  const members = [...assignment.keys()].map(finish);
  const services = dependencies.map((one) => finishAfter(undefined, one));
  const last = [...members, ...services].reduce(
    (latest, one) => later(latest, one, by),
    finishAfter(undefined, NOTHING),
  );
  return totalOf(...spansTo(last), closing(mode, responses));
}

/** When something is over, without the steps until then: those of the last to be over are told once, the rest never. */
interface Finish extends Ends {
  readonly before: Finish | undefined;
  readonly span: Bound;
}

function finishAfter(before: Finish | undefined, span: Bound): Finish {
  return { before, span, ...sumOf(before ?? NOTHING, span) };
}

/** What comes one after another until a finish. */
function spansTo(last: Finish): readonly Bound[] {
  const spans: Bound[] = [];
  for (let one: Finish | undefined = last; one !== undefined; one = one.before) spans.unshift(one.span);
  return spans;
}
