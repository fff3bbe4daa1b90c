const { readdirSync } = require("node:fs");
const { join } = require("node:path");
const { Config } = require("@pulumi/pulumi");

const theme = join(__dirname, new Config().require("theme"));
for (const program of readdirSync(theme).sort()) require(join(theme, program));
