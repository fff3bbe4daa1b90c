import type { Subject, Surroundings } from "../backup/protection";
import { differ, regionOf } from "../estate/place";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { SUBNET_READS, spansZones, togetherIn, zonesOf } from "../estate/zones";
import { findAssumption } from "../evidence/assumption";
import { bound } from "../recovery/bound";
import { or, type Ternary } from "../recovery/logic";
import { type Condition, condition, type RecoveryPath, unknownCondition } from "../recovery/path";
import type { TypeReads } from "./mechanism";
import { inAnotherRegion } from "./twins";
import { homeOf, vouchedStep } from "./ways";

const TEMPLATE_TYPE = "aws:drs/replicationConfigurationTemplate:ReplicationConfigurationTemplate";

/** Where an instance says in which zone it stands. */
export const OWN_ZONE_READS: readonly string[] = ["availabilityZone", "subnetId"];

/** The one resource of the service; it says how servers are replicated, and to where. */
export const ELASTIC_DISASTER_RECOVERY_READS: Readonly<Record<string, TypeReads>> = {
  ...SUBNET_READS,
  [TEMPLATE_TYPE]: { reads: ["stagingAreaSubnetId"], required: ["stagingAreaSubnetId"] },
};

/**
 * Recovery of an instance by AWS Elastic Disaster Recovery, in the Region of a replication template. Agents on servers decide
 * which of them are replicated, so that this one is, and how far behind, is somebody's word.
 */
export function elasticDisasterRecovery(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  return surroundings.index.ofType(TEMPLATE_TYPE).flatMap((template) => {
    const way = {
      mechanism: "Elastic Disaster Recovery",
      target: homeOf(template),
      startedBy: "people" as const,
      endpoint: "new" as const,
      rpo: bound(vouchedStep("replication of its volumes", "replica-lag", subject, surroundings)),
      rto: bound(vouchedStep("launch of the recovery instance", "start-time", subject, surroundings)),
    };
    const replicated = isReplicated(template, subject, surroundings);
    const away =
      differ(regionOf(template), regionOf(resource)) === false
        ? []
        : [{ ...way, scenario: "region" as const, requires: [inAnotherRegion(resource, template), replicated] }];
    const otherZone = stagedElsewhere(template, resource, surroundings.index);
    return [{ ...way, scenario: "zone" as const, requires: [otherZone, replicated] }, ...away];
  });
}

/** What is said of a whole service may be about its databases, so only a word about instances, or this one, counts. */
function isReplicated(template: EstateResource, { resource, service }: Subject, surroundings: Surroundings): Condition {
  const text = `Elastic Disaster Recovery replicates it by ${template.name}`;
  const { name, type } = resource;
  const { assumptions, asOf } = surroundings;
  const word = findAssumption(assumptions, "replica-lag", { name, type, service }, asOf);
  if (word !== undefined && word.for.kind !== "service") return condition(text, true);
  const because = "agents on servers decide that, and no resource tells";
  return { ...unknownCondition(text, because), fix: `if it does, declare replica-lag for ${name} in lifeboat.yaml` };
}

/** In another Region, or in a zone that is not lost together with the instance. */
function stagedElsewhere(template: EstateResource, resource: EstateResource, index: EstateIndex): Condition {
  const text = `the staging area of ${template.name} lies in another zone`;
  const apart = or(differ(regionOf(template), regionOf(resource)), inTwoZones(template, resource, index));
  return apart === "unknown"
    ? unknownCondition(text, `the zone of ${resource.name} or of ${template.name} is not known at preview`)
    : condition(text, apart, `give ${template.name} a subnet in another zone than ${resource.name}`);
}

function inTwoZones(template: EstateResource, resource: EstateResource, index: EstateIndex): Ternary {
  const home = zonesOf(resource, [{ zones: "availabilityZone" }, { subnets: "subnetId" }], index);
  return spansZones(togetherIn(home, zonesOf(template, [{ subnets: "stagingAreaSubnetId" }], index)), 2);
}
