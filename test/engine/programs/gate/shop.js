/** What most cases have in common: an order service with one database, and its backups. */
const backup = require("@pulumi/aws/backup");
const rds = require("@pulumi/aws/rds");
const { Provider } = require("@pulumi/aws/provider");

exports.OBJECTIVES = { "continuity:rto": "4h", "continuity:rpo": "15m" };

exports.tags = (more = exports.OBJECTIVES) => ({
  "continuity:service": "orders",
  "continuity:owner": "team-orders",
  ...more,
});

/** A database that meets its objectives, unless a case says otherwise. */
exports.database = (name, settings = {}, options = {}) =>
  new rds.Instance(
    name,
    {
      engine: "postgres",
      engineVersion: "17.5",
      instanceClass: "db.r6g.large",
      allocatedStorage: 100,
      storageEncrypted: true,
      username: "shop",
      manageMasterUserPassword: true,
      multiAz: true,
      backupRetentionPeriod: 14,
      backupWindow: "02:00-02:30",
      maintenanceWindow: "sun:03:00-sun:03:30",
      deletionProtection: true,
      tags: exports.tags(),
      ...settings,
    },
    options,
  );

/** A plan with one rule, and one selection. */
exports.backups = (rule, selection, options = {}) => {
  const vault = new backup.Vault("backups", {}, options);
  const plan = new backup.Plan(
    "backups",
    {
      rules: [
        {
          ruleName: "six-hourly",
          targetVaultName: vault.name,
          schedule: "cron(0 5/6 ? * * *)",
          startWindow: 60,
          completionWindow: 120,
          lifecycle: { deleteAfter: 14 },
          ...rule,
        },
      ],
    },
    options,
  );
  new backup.Selection(
    "backups",
    { planId: plan.id, iamRoleArn: "arn:aws:iam::123456789012:role/backup", ...selection },
    options,
  );
  return plan;
};

exports.elsewhere = () => new Provider("elsewhere", { region: "eu-west-1" });

/** Only snapshots, which are enough for a day. */
exports.SNAPSHOTS_ONLY = {
  backupRetentionPeriod: 0,
  tags: exports.tags({ "continuity:rto": "4h", "continuity:rpo": "12h" }),
};
