const { PolicyPack } = require("@pulumi/policy");

console.log("loading policies");
new PolicyPack("talks-first", { policies: [] });
