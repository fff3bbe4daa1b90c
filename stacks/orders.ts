import * as aws from "@pulumi/aws";
import { serviceTags } from "lifeboat";
import { databaseNetwork } from "./network";

// What the order service must survive. Lifeboat proves it from the resources below, at every preview.
const tags = serviceTags("orders", {
  owner: "team-orders",
  objectives: {
    rto: "15m",
    rpo: "5m",
    data: { rto: "4h", rpo: "5m" },
    region: { rto: "8h", rpo: "12h" },
    compromise: { rto: "24h", rpo: "12h" },
  },
  detectionWindow: "7d",
});

const network = databaseNetwork("orders");

// AWS Backup copies no recovery point into an air-gapped vault if AWS manages the key of its source.
const key = new aws.kms.Key("orders", { enableKeyRotation: true });

const database = new aws.rds.Instance("orders-db", {
  engine: "postgres",
  engineVersion: "17.5",
  instanceClass: "db.r6g.large",
  allocatedStorage: 200,
  storageEncrypted: true,
  kmsKeyId: key.arn,
  dbName: "orders",
  username: "orders",
  manageMasterUserPassword: true,
  dbSubnetGroupName: network.subnetGroup.name,
  vpcSecurityGroupIds: [network.securityGroup.id],
  multiAz: true,
  backupRetentionPeriod: 14,
  backupWindow: "02:00-02:30",
  maintenanceWindow: "sun:03:00-sun:03:30",
  deletionProtection: true,
  tags,
});

// Recovery points here, and copies in a second Region, in a vault that nobody can empty and under a key that nobody can delete.
const elsewhere = new aws.Provider("elsewhere", { region: "eu-west-1" });
const vault = new aws.backup.Vault("orders", {});
const distantVault = new aws.backup.LogicallyAirGappedVault(
  "orders-distant",
  { minRetentionDays: 7, maxRetentionDays: 90 },
  { provider: elsewhere },
);

const plan = new aws.backup.Plan("orders", {
  rules: [
    {
      ruleName: "six-hourly",
      targetVaultName: vault.name,
      schedule: "cron(0 5/6 ? * * *)",
      startWindow: 60,
      completionWindow: 120,
      lifecycle: { deleteAfter: 14 },
      copyActions: [{ destinationVaultArn: distantVault.arn, lifecycle: { deleteAfter: 35 } }],
    },
  ],
});

const role = new aws.iam.Role("orders-backup", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "backup.amazonaws.com" }),
});
new aws.backup.Selection("orders", { planId: plan.id, iamRoleArn: role.arn, resources: [database.arn] });

export const endpoint = database.endpoint;
