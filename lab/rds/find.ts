import { arn } from "../arn";
import type { Call } from "../world";
import { clusterNotFound, clusterSnapshotNotFound, instanceNotFound, snapshotNotFound } from "./errors";
import type { ClusterRecord, InstanceRecord, SnapshotRecord } from "./records";

/** The kind of a resource of RDS, as its ARN says it. */
type RdsKind = "db" | "cluster" | "snapshot" | "cluster-snapshot" | "auto-backup" | "cluster-auto-backup" | "subgrp";

export function rdsArn(call: Call, kind: RdsKind, id: string, region = call.region): string {
  return arn("rds", region, call.world.ids.account, `${kind}:${id}`);
}

/** RDS takes an identifier or an ARN, and identifiers in any case. */
function toArn(call: Call, kind: RdsKind, id: string): string {
  return id.startsWith("arn:") ? id : rdsArn(call, kind, id.toLowerCase());
}

export function findInstance(call: Call, id: string): InstanceRecord {
  const found = call.world.tables.instances.get(toArn(call, "db", id));
  if (found === undefined) {
    throw instanceNotFound(id);
  }
  return found;
}

export function findCluster(call: Call, id: string): ClusterRecord {
  const found = call.world.tables.clusters.get(toArn(call, "cluster", id));
  if (found === undefined) {
    throw clusterNotFound(id);
  }
  return found;
}

export function findSnapshot(call: Call, id: string): SnapshotRecord {
  const found = call.world.tables.snapshots.get(toArn(call, "snapshot", id));
  if (found === undefined) {
    throw snapshotNotFound(id);
  }
  return found;
}

export function findClusterSnapshot(call: Call, id: string): SnapshotRecord {
  const found = call.world.tables.snapshots.get(toArn(call, "cluster-snapshot", id));
  if (found === undefined) {
    throw clusterSnapshotNotFound(id);
  }
  return found;
}

/** The instances that serve a cluster. */
export function membersOf(call: Call, cluster: ClusterRecord): readonly InstanceRecord[] {
  const { region, id } = cluster;
  return call.world.tables.instances.all().filter((instance) => instance.region === region && instance.cluster === id);
}
