const { database, OBJECTIVES, tags } = require("../shop");

database("orders-db", { multiAz: false, tags: tags({ ...OBJECTIVES, "continuity:rto": "15m" }) });
