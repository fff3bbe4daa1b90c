import type { Subject, Surroundings } from "../backup/protection";
import { differ, regionOf } from "../estate/place";
import { readString } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { bound } from "../recovery/bound";
import { and, or, type Ternary } from "../recovery/logic";
import { ANYWHERE, type Condition, condition, type RecoveryPath, unknownCondition } from "../recovery/path";
import { CHANGE, failoverOf } from "./cut-over";
import { HEALTH_CHECK_DEFAULT, HEALTH_CHECK_READS, HEALTH_CHECK_TYPE, keptByResolvers } from "./dns";
import { NAME } from "./load-balancer-name";
import type { Mechanism } from "./mechanism";
import { answersOf, peersOf, targetsOf } from "./records";
import { RECORD_TYPE, ROUTING, routes } from "./routing";
import { byItself, byPeople, deployedAnew, noLoss } from "./ways";

const NOTHING_LOST = noLoss("keeps no data", "role of the member");

/**
 * A record of Amazon Route 53, which answers from all over the world. If what it leads to is lost with its Region, another
 * record answers in its place, or people change it. Figures and sources: docs/mechanisms/route53-record.md.
 */
export const route53Record: Mechanism = {
  slug: "route53-record",
  title: "Amazon Route 53 record",
  types: [RECORD_TYPE],
  reads: ["aliases", "healthCheckId", "records", "ttl", ...ROUTING],
  required: ["name", "type", "zoneId"],
  companions: HEALTH_CHECK_READS,
  defaults: { [HEALTH_CHECK_TYPE]: HEALTH_CHECK_DEFAULT },
  figures: [CHANGE, NAME],
  paths(subject, surroundings) {
    const way = { mechanism: "Route 53 answers from all over the world", rpo: NOTHING_LOST, rto: bound() };
    return [
      ...(["instance", "zone"] as const).map((scenario) => byItself(scenario, subject, way)),
      ...(leadsToMembersOnly(subject, surroundings) ? [follows(subject)] : ledElsewhere(subject, surroundings)),
      ...deployedAnew(["compromise"], subject, surroundings),
    ];
  },
};

/**
 * Where all that a record leads to are members, each of them brings its clients along when it comes back elsewhere: how
 * long the record takes is part of their cut-over, and counts once.
 */
function follows(subject: Subject): RecoveryPath {
  const way = { mechanism: "follows what it leads to", rpo: NOTHING_LOST, rto: bound() };
  return { ...byItself("region", subject, way), target: ANYWHERE };
}

function leadsToMembersOnly({ resource, siblings }: Subject, { index }: Surroundings): boolean {
  const targets = targetsOf(resource, index);
  return targets.length > 0 && targets.length === answersOf(resource) && targets.every((one) => siblings.includes(one));
}

/** How clients are led elsewhere once what a record leads to is lost with its Region. */
export function ledElsewhere(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  return [...anotherAnswers(subject, surroundings), changed(subject, surroundings)];
}

/** People lead clients elsewhere by the same name. */
function changed(subject: Subject, surroundings: Surroundings): RecoveryPath {
  const rto = bound(CHANGE, keptByResolvers(subject.resource, subject, surroundings));
  const way = { mechanism: "change the record", rpo: NOTHING_LOST, rto };
  return { ...byPeople("region", subject, "same", way), target: ANYWHERE };
}

function anotherAnswers(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  if (!routes(resource)) return [];
  const { requires, rto } = failoverOf(resource, subject, surroundings);
  const way = {
    mechanism: "another record of its name answers",
    requires: [answeredElsewhere(resource, surroundings.index), ...requires],
    rpo: NOTHING_LOST,
    rto,
  };
  return [{ ...byItself("region", subject, way), target: ANYWHERE }];
}

function answeredElsewhere(record: EstateResource, index: EstateIndex): Condition {
  const text = "another record of its name leads to another Region";
  const apart = or(...peersOf(record, index).map((peer) => leadApart(record, peer, index)));
  if (apart === true) return condition(text, true);
  const fix = "add a record of the same name and type for another Region";
  const because = "which Regions it and the other records of its name lead to is not known at preview";
  if (apart === "unknown") return unknownCondition(text, because);
  const name = readString(record, "name");
  return name.kind === "unknown" ? unknownCondition(text, name.because) : condition(text, false, fix);
}

/** Whether all that two records lead to lies in different Regions; what is not part of the program proves nothing. */
function leadApart(record: EstateResource, peer: EstateResource, index: EstateIndex): Ternary {
  const [here, there] = [targetsOf(record, index), targetsOf(peer, index)];
  if (here.length === 0 || there.length === 0) return "unknown";
  return and(...here.flatMap((one) => there.map((other) => differ(regionOf(one), regionOf(other)))));
}
