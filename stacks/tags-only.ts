import * as aws from "@pulumi/aws";
import { serviceTags } from "lifeboat";
import { databaseNetwork } from "./network";

// No components: ordinary resources, and tags that say to which service each belongs and what it must survive.
const wiki = serviceTags("wiki", {
  owner: "team-knowledge",
  objectives: { rto: "1h", rpo: "15m", data: { rto: "4h", rpo: "15m" } },
  dependsOn: ["accounts"],
});

const network = databaseNetwork("wiki");
new aws.rds.Instance("wiki-db", {
  engine: "postgres",
  engineVersion: "17.5",
  instanceClass: "db.t4g.medium",
  allocatedStorage: 50,
  storageEncrypted: true,
  username: "wiki",
  manageMasterUserPassword: true,
  dbSubnetGroupName: network.subnetGroup.name,
  vpcSecurityGroupIds: [network.securityGroup.id],
  multiAz: true,
  backupRetentionPeriod: 14,
  deletionProtection: true,
  finalSnapshotIdentifier: "wiki-db-final",
  tags: wiki,
});

const attachments = new aws.s3.Bucket("wiki-attachments", { tags: wiki });
new aws.s3.BucketVersioning("wiki-attachments", {
  bucket: attachments.id,
  versioningConfiguration: { status: "Enabled" },
});

// All that this provider creates belongs to one service: its default tags say so.
const accounts = new aws.Provider("accounts", {
  region: "eu-central-1",
  defaultTags: {
    tags: serviceTags("accounts", {
      owner: "team-accounts",
      objectives: { rto: "15m", rpo: "5m", data: { rto: "4h", rpo: "5m" } },
    }),
  },
});

new aws.dynamodb.Table(
  "accounts",
  {
    hashKey: "id",
    attributes: [{ name: "id", type: "S" }],
    billingMode: "PAY_PER_REQUEST",
    pointInTimeRecovery: { enabled: true },
    deletionProtectionEnabled: true,
  },
  { provider: accounts },
);
new aws.secretsmanager.Secret("accounts-signing", {}, { provider: accounts });
