const { database, OBJECTIVES, tags } = require("../shop");

database("orders-db");
database("orders-scratch", { backupRetentionPeriod: 0, tags: tags({ ...OBJECTIVES, "continuity:role": "none" }) });
