require("../shop").database("orders-db", { deletionProtection: false });
