import { refuseCleanup } from "../faults/refuse-cleanup";
import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { clusterState, instanceState, invalidCombination } from "./errors";
import { findCluster, findInstance, membersOf } from "./find";
import type { ClusterRecord, InstanceRecord } from "./records";
import { clusterView, instanceView } from "./views";

export function deleteInstance(input: Input, call: Call): Structure {
  const instance = findInstance(call, input.required("DBInstanceIdentifier"));
  if (instance.status === "deleting") {
    throw instanceState(`The instance ${instance.id} is already being deleted.`);
  }
  refuseProtected(instance);
  refuseCleanup(call, instance.id, instanceState);
  if (instance.cluster === undefined) {
    demandNoFinalSnapshot(input);
  }
  const { instances } = call.world.tables;
  const deleting = instances.put(instance.arn, { ...instance, status: "deleting" });
  finishInstance(call, instance).catch(() => instances.change(instance.arn, { status: "failed" }));
  return { DBInstance: instanceView(call, deleting) };
}

export function deleteCluster(input: Input, call: Call): Structure {
  const cluster = findCluster(call, input.required("DBClusterIdentifier"));
  if (cluster.status === "deleting") {
    throw clusterState(`The cluster ${cluster.id} is already being deleted.`);
  }
  refuseProtected(cluster);
  if (membersOf(call, cluster).length > 0) {
    throw clusterState("Cluster cannot be deleted, it still contains DB instances in non-deleting state.");
  }
  refuseCleanup(call, cluster.id, clusterState);
  demandNoFinalSnapshot(input);
  const { clusters } = call.world.tables;
  const deleting = clusters.put(cluster.arn, { ...cluster, status: "deleting" });
  finishCluster(call, cluster).catch(() => clusters.change(cluster.arn, { status: "failed" }));
  return { DBCluster: clusterView(call, deleting) };
}

function refuseProtected({ id, shape }: InstanceRecord | ClusterRecord): void {
  if (shape.deletionProtection) {
    throw invalidCombination(
      `Cannot delete ${id}: it is protected against deletion. Switch the protection off and try again.`,
    );
  }
}

function demandNoFinalSnapshot(input: Input): void {
  if (input.flag("SkipFinalSnapshot") !== true) {
    throw invalidCombination("The lab takes no final snapshots: SkipFinalSnapshot must be true.");
  }
}

async function finishInstance(call: Call, instance: InstanceRecord): Promise<void> {
  const { world } = call;
  await world.pace.take("delete", instance.id);
  if (instance.cluster === undefined) {
    await world.engine.remove(instance.resourceId);
  }
  world.tables.instances.delete(instance.arn);
  if (instance.cluster !== undefined) {
    const cluster = findCluster(call, instance.cluster);
    // The last instance takes the way to the data with it; the data stays with the cluster.
    if (membersOf(call, cluster).length === 0) {
      await world.engine.halt(cluster.resourceId);
    }
  }
}

async function finishCluster({ world }: Call, cluster: ClusterRecord): Promise<void> {
  await world.pace.take("delete", cluster.id);
  await world.engine.remove(cluster.resourceId);
  world.tables.clusters.delete(cluster.arn);
}
