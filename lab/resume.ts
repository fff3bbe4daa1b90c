import type { ClusterRecord, InstanceRecord } from "./rds/records";
import type { Table } from "./state/table";
import type { World } from "./world";

const reason = "The lab was stopped meanwhile.";

/** Takes up a lab where it was left: databases run again where they listened, and what was under way has failed. */
export async function resume(world: World): Promise<void> {
  failJobs(world);
  const { instances, clusters, snapshots } = world.tables;
  for (const { arn, status } of snapshots.all()) {
    if (status === "creating") {
      snapshots.change(arn, { status: "failed" });
    }
  }
  for (const instance of instances.all().filter(({ cluster }) => cluster === undefined)) {
    await resumeDatabase(world, instances, instance, true);
  }
  for (const cluster of clusters.all()) {
    const served = instances.all().some((one) => one.region === cluster.region && one.cluster === cluster.id);
    await resumeDatabase(world, clusters, cluster, served);
  }
  for (const member of instances
    .all()
    .filter(({ cluster, status }) => cluster !== undefined && status !== "available")) {
    instances.delete(member.arn);
  }
}

async function resumeDatabase<Row extends InstanceRecord | ClusterRecord>(
  { engine }: World,
  table: Table<Row>,
  { arn, resourceId, status, address }: Row,
  served: boolean,
): Promise<void> {
  if (status === "deleting") {
    await engine.remove(resourceId);
    table.delete(arn);
  } else if (status === "creating") {
    table.change(arn, { status: "incompatible-restore" } as Partial<Row>);
  } else if (served && (status === "available" || status === "modifying")) {
    table.change(arn, { status: "available", address: await engine.start(resourceId, address?.port) } as Partial<Row>);
  }
}

function failJobs({ clock, tables }: World): void {
  const failed = { statusMessage: reason, completedAt: clock.now().toISOString() };
  for (const { id, state } of tables.backupJobs.all()) {
    if (state === "CREATED" || state === "RUNNING") {
      tables.backupJobs.change(id, { state: "FAILED", ...failed });
    }
  }
  for (const { id, state } of tables.copyJobs.all()) {
    if (state === "CREATED" || state === "RUNNING") {
      tables.copyJobs.change(id, { state: "FAILED", ...failed });
    }
  }
  for (const { id, status } of tables.restoreJobs.all()) {
    if (status === "PENDING" || status === "RUNNING") {
      tables.restoreJobs.change(id, { status: "FAILED", ...failed });
    }
  }
}
