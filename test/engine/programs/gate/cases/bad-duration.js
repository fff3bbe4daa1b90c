const { database, tags } = require("../shop");

database("orders-db", { tags: tags({ "continuity:rto": "4 hours", "continuity:rpo": "15m" }) });
