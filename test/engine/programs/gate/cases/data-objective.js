const { backups, database, tags } = require("../shop");

// Snapshots are too old for the plain objective, and good enough for the one of the scenario data.
const db = database("orders-db", {
  deletionProtection: false,
  tags: tags({
    "continuity:rto": "15m",
    "continuity:rpo": "5m",
    "continuity:rto:data": "4h",
    "continuity:rpo:data": "12h",
  }),
});
backups({}, { resources: [db.arn] });
