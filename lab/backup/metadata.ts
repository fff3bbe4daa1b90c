import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Shape } from "../rds/records";
import type { Call } from "../world";
import { notFound } from "./errors";
import { findPoint } from "./points";
import type { PointRecord } from "./records";
import { nameOf } from "./resources";
import { vaultArn } from "./vaults";

/** What a resource was like when it was backed up, in the words of restore metadata. */
export function getRestoreMetadata(input: Input, call: Call): Structure {
  const point = findPoint(call, input.required("BackupVaultName"), input.required("RecoveryPointArn"));
  return {
    BackupVaultArn: vaultArn(call, point.vault),
    RecoveryPointArn: point.arn,
    ResourceType: point.resourceType,
    RestoreMetadata: original(call, point),
  };
}

/** The least that a restore needs, with secure defaults and a new name. */
export function getInferredMetadata(input: Input, call: Call): Structure {
  const point = findPoint(call, input.required("BackupVaultName"), input.required("RecoveryPointArn"));
  const name = `awsbackup-restore-test-${call.world.ids.uuid().slice(0, 8)}`;
  return { InferredMetadata: inferred(call, point, name) };
}

/**
 * Settings of the database behind a point, as of its snapshot.
 *
 * @throws {ServiceError} if a continuous point's database is gone
 */
function shapeOf({ world }: Call, point: PointRecord): Shape {
  const { snapshots, instances, clusters } = world.tables;
  const holder =
    snapshots.get(point.snapshotArn ?? "") ?? instances.get(point.resourceArn) ?? clusters.get(point.resourceArn);
  if (holder === undefined) {
    throw notFound(`What ${point.arn} is a backup of is gone.`);
  }
  return holder.shape;
}

function original(call: Call, point: PointRecord): Structure {
  switch (point.resourceType) {
    case "RDS": {
      const shape = shapeOf(call, point);
      return {
        DBInstanceIdentifier: nameOf(point.resourceArn),
        ...ofDatabase(shape),
        DBInstanceClass: shape.instanceClass,
      };
    }
    case "Aurora":
      return { DBClusterIdentifier: nameOf(point.resourceArn), ...ofDatabase(shapeOf(call, point)) };
    case "DynamoDB":
      return { originalTableName: nameOf(point.resourceArn), encryptionType: "Default" };
    case "S3":
      return { DestinationBucketName: nameOf(point.resourceArn), NewBucket: "false", EncryptionType: "original" };
    case "EFS":
      return ofFileSystem(point);
    case "EBS":
      return { volumeId: nameOf(point.resourceArn), ...ofVolume(call, point) };
  }
}

function inferred(call: Call, point: PointRecord, name: string): Structure {
  switch (point.resourceType) {
    case "RDS": {
      const shape = shapeOf(call, point);
      return {
        DBInstanceIdentifier: name,
        Engine: shape.engine,
        DBInstanceClass: shape.instanceClass,
        MultiAZ: "false",
        PubliclyAccessible: "false",
        DeletionProtection: "false",
        ...latestOf(point),
      };
    }
    case "Aurora":
      return {
        DBClusterIdentifier: name,
        Engine: shapeOf(call, point).engine,
        DeletionProtection: "false",
        ...latestOf(point),
      };
    case "DynamoDB":
      return { targetTableName: name, encryptionType: "Default" };
    case "S3":
      return { DestinationBucketName: name, NewBucket: "true", EncryptionType: "SSE-S3" };
    case "EFS":
      return { ...ofFileSystem(point), newFileSystem: "true" };
    case "EBS":
      return ofVolume(call, point);
  }
}

function latestOf({ continuous }: PointRecord): Structure {
  return continuous ? { UseLatestRestorableTime: "true" } : {};
}

function ofDatabase(shape: Shape): Structure {
  return {
    Engine: shape.engine,
    EngineVersion: shape.engineVersion,
    AllocatedStorage: `${shape.allocatedStorage}`,
    StorageType: shape.storageType,
    Encrypted: `${shape.encrypted}`,
    KmsKeyId: shape.kmsKeyId,
    BackupRetentionPeriod: `${shape.retentionDays}`,
    CopyTagsToSnapshot: `${shape.copyTagsToSnapshot}`,
    DBSubnetGroupName: shape.subnetGroup,
    DBParameterGroupName: shape.parameterGroup,
    DeletionProtection: `${shape.deletionProtection}`,
    MultiAZ: `${shape.multiAz}`,
    PubliclyAccessible: `${shape.publiclyAccessible}`,
    VpcSecurityGroupIds: JSON.stringify(shape.securityGroups),
  };
}

function ofFileSystem({ resourceArn }: PointRecord): Structure {
  return { "file-system-id": nameOf(resourceArn), Encrypted: "true", PerformanceMode: "generalPurpose" };
}

function ofVolume({ world, region }: Call, point: PointRecord): Structure {
  const volume = world.tables.stores.get(point.resourceArn);
  return {
    availabilityZone: volume?.availabilityZone ?? `${region}a`,
    volumeType: "gp3",
    volumeSize: `${volume?.size ?? 1}`,
    encrypted: "true",
  };
}
