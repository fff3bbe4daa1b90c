import type { Bucket } from "@pulumi/aws/s3";
import { interpolate, jsonStringify, type Output, type Resource } from "@pulumi/pulumi";
import { trustedBy } from "./trust";

/** Makes the role that Amazon S3 replicates one bucket to another with: it may read there, write here, and nothing else. */
export function replicationRole(
  name: string,
  parent: Resource,
  tags: Readonly<Record<string, string>>,
): (from: Bucket, to: Bucket) => Output<string> {
  return (from, to) => {
    const iam = require("@pulumi/aws/iam") as typeof import("@pulumi/aws/iam");
    const role = new iam.Role(name, { assumeRolePolicy: trustedBy("s3.amazonaws.com"), tags }, { parent });
    const policy = jsonStringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"], Resource: [from.arn] },
        {
          Effect: "Allow",
          Action: ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
          Resource: [interpolate`${from.arn}/*`],
        },
        {
          Effect: "Allow",
          Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
          Resource: [interpolate`${to.arn}/*`],
        },
      ],
    });
    new iam.RolePolicy(name, { role: role.name, policy }, { parent });
    return role.arn;
  };
}
