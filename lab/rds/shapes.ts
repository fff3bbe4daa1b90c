import type { Input } from "../protocol/input";
import type { Shape } from "./records";
import { networkOf } from "./subnet-groups";

/** Settings of the databases that the lab has from the start. */
export function sourceShape(engine: Shape["engine"], version: string): Shape {
  const aurora = engine.startsWith("aurora-");
  return {
    engine,
    engineVersion: version,
    masterUsername: "lab",
    databaseName: "postgres",
    allocatedStorage: aurora ? 1 : 20,
    storageType: aurora ? "aurora" : "gp3",
    ...(aurora ? {} : { instanceClass: "db.t4g.medium" }),
    multiAz: false,
    encrypted: true,
    kmsKeyId: "alias/aws/rds",
    retentionDays: 7,
    subnetGroup: "default",
    securityGroups: [networkOf("default").securityGroup.id],
    parameterGroup: `default.${engine}${Number.parseInt(version, 10)}`,
    publiclyAccessible: false,
    deletionProtection: true,
    copyTagsToSnapshot: true,
  };
}

/**
 * Settings of what is restored: those of the request; where it is silent those of the source for what belongs to its
 * data, and RDS's defaults for what does not (one zone, the default subnet, security and parameter groups, no protection).
 */
export function restoredShape(source: Shape, input: Input): Shape {
  const subnetGroup = input.text("DBSubnetGroupName") ?? "default";
  const given = input.texts("VpcSecurityGroupIds");
  const instanceClass = input.text("DBInstanceClass") ?? source.instanceClass;
  const kmsKeyId = input.text("KmsKeyId") ?? source.kmsKeyId;
  const { engine, engineVersion } = source;
  return {
    ...source,
    ...(instanceClass && { instanceClass }),
    ...(kmsKeyId && { kmsKeyId }),
    allocatedStorage: input.number("AllocatedStorage") ?? source.allocatedStorage,
    storageType: input.text("StorageType") ?? source.storageType,
    multiAz: input.flag("MultiAZ") ?? false,
    subnetGroup,
    securityGroups: given.length > 0 ? given : [networkOf(subnetGroup).securityGroup.id],
    parameterGroup:
      input.text("DBParameterGroupName") ??
      input.text("DBClusterParameterGroupName") ??
      `default.${engine}${Number.parseInt(engineVersion, 10)}`,
    retentionDays: input.number("BackupRetentionPeriod") ?? source.retentionDays,
    publiclyAccessible: input.flag("PubliclyAccessible") ?? false,
    deletionProtection: input.flag("DeletionProtection") ?? false,
    copyTagsToSnapshot: input.flag("CopyTagsToSnapshot") ?? false,
  };
}

/** Settings after a modification. */
export function modifiedShape(shape: Shape, input: Input): Shape {
  const groups = input.texts("VpcSecurityGroupIds");
  const instanceClass = input.text("DBInstanceClass") ?? shape.instanceClass;
  return {
    ...shape,
    ...(instanceClass && { instanceClass }),
    allocatedStorage: input.number("AllocatedStorage") ?? shape.allocatedStorage,
    multiAz: input.flag("MultiAZ") ?? shape.multiAz,
    retentionDays: input.number("BackupRetentionPeriod") ?? shape.retentionDays,
    deletionProtection: input.flag("DeletionProtection") ?? shape.deletionProtection,
    publiclyAccessible: input.flag("PubliclyAccessible") ?? shape.publiclyAccessible,
    copyTagsToSnapshot: input.flag("CopyTagsToSnapshot") ?? shape.copyTagsToSnapshot,
    securityGroups: groups.length > 0 ? groups : shape.securityGroups,
  };
}
