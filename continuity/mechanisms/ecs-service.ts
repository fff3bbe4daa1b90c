import type { Subject, Surroundings } from "../backup/protection";
import { documentedByProvider } from "../declaration/defaults";
import { knownValue, orDefault } from "../declaration/setting";
import { bagValue, readNumber, readString, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { isBag, isList } from "../estate/value";
import { SUBNET_READS, type Zones } from "../estate/zones";
import type { Bound } from "../recovery/bound";
import { setting } from "../recovery/edit";
import { type Condition, condition, settingCondition } from "../recovery/path";
import type { Capacity } from "./capacity";
import { CAPACITY_PROVIDER_TYPE, CLUSTER_PROVIDERS_TYPE, CLUSTER_TYPE, type Ground, groundsOf } from "./ecs-ground";
import { TARGET_GROUP_DEFAULTS, TARGET_GROUP_READS, TARGET_GROUP_TYPES } from "./health-check";
import type { Mechanism } from "./mechanism";
import { twins } from "./twins";
import { severalUnits, takeover } from "./units";
import { deployedAnew } from "./ways";

const TYPE = "aws:ecs/service:Service";

const DEFAULT = {
  desiredCount: documentedByProvider<number>(0, "Defaults to 0."),
  launchType: documentedByProvider<string>("EC2", "Defaults to `EC2`."),
  schedulingStrategy: documentedByProvider<string>("REPLICA", "Defaults to `REPLICA`"),
  availabilityZoneRebalancing: documentedByProvider<string>("ENABLED", "it defaults to `ENABLED`"),
};

/**
 * A service of Amazon ECS: the tasks that are left go on behind its load balancer, and the service starts new ones.
 * Figures and sources: docs/mechanisms/ecs-service.md.
 */
export const ecsService: Mechanism = {
  slug: "ecs-service",
  title: "Amazon ECS service",
  types: [TYPE],
  reads: [
    "availabilityZoneRebalancing",
    "capacityProviderStrategies",
    "cluster",
    "desiredCount",
    "launchType",
    "loadBalancers",
    "networkConfiguration",
    "orderedPlacementStrategies",
    "placementConstraints",
    "schedulingStrategy",
  ],
  required: [],
  companions: {
    ...SUBNET_READS,
    ...TARGET_GROUP_READS,
    [CLUSTER_TYPE]: { reads: ["name"], required: [] },
    [CAPACITY_PROVIDER_TYPE]: { reads: ["autoScalingGroupProvider", "name"], required: [] },
    [CLUSTER_PROVIDERS_TYPE]: {
      reads: ["capacityProviders", "clusterName", "defaultCapacityProviderStrategies"],
      required: ["clusterName"],
    },
  },
  defaults: { ...TARGET_GROUP_DEFAULTS, [TYPE]: DEFAULT },
  figures: [],
  capacity: ({ resource }, { index }) => capacityOf(resource, index),
  paths(subject, surroundings) {
    const { resource } = subject;
    return [
      ...severalUnits(subject, surroundings, {
        capacity: capacityOf(resource, surroundings.index),
        zones: everyZone(groundsOf(resource, surroundings.index).grounds),
        spread: isDaemon(resource) === true ? [] : [balanced(resource)],
        starter: "the service",
        takeover: takeoverOf(subject, surroundings),
      }),
      ...twins(subject, surroundings, capacityOf),
      ...deployedAnew(["region", "compromise"], subject, surroundings),
    ];
  },
};

/** `desiredCount` tasks, or with `DAEMON` one on each instance of its cluster. */
function capacityOf(resource: EstateResource, index: EstateIndex): Capacity {
  const { grounds, parts } = groundsOf(resource, index);
  const daemon = isDaemon(resource);
  if (typeof daemon === "object") return tasks(resource, daemon, { known: new Set(), because: daemon.because });
  if (daemon) {
    const order = `raise the number of instances in the cluster of ${resource.name} to`;
    const zones = least(grounds.map(({ zones: of }) => of));
    return { unit: "task", units: inAll(grounds), zones, order, parts: grounds.length };
  }
  const because = placedOtherwise(resource);
  const zones = because === undefined ? least(grounds.map(reached)) : { known: new Set<string>(), because };
  const units = orDefault(readNumber(resource, "desiredCount"), DEFAULT.desiredCount.value);
  const packed = grounds.some(({ instances }) => instances !== undefined) && !oneOnEachInstance(resource);
  return { ...tasks(resource, units, zones), parts, ...(packed ? { packed } : {}) };
}

function tasks({ name }: EstateResource, units: Capacity["units"], zones: Zones): Capacity {
  return { unit: "task", units, zones, order: `set desiredCount of ${name} to` };
}

function isDaemon(resource: EstateResource): boolean | Extract<Capacity["units"], { kind: "unknown" }> {
  const strategy = orDefault(readString(resource, "schedulingStrategy"), DEFAULT.schedulingStrategy.value);
  return strategy.kind === "unknown" ? strategy : strategy.value === "DAEMON";
}

function inAll(grounds: readonly Ground[]): Capacity["units"] {
  const none: Capacity["units"] = { kind: "unknown", because: "there are no instances to run a task each" };
  return grounds
    .map(({ instances }) => instances ?? none)
    .reduce((sum, one) => {
      if (sum.kind === "unknown" || one.kind === "unknown") return sum.kind === "unknown" ? sum : one;
      return { kind: "known", value: sum.value + one.value };
    });
}

/** The zones that tasks surely get to: no more than there are instances. */
function reached({ zones, instances }: Ground): Zones {
  if (instances === undefined) return zones;
  if (instances.kind === "unknown") return { known: new Set(), because: instances.because };
  return zones.known.size <= instances.value ? zones : { known: new Set([...zones.known].slice(0, instances.value)) };
}

/** Of several grounds the one with the fewest zones, since all tasks may turn out to be there. */
function least(all: readonly Zones[]): Zones {
  return all.reduce((one, other) => (other.known.size < one.known.size ? other : one));
}

function everyZone(grounds: readonly Ground[]): Zones {
  const known = new Set(grounds.flatMap(({ zones }) => [...zones.known]));
  const because = grounds.find(({ zones }) => zones.because !== undefined)?.zones.because;
  return because === undefined ? { known } : { known, because };
}

/** Why its tasks may not be spread over zones; undefined where they are, as they are unless placed by another strategy. */
function placedOtherwise(resource: EstateResource): string | undefined {
  const strategies = readValue(resource, "orderedPlacementStrategies");
  if (strategies.kind === "absent") return undefined;
  if (strategies.kind === "unknown") return strategies.because;
  const [first] = isList(strategies.value) ? strategies.value : [strategies.value];
  if (first === undefined) return undefined;
  const spread =
    isBag(first) &&
    knownValue(bagValue(first, "type")) === "spread" &&
    knownValue(bagValue(first, "field")) === "attribute:ecs.availability-zone";
  return spread ? undefined : `${resource.name} does not place its tasks by zone first`;
}

/** Whether no instance holds two of its tasks. */
function oneOnEachInstance(resource: EstateResource): boolean {
  const constraints = readValue(resource, "placementConstraints");
  if (constraints.kind !== "known" || !isList(constraints.value)) return false;
  return constraints.value.some((one) => isBag(one) && knownValue(bagValue(one, "type")) === "distinctInstance");
}

/** Without rebalancing tasks stay where the last disruption or deployment has left them. */
function balanced(resource: EstateResource): Condition {
  const property = "availabilityZoneRebalancing";
  const text = "its tasks are spread over its zones again after each disruption";
  const fix = `set ${property} of ${resource.name} to ENABLED`;
  const edit = setting(resource.urn, property, "ENABLED");
  const on = orDefault(readString(resource, property), DEFAULT.availabilityZoneRebalancing.value);
  if (on.kind === "unknown") return settingCondition<string>(text, on, () => false, fix, edit);
  if (on.value === "ENABLED") return condition(text, true);
  const because = `${property} of ${resource.name} is off, so that tasks stay where a disruption has left them`;
  return { text, holds: "unknown", because, open: "range", fix, edits: [edit] };
}

/** Until the load balancers in front of it no longer send anything to the tasks that are lost. */
function takeoverOf(subject: Subject, surroundings: Surroundings): Bound {
  const { resource } = subject;
  const blocks = readValue(resource, "loadBalancers");
  if (blocks.kind === "absent" || (blocks.kind === "known" && isList(blocks.value) && blocks.value.length === 0)) {
    return takeover([], subject, surroundings);
  }
  const groups = TARGET_GROUP_TYPES.flatMap((type) => surroundings.index.across(resource, "loadBalancers", type));
  const found = blocks.kind === "known" && isList(blocks.value) && groups.length >= blocks.value.length;
  return takeover(found ? groups : [], subject, surroundings, "takeover by a load balancer that is not known");
}
