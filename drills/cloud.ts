import type * as Backup from "@aws-sdk/client-backup";
import type * as CloudWatch from "@aws-sdk/client-cloudwatch";
import type * as DynamoDb from "@aws-sdk/client-dynamodb";
import type * as Ec2 from "@aws-sdk/client-ec2";
import type * as Efs from "@aws-sdk/client-efs";
import type * as Rds from "@aws-sdk/client-rds";
import type * as S3 from "@aws-sdk/client-s3";
import type * as Sts from "@aws-sdk/client-sts";

/** Every call that drills, and the look at backups, make, with what it takes and gives. */
export interface Operations {
  DescribeBackupVault: [Backup.DescribeBackupVaultCommandInput, Backup.DescribeBackupVaultCommandOutput];
  DescribeRecoveryPoint: [Backup.DescribeRecoveryPointCommandInput, Backup.DescribeRecoveryPointCommandOutput];
  DescribeRestoreJob: [Backup.DescribeRestoreJobCommandInput, Backup.DescribeRestoreJobCommandOutput];
  GetRestoreTestingInferredMetadata: [
    Backup.GetRestoreTestingInferredMetadataCommandInput,
    Backup.GetRestoreTestingInferredMetadataCommandOutput,
  ];
  ListBackupJobs: [Backup.ListBackupJobsCommandInput, Backup.ListBackupJobsCommandOutput];
  ListCopyJobs: [Backup.ListCopyJobsCommandInput, Backup.ListCopyJobsCommandOutput];
  ListRecoveryPointsByBackupVault: [
    Backup.ListRecoveryPointsByBackupVaultCommandInput,
    Backup.ListRecoveryPointsByBackupVaultCommandOutput,
  ];
  ListRecoveryPointsByResource: [
    Backup.ListRecoveryPointsByResourceCommandInput,
    Backup.ListRecoveryPointsByResourceCommandOutput,
  ];
  ListRestoreJobs: [Backup.ListRestoreJobsCommandInput, Backup.ListRestoreJobsCommandOutput];
  PutRestoreValidationResult: [
    Backup.PutRestoreValidationResultCommandInput,
    Backup.PutRestoreValidationResultCommandOutput,
  ];
  StartRestoreJob: [Backup.StartRestoreJobCommandInput, Backup.StartRestoreJobCommandOutput];
  PutMetricData: [CloudWatch.PutMetricDataCommandInput, CloudWatch.PutMetricDataCommandOutput];
  DeleteTable: [DynamoDb.DeleteTableCommandInput, DynamoDb.DeleteTableCommandOutput];
  DescribeContinuousBackups: [
    DynamoDb.DescribeContinuousBackupsCommandInput,
    DynamoDb.DescribeContinuousBackupsCommandOutput,
  ];
  DescribeTable: [DynamoDb.DescribeTableCommandInput, DynamoDb.DescribeTableCommandOutput];
  ListTagsOfResource: [DynamoDb.ListTagsOfResourceCommandInput, DynamoDb.ListTagsOfResourceCommandOutput];
  Scan: [DynamoDb.ScanCommandInput, DynamoDb.ScanCommandOutput];
  TagTable: [DynamoDb.TagResourceCommandInput, DynamoDb.TagResourceCommandOutput];
  CreateTags: [Ec2.CreateTagsCommandInput, Ec2.CreateTagsCommandOutput];
  DeleteVolume: [Ec2.DeleteVolumeCommandInput, Ec2.DeleteVolumeCommandOutput];
  DescribeVolumeStatus: [Ec2.DescribeVolumeStatusCommandInput, Ec2.DescribeVolumeStatusCommandOutput];
  DescribeVolumes: [Ec2.DescribeVolumesCommandInput, Ec2.DescribeVolumesCommandOutput];
  DescribeRouteTables: [Ec2.DescribeRouteTablesCommandInput, Ec2.DescribeRouteTablesCommandOutput];
  DescribeSecurityGroups: [Ec2.DescribeSecurityGroupsCommandInput, Ec2.DescribeSecurityGroupsCommandOutput];
  DeleteFileSystem: [Efs.DeleteFileSystemCommandInput, Efs.DeleteFileSystemCommandOutput];
  DescribeFileSystems: [Efs.DescribeFileSystemsCommandInput, Efs.DescribeFileSystemsCommandOutput];
  TagFileSystem: [Efs.TagResourceCommandInput, Efs.TagResourceCommandOutput];
  AddTagsToResource: [Rds.AddTagsToResourceCommandInput, Rds.AddTagsToResourceCommandOutput];
  CreateDBInstance: [Rds.CreateDBInstanceCommandInput, Rds.CreateDBInstanceCommandOutput];
  DeleteDBCluster: [Rds.DeleteDBClusterCommandInput, Rds.DeleteDBClusterCommandOutput];
  DeleteDBInstance: [Rds.DeleteDBInstanceCommandInput, Rds.DeleteDBInstanceCommandOutput];
  DescribeAccountAttributes: [Rds.DescribeAccountAttributesCommandInput, Rds.DescribeAccountAttributesCommandOutput];
  DescribeDBClusters: [Rds.DescribeDBClustersCommandInput, Rds.DescribeDBClustersCommandOutput];
  DescribeDBClusterSnapshots: [Rds.DescribeDBClusterSnapshotsCommandInput, Rds.DescribeDBClusterSnapshotsCommandOutput];
  DescribeDBInstanceAutomatedBackups: [
    Rds.DescribeDBInstanceAutomatedBackupsCommandInput,
    Rds.DescribeDBInstanceAutomatedBackupsCommandOutput,
  ];
  DescribeDBInstances: [Rds.DescribeDBInstancesCommandInput, Rds.DescribeDBInstancesCommandOutput];
  DescribeDBSnapshots: [Rds.DescribeDBSnapshotsCommandInput, Rds.DescribeDBSnapshotsCommandOutput];
  DescribeDBSubnetGroups: [Rds.DescribeDBSubnetGroupsCommandInput, Rds.DescribeDBSubnetGroupsCommandOutput];
  ModifyDBCluster: [Rds.ModifyDBClusterCommandInput, Rds.ModifyDBClusterCommandOutput];
  ModifyDBInstance: [Rds.ModifyDBInstanceCommandInput, Rds.ModifyDBInstanceCommandOutput];
  RemoveTagsFromResource: [Rds.RemoveTagsFromResourceCommandInput, Rds.RemoveTagsFromResourceCommandOutput];
  RestoreDBClusterFromSnapshot: [
    Rds.RestoreDBClusterFromSnapshotCommandInput,
    Rds.RestoreDBClusterFromSnapshotCommandOutput,
  ];
  RestoreDBClusterToPointInTime: [
    Rds.RestoreDBClusterToPointInTimeCommandInput,
    Rds.RestoreDBClusterToPointInTimeCommandOutput,
  ];
  RestoreDBInstanceFromDBSnapshot: [
    Rds.RestoreDBInstanceFromDBSnapshotCommandInput,
    Rds.RestoreDBInstanceFromDBSnapshotCommandOutput,
  ];
  RestoreDBInstanceToPointInTime: [
    Rds.RestoreDBInstanceToPointInTimeCommandInput,
    Rds.RestoreDBInstanceToPointInTimeCommandOutput,
  ];
  DeleteBucket: [S3.DeleteBucketCommandInput, S3.DeleteBucketCommandOutput];
  DeleteObjects: [S3.DeleteObjectsCommandInput, S3.DeleteObjectsCommandOutput];
  GetBucketTagging: [S3.GetBucketTaggingCommandInput, S3.GetBucketTaggingCommandOutput];
  GetObject: [S3.GetObjectCommandInput, S3.GetObjectCommandOutput];
  HeadBucket: [S3.HeadBucketCommandInput, S3.HeadBucketCommandOutput];
  ListObjectsV2: [S3.ListObjectsV2CommandInput, S3.ListObjectsV2CommandOutput];
  ListObjectVersions: [S3.ListObjectVersionsCommandInput, S3.ListObjectVersionsCommandOutput];
  PutBucketTagging: [S3.PutBucketTaggingCommandInput, S3.PutBucketTaggingCommandOutput];
  GetCallerIdentity: [Sts.GetCallerIdentityCommandInput, Sts.GetCallerIdentityCommandOutput];
}

