const { LogicallyAirGappedVault } = require("@pulumi/aws/backup");
const { Key } = require("@pulumi/aws/kms");
const { backups, database, elsewhere, OBJECTIVES, tags } = require("../shop");

const key = new Key("orders");
const db = database("orders-db", {
  kmsKeyId: key.arn,
  tags: tags({
    ...OBJECTIVES,
    "continuity:rto:region": "8h",
    "continuity:rpo:region": "12h",
    "continuity:rto:compromise": "24h",
    "continuity:rpo:compromise": "12h",
    "continuity:detection-window": "7d",
  }),
});
const distant = new LogicallyAirGappedVault(
  "distant",
  { minRetentionDays: 7, maxRetentionDays: 90 },
  { provider: elsewhere() },
);
backups(
  { copyActions: [{ destinationVaultArn: distant.arn, lifecycle: { deleteAfter: 35 } }] },
  { resources: [db.arn] },
);
