import { ServiceError } from "../protocol/wire";

/** The errors of RDS, as its model names and numbers them. */
export const instanceNotFound = (id: string) =>
  new ServiceError("DBInstanceNotFound", 404, `DBInstance ${id} not found.`);

export const instanceExists = () => new ServiceError("DBInstanceAlreadyExists", 400, "DB instance already exists");

export const clusterNotFound = (id: string) =>
  new ServiceError("DBClusterNotFoundFault", 404, `DBCluster ${id} not found.`);

export const clusterExists = () => new ServiceError("DBClusterAlreadyExistsFault", 400, "DB Cluster already exists");

export const instanceState = (message: string) => new ServiceError("InvalidDBInstanceState", 400, message);

export const clusterState = (message: string) => new ServiceError("InvalidDBClusterStateFault", 400, message);

export const snapshotNotFound = (id: string) =>
  new ServiceError("DBSnapshotNotFound", 404, `DBSnapshot ${id} not found.`);

export const clusterSnapshotNotFound = (id: string) =>
  new ServiceError("DBClusterSnapshotNotFoundFault", 404, `DBClusterSnapshot ${id} not found.`);

export const snapshotState = (message: string) => new ServiceError("InvalidDBSnapshotState", 400, message);

export const clusterSnapshotState = (message: string) =>
  new ServiceError("InvalidDBClusterSnapshotStateFault", 400, message);

export const snapshotExists = (id: string) =>
  new ServiceError(
    "DBSnapshotAlreadyExists",
    400,
    `Cannot create the snapshot because one with the identifier ${id} exists.`,
  );

export const clusterSnapshotExists = (id: string) =>
  new ServiceError(
    "DBClusterSnapshotAlreadyExistsFault",
    400,
    `Cannot create the cluster snapshot because one with the identifier ${id} exists.`,
  );

export const subnetGroupNotFound = (name: string) =>
  new ServiceError("DBSubnetGroupNotFoundFault", 404, `DB subnet group ${name} not found.`);

export const keyNotAccessible = () =>
  new ServiceError(
    "KMSKeyNotAccessibleFault",
    400,
    "The specified KMS key does not exist, is not enabled or you do not have permissions to access it.",
  );

export const instanceQuota = () =>
  new ServiceError(
    "InstanceQuotaExceeded",
    400,
    "Request would result in user exceeding the allowed amount of DB instances.",
  );

export const clusterQuota = () =>
  new ServiceError(
    "DBClusterQuotaExceededFault",
    403,
    "Request would result in user exceeding the allowed amount of DB clusters.",
  );

export const instanceCapacity = () =>
  new ServiceError(
    "InsufficientDBInstanceCapacity",
    400,
    "The requested DB instance class is not available in the specified Availability Zone.",
  );

export const clusterCapacity = () =>
  new ServiceError(
    "InsufficientDBClusterCapacityFault",
    403,
    "The DB cluster does not have enough capacity for the current operation.",
  );

export const pointInTimeNotEnabled = () =>
  new ServiceError(
    "PointInTimeRestoreNotEnabled",
    400,
    "Point-in-time restore is not enabled: the backup retention period is 0.",
  );

export const invalidRestore = (message: string) => new ServiceError("InvalidRestoreFault", 400, message);

export const invalidValue = (message: string) => new ServiceError("InvalidParameterValue", 400, message);

export const invalidCombination = (message: string) => new ServiceError("InvalidParameterCombination", 400, message);
