import { getStack } from "@pulumi/pulumi";

/** Each stack runs the program of its name: `pulumi preview --stack orders`. */
const PROGRAMS: Readonly<Record<string, () => unknown>> = {
  estate: () => require("./estate"),
  orders: () => require("./orders"),
  "orders-flawed": () => require("./orders-flawed"),
  serverless: () => require("./serverless"),
  shop: () => require("./shop"),
  "shop-flawed": () => require("./shop-flawed"),
  "tags-only": () => require("./tags-only"),
};

const program = PROGRAMS[getStack()];
if (program === undefined) {
  throw new Error(`There is no sample named ${getStack()}; choose one of ${Object.keys(PROGRAMS).join(", ")}.`);
}

module.exports = program();
