import type { Subject, Surroundings } from "../backup/protection";
import { documentedByProvider, type ProviderDefaults } from "../declaration/defaults";
import { orDefault, type Setting } from "../declaration/setting";
import { readBoolean, readString } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { SUBNET_READS, type ZoneSource, zonesOf } from "../estate/zones";
import { type Bound, bound } from "../recovery/bound";
import { and, or, type Ternary } from "../recovery/logic";
import { type Condition, type RecoveryPath, unknownCondition } from "../recovery/path";
import type { Step } from "../recovery/step";
import { spreadOver } from "./capacity";
import { TARGET_GROUP_DEFAULTS, TARGET_GROUP_READS, TARGET_GROUP_TYPES, untilUnhealthy } from "./health-check";
import { LISTENER_READS, targetGroupsOf } from "./listeners";
import { LOAD_BALANCER_TYPES, NAME } from "./load-balancer-name";
import type { Mechanism } from "./mechanism";
import { twins } from "./twins";
import { byItself, deployedAnew, noLoss, vouchedStep } from "./ways";

const ZONES: readonly ZoneSource[] = [{ subnets: "subnets" }, { subnets: "subnetMappings" }];

const DEFAULT = {
  loadBalancerType: documentedByProvider<string>("application", "The default value is `application`."),
  enableCrossZoneLoadBalancing: documentedByProvider<boolean>(false, "Defaults to `false`."),
};

const GROUP_DEFAULT = {
  loadBalancingCrossZoneEnabled: documentedByProvider<string>(
    "useLoadBalancerConfiguration",
    'The default is `"useLoadBalancerConfiguration"`.',
  ),
};

const DEFAULTS: ProviderDefaults = {
  ...Object.fromEntries(LOAD_BALANCER_TYPES.map((type) => [type, DEFAULT])),
  ...Object.fromEntries(TARGET_GROUP_TYPES.map((type) => [type, { ...TARGET_GROUP_DEFAULTS[type], ...GROUP_DEFAULT }])),
};

/**
 * A load balancer of Elastic Load Balancing (application, network, gateway): a node in each of its zones, and clients that
 * find the others by its name. Figures and sources: docs/mechanisms/load-balancer.md.
 */
export const loadBalancer: Mechanism = {
  slug: "load-balancer",
  title: "Elastic Load Balancing load balancer",
  types: LOAD_BALANCER_TYPES,
  reads: ["enableCrossZoneLoadBalancing", "loadBalancerType", "subnetMappings", "subnets"],
  required: [],
  companions: {
    ...SUBNET_READS,
    ...LISTENER_READS,
    ...Object.fromEntries(
      Object.entries(TARGET_GROUP_READS).map(([type, { reads, required }]) => [
        type,
        { reads: [...reads, "loadBalancingCrossZoneEnabled"], required },
      ]),
    ),
  },
  defaults: DEFAULTS,
  zones: ZONES,
  figures: [NAME],
  paths(subject, surroundings) {
    return [
      nodeLost(subject, surroundings),
      zoneLost(subject, surroundings),
      ...twins(subject, surroundings),
      ...deployedAnew(["zone", "region", "compromise"], subject, surroundings),
    ];
  },
};

/** `application`, `network` or `gateway`. */
export function kindOf(resource: EstateResource): Exclude<Setting<string>, { kind: "absent" }> {
  return orDefault(readString(resource, "loadBalancerType"), DEFAULT.loadBalancerType.value);
}

/** The Availability Zones of a load balancer. */
export function zonesOfBalancer(resource: EstateResource, { index }: Surroundings) {
  return zonesOf(resource, ZONES, index);
}

/**
 * Whether its nodes send requests to the targets of every zone. Those of an application load balancer do, unless a
 * target group says otherwise; those of the others only where it is asked for.
 */
export function crossesZones(resource: EstateResource, surroundings: Surroundings): Ternary {
  const own = ownCrossing(resource);
  const groups = targetGroupsOf(resource, surroundings);
  return groups.length === 0 ? own : and(...groups.map((group) => groupCrossing(group, own)));
}

function ownCrossing(resource: EstateResource): Ternary {
  const kind = kindOf(resource);
  const asked = orDefault(
    readBoolean(resource, "enableCrossZoneLoadBalancing"),
    DEFAULT.enableCrossZoneLoadBalancing.value,
  );
  const application = kind.kind === "known" ? kind.value === "application" : "unknown";
  return or(application, asked.kind === "known" ? asked.value : "unknown");
}

/** A target group may say otherwise than its load balancer. */
function groupCrossing(group: EstateResource, balancer: Ternary): Ternary {
  const property = "loadBalancingCrossZoneEnabled";
  const said = orDefault(readString(group, property), GROUP_DEFAULT[property].value);
  if (said.kind === "unknown") return "unknown";
  return said.value === "true" ? true : said.value === "false" ? false : balancer;
}

/** One of its nodes, or the last target of a zone, is lost. */
function nodeLost(subject: Subject, surroundings: Surroundings): RecoveryPath {
  return byItself("instance", subject, {
    mechanism: "its other nodes go on",
    requires: targetsLeft(subject, surroundings),
    rpo: noLoss("keeps no data", "role of the member"),
    rto: ledAway(subject, surroundings),
  });
}

function zoneLost(subject: Subject, surroundings: Surroundings): RecoveryPath {
  return byItself("zone", subject, {
    mechanism: "its nodes in other zones go on",
    requires: [spreadOver(zonesOfBalancer(subject.resource, surroundings), 2)],
    rpo: noLoss("keeps no data", "role of the member"),
    rto: ledAway(subject, surroundings),
  });
}

/** The endpoints of a gateway load balancer are zonal, and no name leads away from one whose zone has no target left. */
function targetsLeft({ resource }: Subject, surroundings: Surroundings): readonly Condition[] {
  const kind = kindOf(resource);
  if (kind.kind === "known" && kind.value !== "gateway") return [];
  if (crossesZones(resource, surroundings) === true) return [];
  const because = `its nodes may send requests to the targets of their own zone only; set enableCrossZoneLoadBalancing of ${resource.name} to true`;
  return [unknownCondition("a target is left for every node", because)];
}

/**
 * Until clients use what is left. A node that only knows the targets of its own zone is taken out of the name of the load
 * balancer once they count as lost; clients of a gateway load balancer use no name.
 */
function ledAway(subject: Subject, surroundings: Surroundings): Bound {
  const kind = kindOf(subject.resource);
  const byName = kind.kind === "known" && kind.value === "gateway" ? [] : [NAME];
  const crosses = crossesZones(subject.resource, surroundings);
  if (crosses === true) return bound(...byName);
  const checks = targetsLost(subject, surroundings);
  return bound(crosses === false ? checks : { ...checks, lo: 0 }, ...byName);
}

function targetsLost(subject: Subject, surroundings: Surroundings): Step {
  const [slowest] = targetGroupsOf(subject.resource, surroundings)
    .map(untilUnhealthy)
    .sort((a, b) => (b.hi ?? Number.POSITIVE_INFINITY) - (a.hi ?? Number.POSITIVE_INFINITY));
  return slowest ?? vouchedStep("health checks of its targets", "start-time", subject, surroundings);
}
