import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Table } from "../state/table";
import type { Call, World } from "../world";
import { clusterState, instanceState } from "./errors";
import { findCluster, findInstance } from "./find";
import type { ClusterRecord, InstanceRecord } from "./records";
import { modifiedShape } from "./shapes";
import { clusterView, instanceView } from "./views";

export function modifyInstance(input: Input, call: Call): Structure {
  const { world } = call;
  const instance = findInstance(call, input.required("DBInstanceIdentifier"));
  if (instance.status !== "available") {
    throw instanceState(`The instance ${instance.id} is ${instance.status}, not available.`);
  }
  const modified = { ...instance, status: "modifying", shape: modifiedShape(instance.shape, input) };
  world.tables.instances.put(instance.arn, modified);
  settleLater(world, world.tables.instances, modified);
  return { DBInstance: instanceView(call, modified) };
}

export function modifyCluster(input: Input, call: Call): Structure {
  const { world } = call;
  const cluster = findCluster(call, input.required("DBClusterIdentifier"));
  if (cluster.status !== "available") {
    throw clusterState(`The cluster ${cluster.id} is ${cluster.status}, not available.`);
  }
  const modified = { ...cluster, status: "modifying", shape: modifiedShape(cluster.shape, input) };
  world.tables.clusters.put(cluster.arn, modified);
  settleLater(world, world.tables.clusters, modified);
  return { DBCluster: clusterView(call, modified) };
}

/** Makes it available again after a while, unless it is being deleted by then. */
function settleLater<Row extends InstanceRecord | ClusterRecord>(
  world: World,
  table: Table<Row>,
  { arn, id }: Row,
): void {
  const settle = () => {
    if (table.get(arn)?.status === "modifying") {
      table.change(arn, { status: "available" } as Partial<Row>);
    }
  };
  world.pace.take("modify", id).then(settle, settle);
}
