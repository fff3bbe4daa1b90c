import { getAvailabilityZonesOutput } from "@pulumi/aws";
import { Plan, Selection, Vault } from "@pulumi/aws/backup";
import { Instance } from "@pulumi/aws/rds";
import { Config } from "@pulumi/pulumi";

const multiAz = new Config().getBoolean("multiAz");

const database = new Instance("orders", {
  instanceClass: "db.t4g.micro",
  engine: "postgres",
  allocatedStorage: 20,
  username: "orders",
  password: "s3cr3t",
  skipFinalSnapshot: true,
  tags: { "continuity:service": "orders" },
  ...(multiAz === undefined ? {} : { multiAz }),
});

const vault = new Vault("orders");
const plan = new Plan("orders", {
  rules: [{ ruleName: "nightly", targetVaultName: vault.name, schedule: "cron(0 5 * * ? *)" }],
});
new Selection("orders", {
  planId: plan.id,
  iamRoleArn: "arn:aws:iam::123456789012:role/backup",
  resources: [database.arn],
});

export const zones = getAvailabilityZonesOutput({ state: "available" }).names;
export const vaultArn = vault.arn;
