const pulumi = require("@pulumi/pulumi");

new pulumi.ComponentResource("awsx:ec2:Vpc", "net", {}, {}, true);
