const { backups, database, SNAPSHOTS_ONLY } = require("../shop");

database("orders-db", { identifier: "orders-db", ...SNAPSHOTS_ONLY });
backups({}, { resources: ["arn:aws:rds:*:*:db:orders-*"] });
