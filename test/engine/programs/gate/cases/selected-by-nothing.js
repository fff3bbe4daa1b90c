const { backups, database, SNAPSHOTS_ONLY } = require("../shop");

// A plan is there, but it looks for a tag that the database does not carry.
database("orders-db", SNAPSHOTS_ONLY);
backups({}, { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] });
