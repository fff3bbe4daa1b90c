import type { Subject, Surroundings } from "../backup/protection";
import { arnOf } from "../backup/types";
import { PROVIDER_DEFAULTS } from "../declaration/defaults";
import { knownValue, orDefault } from "../declaration/setting";
import { differ, parseArn, regionOf } from "../estate/place";
import { readBoolean, readString, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { bound } from "../recovery/bound";
import { or, type Ternary } from "../recovery/logic";
import { asksApart, type Condition, condition, type RecoveryPath, unknownCondition } from "../recovery/path";
import type { Step } from "../recovery/step";
import { inAnotherRegion } from "./twins";
import { byPeople, homeOf, noLoss, vouchedStep } from "./ways";

const TYPE = "aws:rds/instance:Instance";
const SOURCE = "replicateSourceDb";

/** Read replicas of an instance, which people promote. AWS bounds neither their lag nor the promotion. */
export function promotedReplicas(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  return replicasOf(resource, surroundings.index).flatMap((replica) => {
    const promotion = {
      mechanism: `promote read replica ${replica.name}`,
      rpo: bound(vouchedStep("replica lag", "replica-lag", subject, surroundings)),
      rto: bound(vouchedStep("promotion of the replica", "start-time", subject, surroundings)),
    };
    const apart = differ(regionOf(replica), regionOf(resource));
    const here: readonly RecoveryPath[] = [
      byPeople("instance", subject, "new", promotion),
      byPeople("zone", subject, "new", { ...promotion, requires: [asksApart(standsApart(replica, resource))] }),
    ];
    const away: RecoveryPath = {
      ...byPeople("region", subject, "new", { ...promotion, requires: [inAnotherRegion(resource, replica)] }),
      target: homeOf(replica),
    };
    return [...(apart === true ? [] : here), ...(apart === false ? [] : [away])];
  });
}

/** Where the Region of a read replica and its source is lost, other replicas of that source go on. */
export function otherReplicas(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  const source = sourceOf(resource, surroundings.index);
  return replicasOf(source, surroundings.index)
    .filter((other) => other !== resource && differ(regionOf(other), regionOf(resource)) !== false)
    .map((other) => ({
      ...byPeople("region", subject, "new", {
        mechanism: `replica ${other.name} of the same source goes on`,
        requires: [inAnotherRegion(resource, other)],
        rpo: bound(vouchedStep("replica lag", "replica-lag", subject, surroundings)),
        rto: bound(),
      }),
      target: homeOf(other),
    }));
}

function replicasOf(source: EstateResource | undefined, index: EstateIndex): readonly EstateResource[] {
  if (source === undefined) return [];
  return index
    .referring(source, TYPE, SOURCE, namesOf(source))
    .filter((replica) => index.across(replica, SOURCE, TYPE).length > 0 || mayName(replica, source));
}

/** Where a read replica is lost, its source goes on, and holds all that the replica held. */
export function sourceGoesOn(subject: Subject, { index }: Surroundings, failover: Step): readonly RecoveryPath[] {
  const { resource } = subject;
  if (readValue(resource, SOURCE).kind === "absent") return [];
  const source = sourceOf(resource, index);
  const region = source ? regionOf(source) : regionNamed(resource);
  const apart = differ(region, regionOf(resource));
  const name = source?.name ?? "of another program";
  const way = {
    mechanism: `source ${name} goes on`,
    rpo: noLoss("kept by the source", "the member is a read replica"),
    rto: bound(),
  };
  const elsewhere = "its source lies in another Region";
  const inRegion =
    apart === "unknown"
      ? unknownCondition(elsewhere, `the Region of the source of ${resource.name} or of ${resource.name} is not known`)
      : condition(elsewhere, apart);
  const target = source ? homeOf(source) : { region, account: undefined };
  return [
    byPeople("instance", subject, "new", way),
    ...(apart === true
      ? [byPeople("zone", subject, "new", way)]
      : [
          byPeople("zone", subject, "new", {
            ...way,
            requires: [source ? outlivesZone(source, resource) : unknownZone(resource)],
            rto: waitsFor(subject, source, index) ? bound() : bound(failover),
          }),
        ]),
    ...(apart === false ? [] : [byPeople("region", subject, "new", { ...way, requires: [inRegion] })]),
  ].map((path) => ({ ...path, target }));
}

/** A member that refers to another one of its service comes back after it: the failover is counted there. */
function waitsFor({ resource, siblings }: Subject, source: EstateResource | undefined, index: EstateIndex): boolean {
  return source !== undefined && siblings.includes(source) && index.across(resource, SOURCE, TYPE).includes(source);
}

/** The instance that a replica names as its source, if it is part of this program. */
function sourceOf(replica: EstateResource, index: EstateIndex): EstateResource | undefined {
  const [source] = index.across(replica, SOURCE, TYPE);
  if (source !== undefined) return source;
  const named = knownValue(readString(replica, SOURCE));
  if (named === undefined) return undefined;
  return index.ofType(TYPE).find((one) => namesOf(one).includes(named) && mayName(replica, one));
}

/** An identifier names an instance of the same Region only; one of another is named by its ARN. */
function mayName(replica: EstateResource, source: EstateResource): boolean {
  const named = knownValue(readString(replica, SOURCE));
  return named?.startsWith("arn:") === true || differ(regionOf(replica), regionOf(source)) !== true;
}

/** The Region that the name of a source tells. */
function regionNamed(replica: EstateResource): string | undefined {
  const named = knownValue(readString(replica, SOURCE));
  if (named === undefined) return undefined;
  return named.startsWith("arn:") ? parseArn(named)?.region || undefined : regionOf(replica);
}

/** A source outlives a zone with a standby in another one, or where it stands in another one itself. */
function outlivesZone(source: EstateResource, replica: EstateResource): Condition {
  const multiAz = orDefault(readBoolean(source, "multiAz"), PROVIDER_DEFAULTS[TYPE].multiAz.value);
  const standby: Ternary = multiAz.kind === "unknown" ? "unknown" : multiAz.value;
  const holds = or(standby, differ(zoneOf(source), zoneOf(replica)));
  const text = `${source.name} outlives the zone`;
  const fix = `set multiAz of ${source.name} to true`;
  if (holds !== "unknown") return condition(text, holds, fix);
  const because =
    multiAz.kind === "unknown" ? multiAz.because : `the zones of ${source.name} and ${replica.name} are left to AWS`;
  return { ...unknownCondition(text, because), fix };
}

function unknownZone({ name }: EstateResource): Condition {
  return unknownCondition("its source outlives the zone", `the source of ${name} is not part of this program`);
}

function standsApart(replica: EstateResource, source: EstateResource): Condition {
  const text = `${replica.name} stands in another zone`;
  const apart = differ(zoneOf(replica), zoneOf(source));
  const fix = `set availabilityZone of ${replica.name} to another zone`;
  if (apart !== "unknown") return condition(text, apart, fix);
  return { ...unknownCondition(text, `the zones of ${replica.name} and ${source.name} are not known`), fix };
}

function zoneOf(instance: EstateResource): string | undefined {
  return knownValue(readString(instance, "availabilityZone"));
}

/** The texts by which other resources may name an instance. */
export function namesOf(resource: EstateResource): readonly string[] {
  return [arnOf(resource), knownValue(readString(resource, "identifier"))].filter((name) => name !== undefined);
}
