import type { Subject, Surroundings } from "../backup/protection";
import { knownValue } from "../declaration/setting";
import { differ, regionOf } from "../estate/place";
import { bagString, readString, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { isBag, isList } from "../estate/value";
import { bound } from "../recovery/bound";
import { and, or, type Ternary } from "../recovery/logic";
import { ANYWHERE, type Condition, condition, type RecoveryPath, unknownCondition } from "../recovery/path";
import { documented } from "../recovery/step";
import { detectionOf, HEALTH_CHECK_DEFAULT, HEALTH_CHECK_READS, HEALTH_CHECK_TYPE, keptByResolvers } from "./dns";
import { NAME } from "./load-balancer";
import type { Mechanism } from "./mechanism";
import { RECORD_TYPE, ROUTING, routes } from "./routing";
import { byItself, byPeople, deployedAnew, noLoss } from "./ways";

const CHANGE = documented(
  "until all name servers know the change",
  0,
  60,
  "Amazon Route 53 API, ChangeResourceRecordSets: changes generally propagate within 60 seconds",
);

const NOTHING_LOST = noLoss("keeps no data", "role of the member");

/**
 * A record of Amazon Route 53, which answers from all over the world. If what it leads to is lost with its Region, another
 * record answers in its place, or people change it. Figures and sources: docs/mechanisms/route53-record.md.
 */
export const route53Record: Mechanism = {
  slug: "route53-record",
  title: "Amazon Route 53 record",
  types: [RECORD_TYPE],
  reads: ["aliases", "healthCheckId", "ttl", ...ROUTING],
  required: ["name", "type", "zoneId"],
  companions: HEALTH_CHECK_READS,
  defaults: { [HEALTH_CHECK_TYPE]: HEALTH_CHECK_DEFAULT },
  figures: [CHANGE, NAME],
  paths(subject, surroundings) {
    const way = { mechanism: "Route 53 answers from all over the world", rpo: NOTHING_LOST, rto: bound() };
    return [
      ...(["instance", "zone"] as const).map((scenario) => byItself(scenario, subject, way)),
      ...anotherAnswers(subject, surroundings),
      changed(subject, surroundings),
      ...deployedAnew(["compromise"], subject, surroundings),
    ];
  },
};

/** People lead clients elsewhere by the same name. */
function changed(subject: Subject, surroundings: Surroundings): RecoveryPath {
  const rto = bound(CHANGE, keptByResolvers(subject.resource, subject, surroundings));
  const way = { mechanism: "change the record", rpo: NOTHING_LOST, rto };
  return { ...byPeople("region", subject, "same", way), target: ANYWHERE };
}

/** Route 53 leaves out what fails its health check, and answers with the other records of the same name. */
function anotherAnswers(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  if (!routes(resource)) return [];
  const watched = primaryOf(resource, surroundings.index) ?? resource;
  const { requires, step } = detectionOf(watched, subject, surroundings);
  const way = {
    mechanism: "another record of its name answers",
    requires: [answeredElsewhere(resource, surroundings.index), ...requires],
    rpo: NOTHING_LOST,
    rto: bound(step, keptByResolvers(watched, subject, surroundings)),
  };
  return [{ ...byItself("region", subject, way), target: ANYWHERE }];
}

/** The other records of the same name and type, as far as names are known. */
export function peersOf(record: EstateResource, index: EstateIndex): readonly EstateResource[] {
  const [name, type] = [readString(record, "name"), knownValue(readString(record, "type"))];
  if (name.kind !== "known") return [];
  return index
    .having(RECORD_TYPE, "name", name.value)
    .filter((one) => one !== record && routes(one) && knownValue(readString(one, "type")) === type);
}

/** Of a secondary record of a failover pair, the primary: it is that one's loss which Route 53 has to notice. */
function primaryOf(record: EstateResource, index: EstateIndex): EstateResource | undefined {
  if (failoverType(record) !== "SECONDARY") return undefined;
  return peersOf(record, index).find((one) => failoverType(one) === "PRIMARY");
}

/** `PRIMARY` or `SECONDARY`, where it is known. */
export function failoverType(record: EstateResource): string | undefined {
  const policies = knownValue(readValue(record, "failoverRoutingPolicies"));
  const [first] = isList(policies) ? policies : [policies];
  return isBag(first) ? knownValue(bagString(first, "type")) : undefined;
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

/** The resources of the program that a record leads to. */
export function targetsOf(record: EstateResource, index: EstateIndex): readonly EstateResource[] {
  return [...index.across(record, "aliases"), ...index.across(record, "records")];
}
