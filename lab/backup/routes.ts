import type { Route } from "../protocol/rest-json";

const vault = "/backup-vaults/{BackupVaultName}";
const point = `${vault}/recovery-points/{RecoveryPointArn}`;
const plan = "/backup/plans/{BackupPlanId}";
const selection = `${plan}/selections/{SelectionId}`;

/** Where the calls of AWS Backup go. */
export const routes = {
  CreateBackupPlan: ["PUT", "/backup/plans"],
  CreateBackupSelection: ["PUT", `${plan}/selections`],
  CreateBackupVault: ["PUT", vault],
  DeleteBackupPlan: ["DELETE", plan],
  DeleteBackupSelection: ["DELETE", selection],
  DeleteBackupVault: ["DELETE", vault],
  DeleteRecoveryPoint: ["DELETE", point],
  DescribeBackupJob: ["GET", "/backup-jobs/{BackupJobId}"],
  DescribeBackupVault: ["GET", vault],
  DescribeCopyJob: ["GET", "/copy-jobs/{CopyJobId}"],
  DescribeProtectedResource: ["GET", "/resources/{ResourceArn}"],
  DescribeRecoveryPoint: ["GET", point],
  DescribeRegionSettings: ["GET", "/account-settings"],
  DescribeRestoreJob: ["GET", "/restore-jobs/{RestoreJobId}"],
  GetBackupPlan: ["GET", plan],
  GetBackupSelection: ["GET", selection],
  GetRecoveryPointRestoreMetadata: ["GET", `${point}/restore-metadata`],
  GetRestoreJobMetadata: ["GET", "/restore-jobs/{RestoreJobId}/metadata"],
  GetRestoreTestingInferredMetadata: ["GET", "/restore-testing/inferred-metadata"],
  ListBackupJobs: ["GET", "/backup-jobs"],
  ListBackupPlans: ["GET", "/backup/plans"],
  ListBackupSelections: ["GET", `${plan}/selections`],
  ListBackupVaults: ["GET", "/backup-vaults"],
  ListCopyJobs: ["GET", "/copy-jobs"],
  ListProtectedResources: ["GET", "/resources"],
  ListRecoveryPointsByBackupVault: ["GET", `${vault}/recovery-points`],
  ListRecoveryPointsByResource: ["GET", "/resources/{ResourceArn}/recovery-points"],
  ListRestoreJobs: ["GET", "/restore-jobs"],
  ListTags: ["GET", "/tags/{ResourceArn}"],
  PutBackupVaultLockConfiguration: ["PUT", `${vault}/vault-lock`],
  PutRestoreValidationResult: ["PUT", "/restore-jobs/{RestoreJobId}/validations", 204],
  StartBackupJob: ["PUT", "/backup-jobs"],
  StartCopyJob: ["PUT", "/copy-jobs"],
  StartRestoreJob: ["PUT", "/restore-jobs"],
  TagResource: ["POST", "/tags/{ResourceArn}"],
  UntagResource: ["POST", "/untag/{ResourceArn}"],
} as const satisfies Readonly<Record<string, Route>>;

/** Members that are called otherwise in the query. */
export const queryNames: Readonly<Record<string, string>> = {
  completeAfter: "ByCompleteAfter",
  completeBefore: "ByCompleteBefore",
  createdAfter: "ByCreatedAfter",
  createdBefore: "ByCreatedBefore",
  destinationVaultArn: "ByDestinationVaultArn",
  backupVaultName: "ByBackupVaultName",
  resourceArn: "ByResourceArn",
  resourceType: "ByResourceType",
  sourceRecoveryPointArn: "BySourceRecoveryPointArn",
  state: "ByState",
  status: "ByStatus",
};
