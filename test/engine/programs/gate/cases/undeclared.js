require("../shop").database("forgotten-db", { tags: {} });
