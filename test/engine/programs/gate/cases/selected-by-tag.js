const { backups, database, SNAPSHOTS_ONLY } = require("../shop");

database("orders-db", SNAPSHOTS_ONLY);
backups({}, { selectionTags: [{ type: "STRINGEQUALS", key: "continuity:service", value: "orders" }] });
