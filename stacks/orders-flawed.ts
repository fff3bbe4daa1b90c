import * as aws from "@pulumi/aws";
import { serviceTags } from "lifeboat";
import { databaseNetwork } from "./network";

// The order service with the same objectives, and with the flaws that reviews miss.
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

const database = new aws.rds.Instance("orders-db", {
  engine: "postgres",
  engineVersion: "17.5",
  instanceClass: "db.r6g.large",
  allocatedStorage: 200,
  storageEncrypted: true,
  dbName: "orders",
  username: "orders",
  manageMasterUserPassword: true,
  // Flaw: three subnets are not three copies; without multiAz there is one instance in one zone.
  dbSubnetGroupName: network.subnetGroup.name,
  vpcSecurityGroupIds: [network.securityGroup.id],
  // Flaw: point-in-time recovery is on, but its backups are deleted together with the database.
  backupRetentionPeriod: 14,
  backupWindow: "02:00-02:30",
  maintenanceWindow: "sun:03:00-sun:03:30",
  tags,
});

const vault = new aws.backup.Vault("orders", {});
const secondVault = new aws.backup.Vault("orders-second", {});

const plan = new aws.backup.Plan("orders", {
  rules: [
    {
      ruleName: "weekdays",
      targetVaultName: vault.name,
      // Flaw: "daily" that skips the weekend, and a start window of eight hours.
      schedule: "cron(0 5 ? * MON-FRI *)",
      startWindow: 480,
      lifecycle: { deleteAfter: 14 },
      // Flaw: the copy stays in the same Region, in a vault that can be emptied.
      copyActions: [{ destinationVaultArn: secondVault.arn, lifecycle: { deleteAfter: 35 } }],
    },
  ],
});

const role = new aws.iam.Role("orders-backup", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "backup.amazonaws.com" }),
});
new aws.backup.Selection("orders", { planId: plan.id, iamRoleArn: role.arn, resources: [database.arn] });

export const endpoint = database.endpoint;
