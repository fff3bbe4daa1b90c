import { instancesOf } from "../backup/cluster-instances";
import type { Subject, Surroundings } from "../backup/protection";
import { readString, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { SUBNET_READS, spansZones, type ZoneSource, type Zones, zonesOf } from "../estate/zones";
import { type Bound, bound } from "../recovery/bound";
import type { Ternary } from "../recovery/logic";
import { asksApart, type Condition, condition, type RecoveryPath, unknownCondition } from "../recovery/path";
import type { Step } from "../recovery/step";
import type { TypeReads } from "./mechanism";
import { restoreStep } from "./restore";
import { byItself, byPeople, noLoss, vouchedStep } from "./ways";

/** A database whose instances share one storage, which AWS keeps in three zones: Aurora, DocumentDB, Neptune. */
export interface SharedStorageCluster {
  /** Where AWS says that the storage keeps six copies in three zones. */
  readonly storage: string;
  /** Until a reader has taken over. */
  readonly failover: Step;
  /** What comes on top of that where readers may be paused; absent where they never are. */
  untilAwake?(scenario: "instance" | "zone", subject: Subject, surroundings: Surroundings): readonly Step[];
  /** Whether instances of a cluster may pause by themselves; absent where they never do. */
  mayPause?(cluster: EstateResource): boolean;
  /** Until a cluster without readers has a new primary in the same zone; undefined where AWS promises none. */
  readonly recreated?: Step;
  /** The type of its subnet groups, and the property that names one. */
  readonly subnetGroup: { readonly property: string; readonly type: string };
  /** Whether AWS promises to spread instances that state no zone over two zones at least. */
  spreads(cluster: EstateResource, index: EstateIndex): Ternary;
}

/**
 * The companions of clusters of a module of the SDK, such as `docdb`: their instances, subnet groups and subnets.
 *
 * @param ofInstances what else is read of an instance
 */
export function clusterReads(module: string, ofInstances: readonly string[] = []): Readonly<Record<string, TypeReads>> {
  return {
    ...SUBNET_READS,
    [`aws:${module}/clusterInstance:ClusterInstance`]: {
      reads: ["availabilityZone", "clusterIdentifier", ...ofInstances],
      required: ["clusterIdentifier", "instanceClass"],
    },
    [`aws:${module}/subnetGroup:SubnetGroup`]: { reads: ["name", "subnetIds"], required: ["subnetIds"] },
  };
}

/** The zones of the subnet group that a cluster, and with it each of its instances, names. */
export function zonesOfGroup(
  cluster: EstateResource,
  { property, type }: SharedStorageCluster["subnetGroup"],
  index: EstateIndex,
): Zones {
  const source: ZoneSource = { group: property, type, subnets: "subnetIds" };
  return zonesOf(cluster, [source], index);
}

/**
 * What its instances do for a cluster when one of them, or a zone, is lost. The storage outlives both, so nothing is lost
 * with them; a cluster that has no instance answers nobody until people give it one.
 */
export function instancePaths(
  kind: SharedStorageCluster,
  subject: Subject,
  surroundings: Surroundings,
): readonly RecoveryPath[] {
  const { resource } = subject;
  const { index } = surroundings;
  const instances = instancesOf(resource, index);
  const rpo = noLoss("storage in three zones", kind.storage);
  const failover = (scenario: "instance" | "zone") => {
    const awake = kind.untilAwake?.(scenario, subject, surroundings) ?? [];
    return { mechanism: "failover to a reader", rpo, rto: bound(kind.failover, ...awake) };
  };
  const two = atLeast(2, instances, resource, index);
  const apart = inTwoZones(kind, instances, resource, index);
  return [
    byItself("instance", subject, { ...failover("instance"), requires: [two] }),
    byItself("zone", subject, {
      ...failover("zone"),
      mechanism: "failover to a reader in another zone",
      requires: two.holds === true ? [two, asksApart(apart)] : [two],
    }),
    ...(instances.length < 2 ? [newPrimary(kind, instances, subject, surroundings)] : []),
    ...(["instance", "zone"] as const).map((scenario) =>
      byPeople(scenario, subject, "same", {
        mechanism: scenario === "zone" ? "a new instance in another zone" : "a new instance",
        rpo,
        rto: bound(newInstance(subject, surroundings)),
      }),
    ),
  ];
}

/** Without a reader AWS makes a new primary where the old one stood. */
function newPrimary(
  kind: SharedStorageCluster,
  instances: readonly EstateResource[],
  subject: Subject,
  surroundings: Surroundings,
): RecoveryPath {
  const { resource } = subject;
  return byItself("instance", subject, {
    mechanism: "a new primary in the same zone",
    requires: [
      atLeast(1, instances, resource, surroundings.index),
      ...(kind.mayPause?.(resource) ? noPausedReader(instances, resource, surroundings.index) : []),
    ],
    rpo: noLoss("storage in three zones", kind.storage),
    rto: bound(kind.recreated ?? vouchedStep("a new primary", "start-time", subject, surroundings)),
  });
}

/** With a reader AWS makes no new primary, but waits for the reader, also for one that is paused. */
function noPausedReader(
  instances: readonly EstateResource[],
  cluster: EstateResource,
  index: EstateIndex,
): readonly Condition[] {
  const because = whyMore(cluster, instances, index);
  return because === undefined ? [] : [unknownCondition("it has no reader that may be paused", because)];
}

/** The time until a restored cluster serves: a restore makes no instances, so people add one. */
export function restoredCluster(subject: Subject, surroundings: Surroundings): Bound {
  return bound(restoreStep("restore", subject, surroundings), newInstance(subject, surroundings));
}

/** The time until an instance that people add to a cluster serves. */
export function newInstance(subject: Subject, surroundings: Surroundings): Step {
  return vouchedStep("start of a new instance", "start-time", subject, surroundings);
}

/** Why a cluster may have more instances than those that surely belong to it; undefined where it has not. */
function whyMore(cluster: EstateResource, known: readonly EstateResource[], index: EstateIndex): string | undefined {
  const stray = index
    .ofType(cluster.type.replace("/cluster:Cluster", "/clusterInstance:ClusterInstance"))
    .find((one) => !known.includes(one) && mayBelong(one, cluster, index));
  return stray && `which cluster ${stray.name} belongs to is not known at preview`;
}

function mayBelong(instance: EstateResource, cluster: EstateResource, index: EstateIndex): boolean {
  const kinds = [readString(instance, "clusterIdentifier").kind, readString(cluster, "clusterIdentifier").kind];
  return kinds.includes("unknown") && index.across(instance, "clusterIdentifier", cluster.type).length === 0;
}

function atLeast(
  needed: 1 | 2,
  known: readonly EstateResource[],
  cluster: EstateResource,
  index: EstateIndex,
): Condition {
  const text = `it has ${needed === 1 ? "an instance" : "two instances or more"}`;
  if (known.length >= needed) return condition(text, true);
  const because = whyMore(cluster, known, index);
  if (because !== undefined) return unknownCondition(text, because);
  const more = needed - known.length === 1 ? "a cluster instance" : "two cluster instances";
  return condition(text, false, `add ${more} to ${cluster.name}`);
}

/** Two zones at least, so that whichever is lost, another one holds an instance. */
function inTwoZones(
  kind: SharedStorageCluster,
  known: readonly EstateResource[],
  cluster: EstateResource,
  index: EstateIndex,
): Condition {
  const text = "its instances stand in two zones or more";
  const fix = `set availabilityZone of the instances of ${cluster.name}, to two zones or more`;
  const zones = known.map((one) => zonesOf(one, [{ zones: "availabilityZone" }], index));
  const stated = new Set(zones.flatMap((one) => [...one.known]));
  if (stated.size >= 2) return condition(text, true);
  const more = whyMore(cluster, known, index);
  const unplaced = zones.find((one) => one.because !== undefined)?.because;
  const possible = unplaced === undefined ? { known: stated } : zonesOfGroup(cluster, kind.subnetGroup, index);
  const everywhere = { ...possible, known: new Set([...stated, ...possible.known]) };
  if (more === undefined && spansZones(everywhere, 2) === false) return condition(text, false, fix);
  const leftToAws = known.every((one) => readValue(one, "availabilityZone").kind === "absent");
  if (leftToAws && kind.spreads(cluster, index) === true) return condition(text, true);
  return { ...unknownCondition(text, more ?? unplaced ?? "the zones of its instances are not known"), fix };
}
