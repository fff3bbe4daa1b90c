import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { admit } from "./admission";
import { clusterState, invalidCombination } from "./errors";
import { findCluster, membersOf, rdsArn } from "./find";
import type { ClusterRecord, InstanceRecord } from "./records";
import { reach } from "./restore";
import { instanceView } from "./views";

/** CreateDBInstance, as drills use it: an instance for a cluster, which makes the cluster reachable. */
export function createInstance(input: Input, call: Call): Structure {
  const id = input.required("DBInstanceIdentifier").toLowerCase();
  const instanceClass = input.required("DBInstanceClass");
  const engine = input.required("Engine");
  const clusterId = input.text("DBClusterIdentifier");
  if (clusterId === undefined) {
    throw invalidCombination("The lab creates instances of clusters only; databases of their own are restored.");
  }
  const cluster = findCluster(call, clusterId);
  if (cluster.status !== "available") {
    throw clusterState(`The cluster ${cluster.id} is ${cluster.status}, not available.`);
  }
  if (engine !== cluster.shape.engine) {
    throw invalidCombination(`The engine of the cluster is ${cluster.shape.engine}, not ${engine}.`);
  }
  admit(call, "db", id, [cluster.id]);
  const { world, region } = call;
  const arn = rdsArn(call, "db", id);
  const made = world.tables.instances.put(arn, {
    arn,
    region,
    id,
    resourceId: world.ids.resource("db"),
    status: "creating",
    createdAt: world.clock.now().toISOString(),
    shape: {
      ...cluster.shape,
      instanceClass,
      publiclyAccessible: input.flag("PubliclyAccessible") ?? false,
      deletionProtection: false,
    },
    tags: input.tags("Tags"),
    availabilityZone: input.text("AvailabilityZone") ?? `${region}a`,
    cluster: cluster.id,
  });
  serve(call, cluster, made).catch(() => world.tables.instances.change(arn, { status: "failed" }));
  return { DBInstance: instanceView(call, made) };
}

async function serve(call: Call, cluster: ClusterRecord, instance: InstanceRecord): Promise<void> {
  const { world } = call;
  await world.pace.take("create-instance", instance.id, cluster.id);
  if (world.tables.instances.get(instance.arn)?.status !== "creating") {
    return;
  }
  // All instances of the lab's clusters are one server: readers read where the writer writes.
  const others = membersOf(call, cluster).filter((member) => member.status === "available");
  const address =
    others[0]?.address ??
    (await world.engine.start(cluster.resourceId, world.tables.clusters.get(cluster.arn)?.address?.port));
  await reach(call, { id: instance.id, names: [cluster.id] }, cluster.resourceId);
  world.tables.instances.change(instance.arn, { status: "available", address });
}
