import type { Output, Resource } from "@pulumi/pulumi";

const POLICY = "arn:aws:iam::aws:policy";

/** What AWS lets a role do that makes backups; buckets need a policy of their own. */
const FOR_ALL = `${POLICY}/service-role/AWSBackupServiceRolePolicyForBackup`;
const FOR_BUCKETS = `${POLICY}/AWSBackupServiceRolePolicyForS3Backup`;

/**
 * A role that AWS Backup, and nobody else, may make backups with: by AWS's own policies, of which the one for buckets is
 * attached only where there are buckets. It may not restore.
 */
export function backupRole(name: string, parent: Resource): { for(type: string): Output<string> } {
  const iam = require("@pulumi/aws/iam") as typeof import("@pulumi/aws/iam");
  const assumeRolePolicy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "backup.amazonaws.com" }, Action: "sts:AssumeRole" }],
  });
  const role = new iam.Role(name, { assumeRolePolicy }, { parent });
  const attach = (suffix: string, policyArn: string) =>
    new iam.RolePolicyAttachment(`${name}-${suffix}`, { role: role.name, policyArn }, { parent });
  attach("backups", FOR_ALL);
  let buckets = false;
  return {
    for(type) {
      if (type === "aws:s3/bucket:Bucket" && !buckets) {
        attach("buckets", FOR_BUCKETS);
        buckets = true;
      }
      return role.arn;
    },
  };
}
