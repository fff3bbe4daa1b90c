import type { Input, Output, Resource } from "@pulumi/pulumi";
import { trustedBy } from "./trust";

const POLICY = "arn:aws:iam::aws:policy";

/** Which of AWS's own policies a role of AWS Backup needs. */
interface RolePolicies {
  /** How resources of the role are called that attach the first policy. */
  readonly purpose: "backups" | "restores";
  /** For everything but buckets. */
  readonly forAll: string;
  /** For buckets. */
  readonly forBuckets: string;
}

/** May make backups, and may not restore. */
export const BACKUP_ROLE: RolePolicies = {
  purpose: "backups",
  forAll: `${POLICY}/service-role/AWSBackupServiceRolePolicyForBackup`,
  forBuckets: `${POLICY}/AWSBackupServiceRolePolicyForS3Backup`,
};

/** May restore, and may neither make nor delete backups. */
export const RESTORE_ROLE: RolePolicies = {
  purpose: "restores",
  forAll: `${POLICY}/service-role/AWSBackupServiceRolePolicyForRestores`,
  forBuckets: `${POLICY}/AWSBackupServiceRolePolicyForS3Restore`,
};

/** Where a role belongs. */
interface RoleOptions extends RolePolicies {
  readonly parent: Resource;
  readonly tags: Readonly<Record<string, Input<string>>>;
}

/**
 * Makes a role that AWS Backup, and nobody else, may take on. The policy for buckets is attached only where there are buckets.
 *
 * @returns the ARN of the role for a resource of a type
 */
export function backupServiceRole(
  name: string,
  { parent, tags, purpose, forAll, forBuckets }: RoleOptions,
): (type: string) => Output<string> {
  const iam = require("@pulumi/aws/iam") as typeof import("@pulumi/aws/iam");
  const role = new iam.Role(name, { assumeRolePolicy: trustedBy("backup.amazonaws.com"), tags }, { parent });
  const attach = (suffix: string, policyArn: string) =>
    new iam.RolePolicyAttachment(`${name}-${suffix}`, { role: role.name, policyArn }, { parent });
  attach(purpose, forAll);
  let buckets = false;
  return (type) => {
    if (type === "aws:s3/bucket:Bucket" && !buckets) {
      attach("buckets", forBuckets);
      buckets = true;
    }
    return role.arn;
  };
}
