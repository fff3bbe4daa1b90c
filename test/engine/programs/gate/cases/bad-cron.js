const { backups, database, SNAPSHOTS_ONLY } = require("../shop");

backups({ schedule: "cron(0 5 * * * *)" }, { resources: [database("orders-db", SNAPSHOTS_ONLY).arn] });
