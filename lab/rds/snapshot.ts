import { refuseCleanup } from "../faults/refuse-cleanup";
import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Tags } from "../tags";
import type { Call } from "../world";
import {
  clusterSnapshotExists,
  clusterSnapshotState,
  clusterState,
  instanceState,
  snapshotExists,
  snapshotState,
} from "./errors";
import { findCluster, findClusterSnapshot, findInstance, findSnapshot, rdsArn } from "./find";
import type { ClusterRecord, InstanceRecord, SnapshotRecord } from "./records";
import { clusterSnapshotView, snapshotView } from "./views";

export function createSnapshot(input: Input, call: Call): Structure {
  const id = input.required("DBSnapshotIdentifier").toLowerCase();
  const source = findInstance(call, input.required("DBInstanceIdentifier"));
  if (source.status !== "available" || source.cluster !== undefined) {
    throw instanceState(
      `The instance ${source.id} cannot be snapshotted: it is ${source.cluster ? "of a cluster" : source.status}.`,
    );
  }
  if (call.world.tables.snapshots.get(rdsArn(call, "snapshot", id)) !== undefined) {
    throw snapshotExists(id);
  }
  const { made, done } = takeSnapshot(call, source, { id, of: "instance", type: "manual", tags: input.tags("Tags") });
  done.catch(() => undefined);
  return { DBSnapshot: snapshotView(made) };
}

export function createClusterSnapshot(input: Input, call: Call): Structure {
  const id = input.required("DBClusterSnapshotIdentifier").toLowerCase();
  const source = findCluster(call, input.required("DBClusterIdentifier"));
  if (source.status !== "available") {
    throw clusterState(`The cluster ${source.id} is ${source.status}, not available.`);
  }
  if (call.world.tables.snapshots.get(rdsArn(call, "cluster-snapshot", id)) !== undefined) {
    throw clusterSnapshotExists(id);
  }
  const { made, done } = takeSnapshot(call, source, { id, of: "cluster", type: "manual", tags: input.tags("Tags") });
  done.catch(() => undefined);
  return { DBClusterSnapshot: clusterSnapshotView(made) };
}

/** How a snapshot is to be called, and what for. */
export interface SnapshotRequest {
  readonly id: string;
  readonly of: SnapshotRecord["of"];
  readonly type: SnapshotRecord["type"];
  readonly tags: Tags;
}

/** Begins a snapshot. */
export function takeSnapshot(
  call: Call,
  source: InstanceRecord | ClusterRecord,
  { id, of, type, tags }: SnapshotRequest,
) {
  const { world, region } = call;
  const now = world.clock.now().toISOString();
  const arn = rdsArn(call, of === "cluster" ? "cluster-snapshot" : "snapshot", id);
  const made = world.tables.snapshots.put(arn, {
    arn,
    region,
    id,
    of,
    type,
    sourceId: source.id,
    sourceArn: source.arn,
    sourceResourceId: source.resourceId,
    sourceCreatedAt: source.createdAt,
    backup: world.ids.uuid(),
    status: "creating",
    createdAt: now,
    originalCreatedAt: now,
    shape: source.shape,
    tags: { ...(source.shape.copyTagsToSnapshot ? source.tags : {}), ...tags },
  });
  return { made, done: finish(call, made) };
}

async function finish({ world }: Call, snapshot: SnapshotRecord): Promise<void> {
  const { arn, backup } = snapshot;
  try {
    await world.pace.take("snapshot", snapshot.id, snapshot.sourceId);
    const { bytes, dataTime } = await world.engine.backUp(snapshot.sourceResourceId, backup);
    world.tables.snapshots.change(arn, { status: "available", bytes, dataTime: dataTime.toISOString() });
  } catch (error) {
    world.tables.snapshots.change(arn, { status: "failed" });
    throw error;
  }
}

export async function deleteSnapshot(input: Input, call: Call): Promise<Structure> {
  const snapshot = findSnapshot(call, input.required("DBSnapshotIdentifier"));
  refuseCleanup(call, snapshot.id, snapshotState);
  await removeSnapshot(call, snapshot);
  return { DBSnapshot: { ...snapshotView(snapshot), Status: "deleted" } };
}

export async function deleteClusterSnapshot(input: Input, call: Call): Promise<Structure> {
  const snapshot = findClusterSnapshot(call, input.required("DBClusterSnapshotIdentifier"));
  refuseCleanup(call, snapshot.id, clusterSnapshotState);
  await removeSnapshot(call, snapshot);
  return { DBClusterSnapshot: { ...clusterSnapshotView(snapshot), Status: "deleted" } };
}

/** RDS leaves to AWS Backup what AWS Backup made. */
async function removeSnapshot({ world }: Call, snapshot: SnapshotRecord): Promise<void> {
  const refuse = snapshot.of === "cluster" ? clusterSnapshotState : snapshotState;
  if (snapshot.type === "awsbackup") {
    throw refuse("Snapshots that AWS Backup made are deleted in AWS Backup.");
  }
  if (snapshot.status === "creating") {
    throw refuse(`The snapshot ${snapshot.id} is being created.`);
  }
  world.tables.snapshots.delete(snapshot.arn);
  await world.engine.deleteBackup(snapshot.backup);
}
