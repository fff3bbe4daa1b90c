const { Vpc } = require("@pulumi/aws/ec2");
const { database, tags } = require("../shop");

// Not even the keys are known of one; the other's findings must not suffer.
const vpc = new Vpc("shop", { cidrBlock: "10.0.0.0/16" });
database("somebodys-db", { tags: vpc.id.apply(() => tags()) });
database("orders-db", { backupRetentionPeriod: 0 });
