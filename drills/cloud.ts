import type * as Backup from "@aws-sdk/client-backup";
import type * as Ec2 from "@aws-sdk/client-ec2";
import type * as Rds from "@aws-sdk/client-rds";
import type * as Sts from "@aws-sdk/client-sts";

/** Every call that drills make, with what it takes and gives. */
export interface Operations {
  DescribeBackupVault: [Backup.DescribeBackupVaultCommandInput, Backup.DescribeBackupVaultCommandOutput];
  DescribeRecoveryPoint: [Backup.DescribeRecoveryPointCommandInput, Backup.DescribeRecoveryPointCommandOutput];
  DescribeRestoreJob: [Backup.DescribeRestoreJobCommandInput, Backup.DescribeRestoreJobCommandOutput];
  GetRestoreTestingInferredMetadata: [
    Backup.GetRestoreTestingInferredMetadataCommandInput,
    Backup.GetRestoreTestingInferredMetadataCommandOutput,
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
  DescribeRouteTables: [Ec2.DescribeRouteTablesCommandInput, Ec2.DescribeRouteTablesCommandOutput];
  DescribeSecurityGroups: [Ec2.DescribeSecurityGroupsCommandInput, Ec2.DescribeSecurityGroupsCommandOutput];
  AddTagsToResource: [Rds.AddTagsToResourceCommandInput, Rds.AddTagsToResourceCommandOutput];
  CreateDBInstance: [Rds.CreateDBInstanceCommandInput, Rds.CreateDBInstanceCommandOutput];
  DeleteDBCluster: [Rds.DeleteDBClusterCommandInput, Rds.DeleteDBClusterCommandOutput];
  DeleteDBInstance: [Rds.DeleteDBInstanceCommandInput, Rds.DeleteDBInstanceCommandOutput];
  DescribeAccountAttributes: [Rds.DescribeAccountAttributesCommandInput, Rds.DescribeAccountAttributesCommandOutput];
  DescribeDBClusters: [Rds.DescribeDBClustersCommandInput, Rds.DescribeDBClustersCommandOutput];
  DescribeDBClusterSnapshots: [Rds.DescribeDBClusterSnapshotsCommandInput, Rds.DescribeDBClusterSnapshotsCommandOutput];
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
  GetCallerIdentity: [Sts.GetCallerIdentityCommandInput, Sts.GetCallerIdentityCommandOutput];
}

export type Operation = keyof Operations;
export type CloudService = "backup" | "ec2" | "rds" | "sts";

/** The service that each call is of, as its endpoint and its permissions are called. */
export const SERVICE_OF = {
  DescribeBackupVault: "backup",
  DescribeRecoveryPoint: "backup",
  DescribeRestoreJob: "backup",
  GetRestoreTestingInferredMetadata: "backup",
  ListRecoveryPointsByResource: "backup",
  ListRestoreJobs: "backup",
  PutRestoreValidationResult: "backup",
  StartRestoreJob: "backup",
  DescribeRouteTables: "ec2",
  DescribeSecurityGroups: "ec2",
  AddTagsToResource: "rds",
  CreateDBInstance: "rds",
  DeleteDBCluster: "rds",
  DeleteDBInstance: "rds",
  DescribeAccountAttributes: "rds",
  DescribeDBClusters: "rds",
  DescribeDBClusterSnapshots: "rds",
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
  GetCallerIdentity: "sts",
} as const satisfies Readonly<Record<Operation, CloudService>>;

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
