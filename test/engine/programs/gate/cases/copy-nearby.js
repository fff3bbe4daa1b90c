const { Vault } = require("@pulumi/aws/backup");
const { backups, database, OBJECTIVES, tags } = require("../shop");

// A second vault is no second Region.
const db = database("orders-db", {
  tags: tags({ ...OBJECTIVES, "continuity:rto:region": "8h", "continuity:rpo:region": "12h" }),
});
const second = new Vault("second", {});
backups({ copyActions: [{ destinationVaultArn: second.arn }] }, { resources: [db.arn] });
