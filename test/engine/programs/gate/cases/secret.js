const { secret } = require("@pulumi/pulumi");
const { database, tags } = require("../shop");

database("orders-db", {
  manageMasterUserPassword: undefined,
  password: secret("hunter2-password"),
  engine: secret("postgres"),
  backupRetentionPeriod: secret(0),
  tags: tags({ "continuity:rto": "4h", "continuity:rpo": secret("hunter2-tag") }),
});
