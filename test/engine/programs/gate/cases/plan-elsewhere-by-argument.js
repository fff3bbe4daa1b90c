const { Plan, Selection, Vault } = require("@pulumi/aws/backup");
const { database, SNAPSHOTS_ONLY } = require("../shop");

const db = database("orders-db", SNAPSHOTS_ONLY);
const region = "eu-west-1";
const vault = new Vault("backups", { region });
const plan = new Plan("backups", {
  region,
  rules: [{ ruleName: "six-hourly", targetVaultName: vault.name, schedule: "cron(0 5/6 ? * * *)" }],
});
new Selection("backups", {
  region,
  planId: plan.id,
  iamRoleArn: "arn:aws:iam::123456789012:role/backup",
  resources: [db.arn],
});
