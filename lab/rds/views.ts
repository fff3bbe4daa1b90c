import type { Structure } from "../protocol/wire";
import type { Tags } from "../tags";
import type { Call } from "../world";
import { membersOf } from "./find";
import type { ClusterRecord, InstanceRecord, Shape, SnapshotRecord } from "./records";
import { networkOf, subnetGroupView } from "./subnet-groups";

/** What RDS tells of an instance. */
export function instanceView(call: Call, instance: InstanceRecord): Structure {
  const { shape, address, cluster } = instance;
  const window = shape.retentionDays > 0 && cluster === undefined ? restorable(call, instance.resourceId) : {};
  return {
    DBInstanceIdentifier: instance.id,
    DBInstanceArn: instance.arn,
    DbiResourceId: instance.resourceId,
    DBInstanceClass: shape.instanceClass,
    DBInstanceStatus: instance.status,
    InstanceCreateTime: new Date(instance.createdAt),
    Endpoint: address && instance.status !== "creating" ? { Address: address.host, Port: address.port } : undefined,
    DBClusterIdentifier: cluster,
    AvailabilityZone: instance.availabilityZone,
    MultiAZ: shape.multiAz,
    PubliclyAccessible: shape.publiclyAccessible,
    DBSubnetGroup: subnetGroupView(call, networkOf(shape.subnetGroup)),
    DBParameterGroups: [{ DBParameterGroupName: shape.parameterGroup, ParameterApplyStatus: "in-sync" }],
    DBName: shape.databaseName,
    AwsBackupRecoveryPointArn: instance.recoveryPoint,
    ...common(shape, instance.tags),
    LatestRestorableTime: window.LatestRestorableTime,
  };
}

/** What RDS tells of a cluster. */
export function clusterView(call: Call, cluster: ClusterRecord): Structure {
  const { shape, address } = cluster;
  return {
    DBClusterIdentifier: cluster.id,
    DBClusterArn: cluster.arn,
    DbClusterResourceId: cluster.resourceId,
    Status: cluster.status,
    ClusterCreateTime: new Date(cluster.createdAt),
    Endpoint: address?.host,
    Port: address?.port,
    MultiAZ: shape.multiAz,
    DBSubnetGroup: shape.subnetGroup,
    DBClusterParameterGroup: shape.parameterGroup,
    DatabaseName: shape.databaseName,
    EngineMode: "provisioned",
    AvailabilityZones: networkOf(shape.subnetGroup).subnets.map(({ zone }) => `${call.region}${zone}`),
    DBClusterMembers: membersOf(call, cluster).map((member, index) => ({
      DBInstanceIdentifier: member.id,
      IsClusterWriter: index === 0,
      DBClusterParameterGroupStatus: "in-sync",
    })),
    AwsBackupRecoveryPointArn: cluster.recoveryPoint,
    ...common(shape, cluster.tags),
    ...(shape.retentionDays > 0 ? restorable(call, cluster.resourceId) : {}),
  };
}

/** What RDS tells of a snapshot of an instance. */
export function snapshotView(snapshot: SnapshotRecord): Structure {
  return {
    DBSnapshotIdentifier: snapshot.id,
    DBSnapshotArn: snapshot.arn,
    DBInstanceIdentifier: snapshot.sourceId,
    DbiResourceId: snapshot.sourceResourceId,
    InstanceCreateTime: new Date(snapshot.sourceCreatedAt),
    OriginalSnapshotCreateTime: new Date(snapshot.originalCreatedAt),
    SnapshotDatabaseTime: instant(snapshot.dataTime),
    Encrypted: snapshot.shape.encrypted,
    ...commonOfSnapshots(snapshot),
  };
}

/** What RDS tells of a snapshot of a cluster. */
export function clusterSnapshotView(snapshot: SnapshotRecord): Structure {
  return {
    DBClusterSnapshotIdentifier: snapshot.id,
    DBClusterSnapshotArn: snapshot.arn,
    DBClusterIdentifier: snapshot.sourceId,
    DbClusterResourceId: snapshot.sourceResourceId,
    ClusterCreateTime: new Date(snapshot.sourceCreatedAt),
    StorageEncrypted: snapshot.shape.encrypted,
    ...commonOfSnapshots(snapshot),
  };
}

export function tagList(tags: Tags): Structure[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

function common(shape: Shape, tags: Tags): Structure {
  return {
    Engine: shape.engine,
    EngineVersion: shape.engineVersion,
    MasterUsername: shape.masterUsername,
    AllocatedStorage: shape.allocatedStorage,
    StorageType: shape.storageType,
    StorageEncrypted: shape.encrypted,
    KmsKeyId: shape.kmsKeyId,
    BackupRetentionPeriod: shape.retentionDays,
    DeletionProtection: shape.deletionProtection,
    CopyTagsToSnapshot: shape.copyTagsToSnapshot,
    VpcSecurityGroups: shape.securityGroups.map((VpcSecurityGroupId) => ({ VpcSecurityGroupId, Status: "active" })),
    TagList: tagList(tags),
  };
}

function commonOfSnapshots({ shape, tags, createdAt, status, type }: SnapshotRecord): Structure {
  return {
    SnapshotCreateTime: new Date(createdAt),
    Status: status,
    PercentProgress: status === "available" ? 100 : 0,
    SnapshotType: type,
    Engine: shape.engine,
    EngineVersion: shape.engineVersion,
    MasterUsername: shape.masterUsername,
    AllocatedStorage: shape.allocatedStorage,
    StorageType: shape.storageType,
    KmsKeyId: shape.kmsKeyId,
    TagList: tagList(tags),
  };
}

function restorable({ world }: Call, database: string): Structure {
  const window = world.engine.window(database);
  return { EarliestRestorableTime: window?.earliest, LatestRestorableTime: window?.latest };
}

function instant(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
