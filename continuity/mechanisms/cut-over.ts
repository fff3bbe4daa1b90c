import type { Subject, Surroundings } from "../backup/protection";
import { effectiveTags } from "../estate/effective-tags";
import type { EstateResource } from "../estate/resource";
import { type Bound, bound } from "../recovery/bound";
import type { Condition, NameChange } from "../recovery/path";
import { documented, type Step } from "../recovery/step";
import { detectionOf, keptByResolvers } from "./dns";
import { peersOf, primaryOf, recordsLeadingTo, targetsOf } from "./records";
import { routes } from "./routing";

export const CHANGE = documented(
  "until all name servers know the change",
  0,
  60,
  "Amazon Route 53 API, ChangeResourceRecordSets: changes generally propagate within 60 seconds",
);

/** What has to hold for Route 53 to answer with another record, and how long clients take to follow. */
export interface Failover {
  readonly requires: readonly Condition[];
  readonly rto: Bound;
}

/** Route 53 leaves out what fails its health check, and answers with the other records of the same name. */
export function failoverOf(record: EstateResource, subject: Subject, surroundings: Surroundings): Failover {
  const watched = primaryOf(record, surroundings.index) ?? record;
  const { requires, step } = detectionOf(watched, subject, surroundings);
  return { requires, rto: bound(step, keptByResolvers(watched, subject, surroundings)) };
}

/**
 * How clients are led from a resource to its twin by Route 53 itself: undefined unless every record that leads to the one
 * has another of its name that leads to the other. All must have failed over, so the slowest counts.
 */
export function failoverBetween(
  subject: Subject,
  twin: EstateResource,
  surroundings: Surroundings,
): Failover | undefined {
  const { index } = surroundings;
  const records = recordsLeadingTo(subject.resource, index);
  const leadsThere = (record: EstateResource) =>
    routes(record) && peersOf(record, index).some((peer) => targetsOf(peer, index).includes(twin));
  const [first, ...others] = records.map((record) => {
    const { requires, rto } = failoverOf(record, recordAsSubject(record, subject), surroundings);
    return { requires, rto: bound(...rto.steps.map((step) => about(record, step))) };
  });
  if (first === undefined || !records.every(leadsThere)) return undefined;
  return {
    requires: [first, ...others].flatMap(({ requires }) => requires),
    rto: others.map(({ rto }) => rto).reduce((one, other) => (isLonger(other, one) ? other : one), first.rto),
  };
}

/** How clients find a resource that has come back elsewhere, where they look it up: the slowest of its records counts. */
export function nameChange(subject: Subject, surroundings: Surroundings): NameChange | undefined {
  const changes = recordsLeadingTo(subject.resource, surroundings.index).map((record) => ({
    change: about(record, CHANGE),
    kept: about(record, keptByResolvers(record, recordAsSubject(record, subject), surroundings)),
  }));
  return changes.reduce<NameChange | undefined>(
    (one, other) => (one === undefined || isLonger(other.kept, one.kept) ? other : one),
    undefined,
  );
}

/** What somebody vouches for of a record is about that record, not about what it leads to. */
function recordAsSubject(record: EstateResource, subject: Subject): Subject {
  return { ...subject, resource: record, tags: effectiveTags(record) };
}

function about(record: EstateResource, step: Step): Step {
  return { ...step, detail: `record ${record.name}` };
}

function isLonger(one: Pick<Bound, "lo" | "hi">, other: Pick<Bound, "lo" | "hi">): boolean {
  const [a, b] = [one.hi ?? Number.POSITIVE_INFINITY, other.hi ?? Number.POSITIVE_INFINITY];
  return a > b || (a === b && one.lo > other.lo);
}
