import { knownValue } from "../declaration/setting";
import { bagValue, readString, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { isBag, isList, UNKNOWN, type Value } from "../estate/value";
import { type Zones, zonesOf } from "../estate/zones";
import { GROUP_TYPE, groupCapacity } from "./autoscaling-group";
import type { Capacity } from "./capacity";

export const CLUSTER_TYPE = "aws:ecs/cluster:Cluster";
export const CAPACITY_PROVIDER_TYPE = "aws:ecs/capacityProvider:CapacityProvider";
export const CLUSTER_PROVIDERS_TYPE = "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders";

const FARGATE: readonly string[] = ["FARGATE", "FARGATE_SPOT"];

/** What tasks run on: the machines of AWS, or the instances of an Auto Scaling group. */
export interface Ground {
  readonly zones: Zones;
  /** How many instances there are; undefined on Fargate, where each task has a machine of its own. */
  readonly instances?: Capacity["units"];
}

/**
 * What the tasks of a service run on, one for each capacity provider: those of its own strategy, else its launch type, else
 * the cluster's default strategy, else the instances of its cluster.
 *
 * @returns `parts`: whether ECS spreads tasks over each by itself, as it does for the providers of a strategy
 */
export function groundsOf(
  service: EstateResource,
  index: EstateIndex,
): { readonly grounds: readonly Ground[]; readonly parts: number } {
  const own = readValue(service, "capacityProviderStrategies");
  if (own.kind === "unknown") return nowhere(own.because);
  if (hasItems(own)) return byStrategy(service, "capacityProviderStrategies", service, index);

  const launchType = readString(service, "launchType");
  if (launchType.kind === "unknown") return nowhere(launchType.because);
  const type = knownValue(launchType);
  if (type === "FARGATE") return { grounds: [{ zones: ownZones(service, index) ?? leftOpen(service) }], parts: 1 };
  if (type !== undefined && type !== "EC2") return nowhere(`${service.name} runs on machines outside AWS`);

  const cluster = providersOfCluster(service, index);
  if (cluster === undefined) return nowhere(`on which instances ${service.name} runs is not known from this program`);
  const usual = readValue(cluster, "defaultCapacityProviderStrategies");
  if (type === undefined && usual.kind === "unknown") return nowhere(usual.because);
  if (type === undefined && hasItems(usual)) {
    return byStrategy(cluster, "defaultCapacityProviderStrategies", service, index);
  }
  // With the launch type EC2 tasks are spread over all instances of the cluster, whichever provider they belong to.
  const grounds = groundsIn(cluster, "capacityProviders", service, index).filter(({ instances }) => instances);
  return grounds.length > 0 ? { grounds, parts: 1 } : nowhere(`${cluster.name} names no provider of instances`);
}

function nowhere(because: string) {
  const open = { kind: "unknown" as const, because };
  return { grounds: [{ zones: { known: new Set<string>(), because }, instances: open }], parts: 1 };
}

function byStrategy(of: EstateResource, property: string, service: EstateResource, index: EstateIndex) {
  const grounds = groundsIn(of, property, service, index);
  return { grounds, parts: grounds.length };
}

/** What the capacity providers in a list stand for, whether it names them or has them in blocks. */
function groundsIn(
  of: EstateResource,
  property: string,
  service: EstateResource,
  index: EstateIndex,
): readonly Ground[] {
  const setting = readValue(of, property);
  const items = setting.kind === "known" && isList(setting.value) ? setting.value.map(nameOf) : [UNKNOWN];
  const known = items.filter((item) => typeof item === "string").filter((name) => !FARGATE.includes(name));
  const named = known.map((name) => index.having(CAPACITY_PROVIDER_TYPE, "name", name));
  const linked = index.across(of, property, CAPACITY_PROVIDER_TYPE).filter((one) => !named.flat().includes(one));
  const open = items.filter((item) => typeof item !== "string").length;
  const unclear = `the capacity providers in ${property} of ${of.name} are not known at preview`;
  const fargate = items.filter((item) => typeof item === "string" && FARGATE.includes(item));
  return [
    ...fargate.map(() => ({ zones: ownZones(service, index) ?? leftOpen(service) })),
    ...named.map(([only, ...others]) =>
      only && others.length === 0
        ? onInstancesOf(only, service, index)
        : unknownGround("which capacity provider a name stands for is not known from this program"),
    ),
    ...(open === linked.length
      ? linked.map((one) => onInstancesOf(one, service, index))
      : Array.from({ length: open }, () => unknownGround(unclear))),
  ];
}

function nameOf(item: Value): Value {
  return isBag(item) ? (knownValue(bagValue(item, "capacityProvider")) ?? UNKNOWN) : item;
}

function onInstancesOf(provider: EstateResource, service: EstateResource, index: EstateIndex): Ground {
  const [group, ...others] = index.across(provider, "autoScalingGroupProvider", GROUP_TYPE);
  if (group === undefined || others.length > 0) {
    return unknownGround(`on which instances capacity provider ${provider.name} runs tasks is not known at preview`);
  }
  const { units, zones } = groupCapacity(group, index);
  const own = ownZones(service, index);
  return { zones: own === undefined ? zones : common(zones, own), instances: units };
}

function unknownGround(because: string): Ground {
  return { zones: { known: new Set(), because }, instances: { kind: "unknown", because } };
}

/** The zones of the subnets that tasks get an address in; undefined where they share that of their instance. */
function ownZones(service: EstateResource, index: EstateIndex): Zones | undefined {
  if (readValue(service, "networkConfiguration").kind === "absent") return undefined;
  return zonesOf(service, [{ subnets: "networkConfiguration.subnets" }], index);
}

function leftOpen({ name }: EstateResource): Zones {
  return { known: new Set(), because: `${name} states no subnets` };
}

function common(a: Zones, b: Zones): Zones {
  const because = a.because ?? b.because;
  const known = new Set([...a.known].filter((zone) => b.known.has(zone)));
  return because === undefined ? { known } : { known, because };
}

/** What a companion says of the capacity providers of the cluster that a service runs in. */
function providersOfCluster(service: EstateResource, index: EstateIndex): EstateResource | undefined {
  const [cluster, ...others] = index.across(service, "cluster", CLUSTER_TYPE);
  if (cluster === undefined || others.length > 0) return undefined;
  const name = knownValue(readString(cluster, "name"));
  const found = index.referring(cluster, CLUSTER_PROVIDERS_TYPE, "clusterName", name === undefined ? [] : [name]);
  return found.length === 1 ? found[0] : undefined;
}

function hasItems(setting: ReturnType<typeof readValue>): boolean {
  return setting.kind === "known" && !(isList(setting.value) && setting.value.length === 0);
}
