const { database, OBJECTIVES, tags } = require("../shop");

database("orders-db");
// Needs the orders, and promises to be back before they are.
database("checkout-db", {
  tags: tags({
    "continuity:service": "checkout",
    ...OBJECTIVES,
    "continuity:rto": "10m",
    "continuity:depends-on": "orders payments",
  }),
});
