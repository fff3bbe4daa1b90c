const path = require("node:path");
const pulumi = require("@pulumi/pulumi");

exports.directory = path.basename(process.cwd());
exports.size = new pulumi.Config().require("size");
exports.stack = `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
exports.preview = pulumi.runtime.isDryRun();
exports.flavour = process.env.FLAVOUR;
