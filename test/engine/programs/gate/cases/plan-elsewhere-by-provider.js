const { backups, database, elsewhere, SNAPSHOTS_ONLY } = require("../shop");

// A plan selects resources of its own Region only.
backups({}, { resources: [database("orders-db", SNAPSHOTS_ONLY).arn] }, { provider: elsewhere() });
