const { Key } = require("@pulumi/aws/kms");
const { Namespace, Workgroup } = require("@pulumi/aws/redshiftserverless");
const { backUp } = require("../backups");
const { network } = require("../network");
const { bare, sound } = require("../service");

const namespace = new Namespace("redshift-serverless-namespace", {
  namespaceName: "trends",
  adminUsername: "shop",
  manageAdminPassword: true,
  kmsKeyId: new Key("redshift-serverless-namespace").arn,
  tags: sound("redshift-serverless-namespace"),
});
new Workgroup("redshift-serverless-namespace", {
  workgroupName: "trends",
  namespaceName: namespace.namespaceName,
  subnetIds: network("redshift-serverless-namespace").subnetIds,
});
backUp("redshift-serverless-namespace", [namespace.arn]);

// Nothing computes over it yet.
new Namespace("redshift-serverless-bare", { namespaceName: "trials", tags: bare("redshift-serverless-namespace") });
