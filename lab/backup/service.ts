import { RestJsonProtocol } from "../protocol/rest-json";
import type { Operation, Service } from "../world";
import { describeBackupJob, listBackupJobs } from "./backup-job-list";
import { startBackupJob } from "./backup-jobs";
import { describeCopyJob, listCopyJobs } from "./copy-job-list";
import { startCopyJob } from "./copy-jobs";
import { getInferredMetadata, getRestoreMetadata } from "./metadata";
import {
  createPlan,
  createSelection,
  deletePlan,
  deleteSelection,
  getPlan,
  getSelection,
  listPlans,
  listSelections,
} from "./plans";
import { deletePoint, describePoint, listPointsByResource, listPointsByVault } from "./points";
import { describeProtectedResource, listProtectedResources } from "./protected-resources";
import { describeRestoreJob, getRestoreJobMetadata, listRestoreJobs, startRestoreJob } from "./restore-jobs";
import { queryNames, routes } from "./routes";
import { listTags, tagResource, untagResource } from "./tags";
import { putValidationResult } from "./validation";
import { createVault, deleteVault, describeVault, listVaults, putVaultLock } from "./vaults";

/** One for every route. */
const operations: Readonly<Record<keyof typeof routes, Operation>> = {
  CreateBackupPlan: createPlan,
  CreateBackupSelection: createSelection,
  CreateBackupVault: createVault,
  DeleteBackupPlan: deletePlan,
  DeleteBackupSelection: deleteSelection,
  DeleteBackupVault: deleteVault,
  DeleteRecoveryPoint: deletePoint,
  DescribeBackupJob: describeBackupJob,
  DescribeBackupVault: describeVault,
  DescribeCopyJob: describeCopyJob,
  DescribeProtectedResource: describeProtectedResource,
  DescribeRecoveryPoint: describePoint,
  DescribeRegionSettings: () => ({
    ResourceTypeOptInPreference: { RDS: true, Aurora: true, DynamoDB: true, S3: true, EFS: true, EBS: true },
    ResourceTypeManagementPreference: { DynamoDB: true },
  }),
  DescribeRestoreJob: describeRestoreJob,
  GetBackupPlan: getPlan,
  GetBackupSelection: getSelection,
  GetRecoveryPointRestoreMetadata: getRestoreMetadata,
  GetRestoreJobMetadata: getRestoreJobMetadata,
  GetRestoreTestingInferredMetadata: getInferredMetadata,
  ListBackupJobs: listBackupJobs,
  ListBackupPlans: listPlans,
  ListBackupSelections: listSelections,
  ListBackupVaults: listVaults,
  ListCopyJobs: listCopyJobs,
  ListProtectedResources: listProtectedResources,
  ListRecoveryPointsByBackupVault: listPointsByVault,
  ListRecoveryPointsByResource: listPointsByResource,
  ListRestoreJobs: listRestoreJobs,
  ListTags: listTags,
  PutBackupVaultLockConfiguration: putVaultLock,
  PutRestoreValidationResult: putValidationResult,
  StartBackupJob: startBackupJob,
  StartCopyJob: startCopyJob,
  StartRestoreJob: startRestoreJob,
  TagResource: tagResource,
  UntagResource: untagResource,
};

/** AWS Backup, as far as drills call it. */
export const backup: Service = {
  protocol: new RestJsonProtocol(routes, queryNames),
  operations,
  codes: {
    missing: "MissingParameterValueException",
    invalid: "InvalidParameterValueException",
    throttled: ["ThrottlingException", 429],
    unavailable: ["ServiceUnavailableException", 500],
  },
};
