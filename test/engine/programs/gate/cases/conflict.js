const { database, tags } = require("../shop");

database("orders-db", { tags: tags({ "continuity:rto": "4h", "continuity:rpo": "15m" }) });
database("orders-archive", { tags: tags({ "continuity:rto": "1h", "continuity:rpo": "15m" }) });
