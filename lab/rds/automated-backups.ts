import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { rdsArn } from "./find";
import { filtered, listing, rdsPage } from "./listing";
import type { ClusterRecord, InstanceRecord } from "./records";
import { tagList } from "./views";

/** The continuous backups of the instances that have a window to be restored to. */
export function describeInstanceAutomatedBackups(input: Input, call: Call): Structure {
  const [id, resourceId] = [input.text("DBInstanceIdentifier"), input.text("DbiResourceId")];
  const all = call.world.tables.instances
    .all()
    .filter((one) => one.region === call.region && one.cluster === undefined && isBackedUp(call, one));
  const chosen = all.filter(
    (one) => (id === undefined || one.id === id) && (resourceId === undefined || one.resourceId === resourceId),
  );
  const found = filtered(input, chosen, {
    "db-instance-id": (one) => one.id,
    "dbi-resource-id": (one) => one.resourceId,
    status: () => "active",
  });
  return listing("DBInstanceAutomatedBackups", rdsPage(input, found), (one) => ({
    DBInstanceAutomatedBackupsArn: rdsArn(call, "auto-backup", backupId(one)),
    DBInstanceArn: one.arn,
    DBInstanceIdentifier: one.id,
    DbiResourceId: one.resourceId,
    InstanceCreateTime: new Date(one.createdAt),
    Encrypted: one.shape.encrypted,
    ...common(call, one),
  }));
}

/** As {@link describeInstanceAutomatedBackups}, of clusters. */
export function describeClusterAutomatedBackups(input: Input, call: Call): Structure {
  const [id, resourceId] = [input.text("DBClusterIdentifier"), input.text("DbClusterResourceId")];
  const found = call.world.tables.clusters
    .all()
    .filter((one) => one.region === call.region && isBackedUp(call, one))
    .filter(
      (one) => (id === undefined || one.id === id) && (resourceId === undefined || one.resourceId === resourceId),
    );
  return listing("DBClusterAutomatedBackups", rdsPage(input, found), (one) => ({
    DBClusterAutomatedBackupsArn: rdsArn(call, "cluster-auto-backup", backupId(one)),
    DBClusterArn: one.arn,
    DBClusterIdentifier: one.id,
    DbClusterResourceId: one.resourceId,
    ClusterCreateTime: new Date(one.createdAt),
    StorageEncrypted: one.shape.encrypted,
    ...common(call, one),
  }));
}

/** The name of a database's continuous backup: one each, so that it can be told from the database's. */
export function backupId(database: InstanceRecord | ClusterRecord): string {
  return `ab-${database.resourceId.replace(/^(db|cluster)-/, "").toLowerCase()}`;
}

function isBackedUp({ world }: Call, { resourceId, shape }: InstanceRecord | ClusterRecord): boolean {
  return shape.retentionDays > 0 && world.engine.window(resourceId) !== undefined;
}

function common(call: Call, { shape, tags, resourceId }: InstanceRecord | ClusterRecord): Structure {
  const window = call.world.engine.window(resourceId);
  return {
    Region: call.region,
    Status: "active",
    RestoreWindow: { EarliestTime: window?.earliest, LatestTime: window?.latest },
    Engine: shape.engine,
    EngineVersion: shape.engineVersion,
    AllocatedStorage: shape.allocatedStorage,
    StorageType: shape.storageType,
    BackupRetentionPeriod: shape.retentionDays,
    KmsKeyId: shape.kmsKeyId,
    TagList: tagList(tags),
  };
}