export type Operation = keyof Operations;
export type CloudService = "backup" | "cloudwatch" | "dynamodb" | "ec2" | "elasticfilesystem" | "rds" | "s3" | "sts";

/** The service that each call is of, as its permissions are called. */
export const SERVICE_OF = {
  DescribeBackupVault: "backup",
  DescribeRecoveryPoint: "backup",
  DescribeRestoreJob: "backup",
  GetRestoreTestingInferredMetadata: "backup",
  ListBackupJobs: "backup",
  ListCopyJobs: "backup",
  ListRecoveryPointsByBackupVault: "backup",
  ListRecoveryPointsByResource: "backup",
  ListRestoreJobs: "backup",
  PutRestoreValidationResult: "backup",
  StartRestoreJob: "backup",
  PutMetricData: "cloudwatch",
  DeleteTable: "dynamodb",
  DescribeContinuousBackups: "dynamodb",
  DescribeTable: "dynamodb",
  ListTagsOfResource: "dynamodb",
  Scan: "dynamodb",
  TagTable: "dynamodb",
  CreateTags: "ec2",
  DeleteVolume: "ec2",
  DescribeVolumeStatus: "ec2",
  DescribeVolumes: "ec2",
  DescribeRouteTables: "ec2",
  DescribeSecurityGroups: "ec2",
  DeleteFileSystem: "elasticfilesystem",
  DescribeFileSystems: "elasticfilesystem",
  TagFileSystem: "elasticfilesystem",
  AddTagsToResource: "rds",
  CreateDBInstance: "rds",
  DeleteDBCluster: "rds",
  DeleteDBInstance: "rds",
  DescribeAccountAttributes: "rds",
  DescribeDBClusters: "rds",
  DescribeDBClusterSnapshots: "rds",
  DescribeDBInstanceAutomatedBackups: "rds",
  DescribeDBInstances: "rds",
  DescribeDBSnapshots: "rds",
  DescribeDBSubnetGroups: "rds",
  ModifyDBCluster: "rds",
  ModifyDBInstance: "rds",
  RemoveTagsFromResource: "rds",
  RestoreDBClusterFromSnapshot: "rds",
  RestoreDBClusterToPointInTime: "rds",
  RestoreDBInstanceFromDBSnapshot: "rds",
  RestoreDBInstanceToPointInTime: "rds",
  DeleteBucket: "s3",
  DeleteObjects: "s3",
  GetBucketTagging: "s3",
  GetObject: "s3",
  HeadBucket: "s3",
  ListObjectsV2: "s3",
  ListObjectVersions: "s3",
  PutBucketTagging: "s3",
  GetCallerIdentity: "sts",
} as const satisfies Readonly<Record<Operation, CloudService>>;

