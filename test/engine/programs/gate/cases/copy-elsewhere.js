const { Vault } = require("@pulumi/aws/backup");
const { backups, database, elsewhere, OBJECTIVES, tags } = require("../shop");

const db = database("orders-db", {
  tags: tags({ ...OBJECTIVES, "continuity:rto:region": "8h", "continuity:rpo:region": "12h" }),
});
const distant = new Vault("distant", {}, { provider: elsewhere() });
backups({ copyActions: [{ destinationVaultArn: distant.arn }] }, { resources: [db.arn] });
