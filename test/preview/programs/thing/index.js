const pulumi = require("@pulumi/pulumi");

new pulumi.CustomResource("cloud:index:Thing", "thing", { size: "small", password: pulumi.secret("s3cr3t") });
