const { DbInstance } = require("@pulumi/aws/timestreaminfluxdb");
const { database, tags } = require("../shop");

database("orders-db");
new DbInstance("metrics", {
  allocatedStorage: 20,
  bucket: "orders",
  dbInstanceType: "db.influx.medium",
  organization: "shop",
  username: "admin",
  password: "not-a-secret",
  vpcSecurityGroupIds: ["sg-0"],
  vpcSubnetIds: ["subnet-0"],
  tags: tags(),
});
