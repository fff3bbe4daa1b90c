const { Table } = require("@pulumi/aws/dynamodb");
const { database, tags } = require("../shop");

database("orders-db");
new Table("orders", {
  billingMode: "PAY_PER_REQUEST",
  hashKey: "id",
  attributes: [{ name: "id", type: "S" }],
  tags: tags(),
});
