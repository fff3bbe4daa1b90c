const { database, tags } = require("../shop");

database("orders-db", { tags: tags({ "continuity:rpo": "15m" }) });
