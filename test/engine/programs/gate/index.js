const { Config } = require("@pulumi/pulumi");

require(`./cases/${new Config().require("case")}`);
