const { VaultLockConfiguration, Vault } = require("@pulumi/aws/backup");
const { backups, database, elsewhere, OBJECTIVES, tags } = require("../shop");

const db = database("orders-db", {
  tags: tags({
    ...OBJECTIVES,
    "continuity:rto:region": "8h",
    "continuity:rpo:region": "12h",
    "continuity:rto:compromise": "24h",
    "continuity:rpo:compromise": "12h",
    "continuity:detection-window": "7d",
  }),
});
const provider = elsewhere();
const distant = new Vault("distant", {}, { provider });
new VaultLockConfiguration(
  "distant",
  { backupVaultName: distant.name, changeableForDays: 3, minRetentionDays: 7, maxRetentionDays: 90 },
  { provider },
);
backups(
  { copyActions: [{ destinationVaultArn: distant.arn, lifecycle: { deleteAfter: 35 } }] },
  { resources: [db.arn] },
);
