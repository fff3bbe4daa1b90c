const { backups, database, SNAPSHOTS_ONLY } = require("../shop");

backups({}, { resources: [database("orders-db", SNAPSHOTS_ONLY).arn] });
