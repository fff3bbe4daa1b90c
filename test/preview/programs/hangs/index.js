const pulumi = require("@pulumi/pulumi");

new pulumi.CustomResource("cloud:index:Thing", "last", {});
setInterval(() => {}, 60_000);
