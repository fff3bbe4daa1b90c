const s3 = require("@pulumi/aws/s3");
const { backUp } = require("../backups");
const { away } = require("../regions");
const { bare, NO_MEMBER, sound } = require("../service");

const versioned = (name, bucket, options) =>
  new s3.BucketVersioning(name, { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } }, options);

// Settings in resources of their own, as the provider wants them today.
const bucket = new s3.Bucket("s3-bucket", { objectLockEnabled: true, tags: sound("s3-bucket") });
const versioning = versioned("s3-bucket", bucket);
new s3.BucketServerSideEncryptionConfiguration("s3-bucket", {
  bucket: bucket.id,
  rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
});
new s3.BucketObjectLockConfiguration("s3-bucket", {
  bucket: bucket.id,
  rule: { defaultRetention: { mode: "COMPLIANCE", days: 30 } },
});
new s3.BucketLifecycleConfiguration("s3-bucket", {
  bucket: bucket.id,
  rules: [{ id: "versions", status: "Enabled", filter: {}, noncurrentVersionExpiration: { noncurrentDays: 30 } }],
});
const copy = new s3.Bucket("s3-bucket-away", { tags: NO_MEMBER }, away);
new s3.BucketReplicationConfig(
  "s3-bucket",
  {
    bucket: bucket.id,
    role: "arn:aws:iam::123456789012:role/replication",
    rules: [
      {
        id: "all",
        status: "Enabled",
        filter: {},
        deleteMarkerReplication: { status: "Enabled" },
        destination: {
          bucket: copy.arn,
          replicationTime: { status: "Enabled", time: { minutes: 15 } },
          metrics: { status: "Enabled", eventThreshold: { minutes: 15 } },
        },
      },
    ],
  },
  { dependsOn: [versioning, versioned("s3-bucket-away", copy, away)] },
);
backUp("s3-bucket", [bucket.arn]);

// The older type, with its settings inline.
new s3.BucketV2("s3-bucket-inline", {
  versionings: [{ enabled: true }],
  lifecycleRules: [{ id: "cold", enabled: true, transitions: [{ days: 30, storageClass: "ONEZONE_IA" }] }],
  tags: bare("s3-bucket", "inline"),
});

new s3.Bucket("s3-bucket-bare", { tags: bare("s3-bucket") });
