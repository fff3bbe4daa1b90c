require("../shop").database("orders-db", { backupRetentionPeriod: 0 });