/** Calls that several services have under one name. */
const API_NAME = { TagFileSystem: "TagResource", TagTable: "TagResource" } as const satisfies Partial<
  Record<Operation, string>
>;

/** What the service itself calls a call. */
export type ApiName<Name extends Operation = Operation> = Name extends keyof typeof API_NAME
  ? (typeof API_NAME)[Name]
  : Name;

/** What the service itself calls a call. */
export function apiName(operation: Operation): ApiName {
  return (API_NAME as Partial<Record<Operation, ApiName>>)[operation] ?? (operation as ApiName);
}

/** Of S3 few permissions are called as the call that needs them. */
const PERMISSIONS: Partial<Record<Operation, readonly string[]>> = {
  DeleteObjects: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
  HeadBucket: ["s3:ListBucket"],
  ListObjectsV2: ["s3:ListBucket"],
  ListObjectVersions: ["s3:ListBucketVersions"],
};

/** The permissions that a call needs. */
export function permissionsFor(operation: Operation): readonly string[] {
  return PERMISSIONS[operation] ?? [`${SERVICE_OF[operation]}:${apiName(operation)}`];
}

/** AWS, or what takes its place: a call is plain data until it is sent, so that a dry run can show it. */
export interface Cloud {
  /** @throws {CloudError} */
  send<Name extends Operation>(
    region: string,
    operation: Name,
    input: Operations[Name][0],
  ): Promise<Operations[Name][1]>;
  /** Whether every call so far went to AWS itself. */
  isAws(): boolean;
}

/** A call that will be made. */
export interface Call<Name extends Operation = Operation> {
  readonly region: string;
  readonly operation: Name;
  readonly input: Operations[Name][0];
}

/** A call that came to nothing. */
export class CloudError extends Error {
  override readonly name = "CloudError";

  constructor(
    readonly operation: Operation,
    /** As the service names it, less `Fault` and `Exception`: `DBInstanceAlreadyExists`; of the network: `ECONNREFUSED`. */
    readonly code: string,
    message: string,
    /** Whether the same call may do later. */
    readonly transient: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Sends a call that is plain data. */
export async function sendCall<Name extends Operation>(
  cloud: Cloud,
  { region, operation, input }: Call<Name>,
): Promise<Operations[Name][1]> {
  return await cloud.send(region, operation, input);
}
