import { Config } from "@pulumi/pulumi";

// Each way of making them loads only what it needs.
const file = new Config("bench").get("resources");
if (file === undefined) (require("./services") as typeof import("./services")).makeServices();
else (require("./by-hand") as typeof import("./by-hand")).makeByHand(file);
