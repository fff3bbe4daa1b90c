const { database, tags } = require("../shop");

database("orders-db", {
  backupRetentionPeriod: 0,
  kmsKeyId: "arn:aws:kms:eu-central-1:222222222222:key/3",
  tags: tags({
    "continuity:rto": "4h",
    "continuity:rpo": "30h",
    "continuity:rto:region": "8h",
    "continuity:rpo:region": "36h",
    "continuity:rto:compromise": "8h",
    "continuity:rpo:compromise": "36h",
    "continuity:depends-on": "payments",
    backup: "company",
  }),
});
