require("@pulumi/policy");

throw new Error("no rules found");
