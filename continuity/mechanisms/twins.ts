import type { Subject, Surroundings } from "../backup/protection";
import type { Setting } from "../declaration/setting";
import { differ, regionOf } from "../estate/place";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { bound } from "../recovery/bound";
import { type Condition, condition, type RecoveryPath, requiring, unknownCondition } from "../recovery/path";
import { type Capacity, runsSomething } from "./capacity";
import { failoverBetween } from "./cut-over";
import { recordsLeadingTo, targetsOf } from "./records";
import { RECORD_TYPE, routes } from "./routing";
import { homeOf, noLoss } from "./ways";

/** The twins of a resource: members of its service that are of its type and run in another Region. */
export function twinsOf({ resource, siblings }: Subject): readonly EstateResource[] {
  return siblings
    .filter((one) => one !== resource && one.type === resource.type)
    .filter((one) => differ(regionOf(one), regionOf(resource)) !== false);
}

/**
 * The twins of a resource take over. Clients follow by themselves where the records that lead to it fail over to the twin,
 * or, if none does, where a record of the service routes them; else people have to lead them there.
 *
 * @param capacityOf how many units a twin runs, of what runs as several
 */
export function twins(
  subject: Subject,
  surroundings: Surroundings,
  capacityOf?: (resource: EstateResource, index: EstateIndex) => Capacity,
): readonly RecoveryPath[] {
  return twinsOf(subject).flatMap((twin) => {
    const ways = takingOver(twin, subject, surroundings);
    if (capacityOf === undefined) return ways;
    return requiring(runsSomething(twin, capacityOf(twin, surroundings.index)), ways);
  });
}

function takingOver(twin: EstateResource, subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const byPeople: RecoveryPath = {
    scenario: "region",
    mechanism: `${twin.name} in another Region takes over`,
    target: homeOf(twin),
    startedBy: "people",
    endpoint: "new",
    requires: [inAnotherRegion(subject.resource, twin)],
    rpo: noLoss("keeps no data", "role of the member"),
    rto: bound(),
  };
  const byItself: RecoveryPath = { ...byPeople, startedBy: "automatic", endpoint: "same" };
  if (recordsLeadingTo(subject.resource, surroundings.index).length === 0) {
    return [isRouted(subject, surroundings) ? byItself : byPeople];
  }
  const failover = failoverBetween(subject, twin, surroundings);
  if (failover === undefined) return [byPeople];
  return [{ ...byItself, requires: [...byItself.requires, ...failover.requires], rto: failover.rto }, byPeople];
}

/** Whether a record that belongs or leads to the members of a service leads clients to one of several places by itself. */
export function isRouted({ siblings }: Subject, { index }: Surroundings): boolean {
  const members = new Set(siblings);
  return (
    siblings.some(routes) ||
    index.ofType(RECORD_TYPE).some((one) => routes(one) && targetsOf(one, index).some((to) => members.has(to)))
  );
}

/** The same of what is known by its Region alone, as a replica is that its source declares. */
export function regionIsAnother(
  text: string,
  region: Exclude<Setting<string>, { kind: "absent" }>,
  resource: EstateResource,
): Condition {
  if (region.kind === "unknown") return unknownCondition(text, region.because);
  const apart = differ(region.value, regionOf(resource));
  return apart === "unknown"
    ? unknownCondition(text, `the Region of ${resource.name} is not known at preview`)
    : condition(text, apart);
}

/** Whether two resources lie in different Regions; an unknown Region proves no difference. */
export function inAnotherRegion(resource: EstateResource, other: EstateResource): Condition {
  const text = `${other.name} lies in another Region`;
  const apart = differ(regionOf(other), regionOf(resource));
  return apart === "unknown"
    ? unknownCondition(text, `the Region of ${other.name} or of ${resource.name} is not known at preview`)
    : condition(text, apart);
}

/** What another program may keep of it in another Region, for people to promote; nobody can see it here. */
export function ofAnotherProgram(
  text: string,
  because: string,
  promotion: Pick<RecoveryPath, "mechanism" | "rpo" | "rto">,
): RecoveryPath {
  return {
    scenario: "region",
    target: { region: undefined, account: undefined },
    startedBy: "people",
    endpoint: "new",
    requires: [unknownCondition(text, because)],
    ...promotion,
  };
}
