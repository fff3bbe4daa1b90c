import { expect, test } from "@jest/globals";
import { ASIDE, MEMBERS, orders, resourcesOf } from "./programs";
import { running } from "./running";

test("earlier versions alone", async () => {
  const ran = await running(() => MEMBERS.bucket(orders({ objectives: { data: { rto: "4h", rpo: "1h" } } })));
  expect(resourcesOf(ran)).toEqual({
    "aws:s3/bucket:Bucket files": {
      forceDestroy: false,
      tags: {
        "continuity:owner": "team-orders",
        "continuity:rpo:data": "1h",
        "continuity:rto:data": "4h",
        "continuity:service": "orders",
      },
    },
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration files-lifecycle": {
      bucket: "files-id",
      rules: [{ id: "earlier-versions", noncurrentVersionExpiration: { noncurrentDays: 30 }, status: "Enabled" }],
    },
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock files-public-access": {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      bucket: "files-id",
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    "aws:s3/bucketVersioning:BucketVersioning files-versioning": {
      bucket: "files-id",
      versioningConfiguration: { status: "Enabled" },
    },
  });
});

test("objects replicated elsewhere", async () => {
  const ran = await running(() => MEMBERS.bucket(orders({ objectives: { region: { rto: "1h", rpo: "15m" } } })));
  expect(resourcesOf(ran)).toEqual({
    "aws:iam/role:Role files-replication-role": {
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
      tags: ASIDE,
    },
    "aws:iam/rolePolicy:RolePolicy files-replication-role": {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
            Resource: ["arn:aws:mock:region:111111111111:files"],
          },
          {
            Effect: "Allow",
            Action: ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
            Resource: ["arn:aws:mock:region:111111111111:files/*"],
          },
          {
            Effect: "Allow",
            Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
            Resource: ["arn:aws:mock:region:111111111111:files-replica/*"],
          },
        ],
      }),
      role: "files-replication-role",
    },
    "aws:s3/bucket:Bucket files": {
      forceDestroy: false,
      tags: {
        "continuity:owner": "team-orders",
        "continuity:rpo:region": "15m",
        "continuity:rto:region": "1h",
        "continuity:service": "orders",
      },
    },
    "aws:s3/bucket:Bucket files-replica": { forceDestroy: false, region: "eu-west-1", tags: ASIDE },
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration files-lifecycle": {
      bucket: "files-id",
      rules: [{ id: "earlier-versions", noncurrentVersionExpiration: { noncurrentDays: 30 }, status: "Enabled" }],
    },
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration files-replica-lifecycle": {
      bucket: "files-replica-id",
      region: "eu-west-1",
      rules: [{ id: "earlier-versions", noncurrentVersionExpiration: { noncurrentDays: 30 }, status: "Enabled" }],
    },
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock files-public-access": {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      bucket: "files-id",
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock files-replica-public-access": {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      bucket: "files-replica-id",
      ignorePublicAcls: true,
      region: "eu-west-1",
      restrictPublicBuckets: true,
    },
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig files-replication": {
      bucket: "files-id",
      role: "arn:aws:mock:region:111111111111:files-replication-role",
      rules: [
        {
          deleteMarkerReplication: { status: "Disabled" },
          destination: { bucket: "arn:aws:mock:region:111111111111:files-replica", metrics: { status: "Enabled" } },
          filter: {},
          id: "everything",
          status: "Enabled",
        },
      ],
    },
    "aws:s3/bucketVersioning:BucketVersioning files-replica-versioning": {
      bucket: "files-replica-id",
      region: "eu-west-1",
      versioningConfiguration: { status: "Enabled" },
    },
    "aws:s3/bucketVersioning:BucketVersioning files-versioning": {
      bucket: "files-id",
      versioningConfiguration: { status: "Enabled" },
    },
  });
});
