import type { Subject, Surroundings } from "../backup/protection";
import { documentedByProvider } from "../declaration/defaults";
import { orDefault } from "../declaration/setting";
import { readBoolean, readValue } from "../estate/read";
import { SUBNET_READS, type ZoneSource, zonesOf } from "../estate/zones";
import { type Bound, bound } from "../recovery/bound";
import type { RecoveryPath } from "../recovery/path";
import type { Step } from "../recovery/step";
import { spreadOver } from "./capacity";
import { untilUnhealthy } from "./health-check";
import { NAME } from "./load-balancer-name";
import type { Mechanism } from "./mechanism";
import { twins } from "./twins";
import { byItself, deployedAnew, noLoss, vouchedStep } from "./ways";

export const CLASSIC_TYPE = "aws:elb/loadBalancer:LoadBalancer";

const ZONES: readonly ZoneSource[] = [{ subnets: "subnets" }, { zones: "availabilityZones" }];

const DEFAULT = { crossZoneLoadBalancing: documentedByProvider<boolean>(true, "Default: `true`") };

/**
 * A Classic Load Balancer: a node in each of its zones, and clients that find the others by its name.
 * Figures and sources: docs/mechanisms/classic-load-balancer.md.
 */
export const classicLoadBalancer: Mechanism = {
  slug: "classic-load-balancer",
  title: "Elastic Load Balancing Classic Load Balancer",
  types: [CLASSIC_TYPE],
  reads: ["availabilityZones", "crossZoneLoadBalancing", "healthCheck", "subnets"],
  required: ["listeners"],
  companions: SUBNET_READS,
  defaults: { [CLASSIC_TYPE]: DEFAULT },
  zones: ZONES,
  figures: [NAME],
  paths(subject, surroundings) {
    return [
      ...nodesGoOn(subject, surroundings),
      ...twins(subject, surroundings),
      ...deployedAnew(["zone", "region", "compromise"], subject, surroundings),
    ];
  },
};

function nodesGoOn(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const spread = spreadOver(zonesOf(subject.resource, ZONES, surroundings.index), 2);
  return (["instance", "zone"] as const).map((scenario) =>
    byItself(scenario, subject, {
      mechanism: scenario === "zone" ? "its nodes in other zones go on" : "its other nodes go on",
      requires: scenario === "zone" ? [spread] : [],
      rpo: noLoss("keeps no data", "role of the member"),
      rto: ledAway(subject, surroundings),
    }),
  );
}

/** A node that sends requests only to its own zone is left once the checks of the instances there have failed. */
function ledAway(subject: Subject, surroundings: Surroundings): Bound {
  const { resource } = subject;
  const crosses = orDefault(readBoolean(resource, "crossZoneLoadBalancing"), DEFAULT.crossZoneLoadBalancing.value);
  if (crosses.kind === "known" && crosses.value) return bound(NAME);
  const checks = instancesLost(subject, surroundings);
  return bound(crosses.kind === "known" ? checks : { ...checks, lo: 0 }, NAME);
}

/** What applies without a health check of its own the provider does not say. */
function instancesLost(subject: Subject, surroundings: Surroundings): Step {
  return readValue(subject.resource, "healthCheck").kind === "absent"
    ? vouchedStep("health checks of its instances", "start-time", subject, surroundings)
    : untilUnhealthy(subject.resource);
}
