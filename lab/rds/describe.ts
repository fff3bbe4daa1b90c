import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { findCluster, findClusterSnapshot, findInstance, findSnapshot } from "./find";
import { filtered, listing, rdsPage } from "./listing";
import type { SnapshotRecord } from "./records";
import { clusterSnapshotView, clusterView, instanceView, snapshotView } from "./views";

export function describeInstances(input: Input, call: Call): Structure {
  const id = input.text("DBInstanceIdentifier");
  const all = call.world.tables.instances.all().filter(({ region }) => region === call.region);
  const found = filtered(input, id === undefined ? all : [findInstance(call, id)], {
    "db-instance-id": (instance) => instance.id,
    "db-cluster-id": (instance) => instance.cluster,
    "dbi-resource-id": (instance) => instance.resourceId,
    engine: (instance) => instance.shape.engine,
  });
  return listing("DBInstances", rdsPage(input, found), (instance) => instanceView(call, instance));
}

export function describeClusters(input: Input, call: Call): Structure {
  const id = input.text("DBClusterIdentifier");
  const all = call.world.tables.clusters.all().filter(({ region }) => region === call.region);
  const found = filtered(input, id === undefined ? all : [findCluster(call, id)], {
    "db-cluster-id": (cluster) => cluster.id,
    "db-cluster-resource-id": (cluster) => cluster.resourceId,
    engine: (cluster) => cluster.shape.engine,
  });
  return listing("DBClusters", rdsPage(input, found), (cluster) => clusterView(call, cluster));
}

export function describeSnapshots(input: Input, call: Call): Structure {
  const id = input.text("DBSnapshotIdentifier");
  const found = id === undefined ? snapshotsOf(call, "instance") : [findSnapshot(call, id)];
  const ofSource = bySource(found, input.text("DBInstanceIdentifier"), input.text("DbiResourceId"));
  const matching = filtered(input, ofType(input, ofSource), {
    "db-snapshot-id": (snapshot) => snapshot.id,
    "db-instance-id": (snapshot) => snapshot.sourceId,
    "dbi-resource-id": (snapshot) => snapshot.sourceResourceId,
    "snapshot-type": (snapshot) => snapshot.type,
    engine: (snapshot) => snapshot.shape.engine,
  });
  return listing("DBSnapshots", rdsPage(input, matching), snapshotView);
}

export function describeClusterSnapshots(input: Input, call: Call): Structure {
  const id = input.text("DBClusterSnapshotIdentifier");
  const found = id === undefined ? snapshotsOf(call, "cluster") : [findClusterSnapshot(call, id)];
  const ofSource = bySource(found, input.text("DBClusterIdentifier"), input.text("DbClusterResourceId"));
  const matching = filtered(input, ofType(input, ofSource), {
    "db-cluster-snapshot-id": (snapshot) => snapshot.id,
    "db-cluster-id": (snapshot) => snapshot.sourceId,
    "snapshot-type": (snapshot) => snapshot.type,
    engine: (snapshot) => snapshot.shape.engine,
  });
  return listing("DBClusterSnapshots", rdsPage(input, matching), clusterSnapshotView);
}

function snapshotsOf(call: Call, of: SnapshotRecord["of"]): readonly SnapshotRecord[] {
  return call.world.tables.snapshots.all().filter((snapshot) => snapshot.region === call.region && snapshot.of === of);
}

function bySource(
  snapshots: readonly SnapshotRecord[],
  id: string | undefined,
  resourceId: string | undefined,
): readonly SnapshotRecord[] {
  return snapshots.filter(
    (snapshot) =>
      (id === undefined || snapshot.sourceId === id || snapshot.sourceArn === id) &&
      (resourceId === undefined || snapshot.sourceResourceId === resourceId),
  );
}

/** Without a type RDS leaves out what AWS Backup made; `automated` there is none of. */
function ofType(input: Input, snapshots: readonly SnapshotRecord[]): readonly SnapshotRecord[] {
  const type = input.text("SnapshotType");
  const named = input.has("DBSnapshotIdentifier") || input.has("DBClusterSnapshotIdentifier");
  return snapshots.filter((snapshot) =>
    type === undefined ? named || snapshot.type !== "awsbackup" : snapshot.type === type,
  );
}
