import * as aws from "@pulumi/aws";
import { AWAY } from "./network";

/** The tag that takes a resource into the backups below. */
export const BACKED_UP = { backup: "six-hourly" };

const TYPES = ["Aurora", "DocumentDB", "DynamoDB", "EBS", "EC2", "EFS", "FSx", "Neptune", "RDS", "Redshift", "S3"];

// Whatever has the tag is backed up by its tag alone, so the account has to opt in to its type.
new aws.backup.RegionSettings("home", {
  resourceTypeOptInPreference: Object.fromEntries(TYPES.map((type) => [type, true])),
  resourceTypeManagementPreference: { DynamoDB: true, EFS: true },
});

/** The key of everything that is backed up: AWS copies no point into an air-gapped vault if AWS manages its key. */
export const dataKey = new aws.kms.Key("data", { enableKeyRotation: true });

const vault = new aws.backup.Vault("home", { kmsKeyArn: dataKey.arn });
const distantVault = new aws.backup.LogicallyAirGappedVault("away", {
  region: AWAY,
  minRetentionDays: 7,
  maxRetentionDays: 90,
});

const plan = new aws.backup.Plan("six-hourly", {
  rules: [
    {
      ruleName: "six-hourly",
      targetVaultName: vault.name,
      schedule: "cron(0 5/6 ? * * *)",
      startWindow: 60,
      completionWindow: 180,
      lifecycle: { deleteAfter: 14 },
      copyActions: [{ destinationVaultArn: distantVault.arn, lifecycle: { deleteAfter: 35 } }],
    },
  ],
});

const role = new aws.iam.Role("backup", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "backup.amazonaws.com" }),
});

new aws.backup.Selection("tagged", {
  planId: plan.id,
  iamRoleArn: role.arn,
  selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: BACKED_UP.backup }],
});
