const { Vault } = require("@pulumi/aws/backup");
const { Key } = require("@pulumi/aws/kms");
const { backups, database, elsewhere, OBJECTIVES, tags } = require("../shop");

const db = database("orders-db", {
  tags: tags({ ...OBJECTIVES, "continuity:rto:region": "8h", "continuity:rpo:region": "12h" }),
});
const provider = elsewhere();
const key = new Key("distant", {}, { provider });
const distant = new Vault("distant", { kmsKeyArn: key.arn }, { provider });
backups({ copyActions: [{ destinationVaultArn: distant.arn }] }, { resources: [db.arn] });
