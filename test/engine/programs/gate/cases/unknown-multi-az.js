const { Vpc } = require("@pulumi/aws/ec2");
const { database } = require("../shop");

// Whether the database is Multi-AZ depends on something that only the cloud knows; that it keeps no backups does not.
const vpc = new Vpc("shop", { cidrBlock: "10.0.0.0/16" });
database("orders-db", { multiAz: vpc.defaultRouteTableId.apply((id) => id !== ""), backupRetentionPeriod: 0 });
