/** One plan for all: points here, and copies in a second Region where nobody can delete them. */
const backup = require("@pulumi/aws/backup");
const { away } = require("./regions");

const vault = new backup.Vault("backups");
const distant = new backup.LogicallyAirGappedVault("distant", { minRetentionDays: 7, maxRetentionDays: 90 }, away);
const plan = new backup.Plan("backups", {
  rules: [
    {
      ruleName: "six-hourly",
      targetVaultName: vault.name,
      schedule: "cron(0 5/6 ? * * *)",
      startWindow: 60,
      completionWindow: 120,
      lifecycle: { deleteAfter: 14 },
      copyActions: [{ destinationVaultArn: distant.arn, lifecycle: { deleteAfter: 35 } }],
    },
  ],
});

exports.backUp = (name, resources) =>
  new backup.Selection(name, { planId: plan.id, iamRoleArn: "arn:aws:iam::123456789012:role/backup", resources });
