const pulumi = require("@pulumi/pulumi");

new pulumi.CustomResource("cloud:index:Thing", "twin", {});
new pulumi.CustomResource("cloud:index:Thing", "twin", {});
