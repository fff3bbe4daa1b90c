import { spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import { PLAIN_ERRORS } from "../../../preview/processes/plainErrors";

test("errors are inspected without colours, other values as asked", () => {
  const script = `
    const { inspect } = require("node:util");
    const error = new Error("boom");
    error.stack = "Error: boom\\n    at require (/work/node_modules/@pulumi/config.ts:1:1)";
    console.log(JSON.stringify([inspect(error, { colors: true }), inspect(1, { colors: true }), inspect.defaultOptions.depth]));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, [...PLAIN_ERRORS, "--eval", script], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual([
    "Error: boom\n    at require (/work/node_modules/@pulumi/config.ts:1:1)",
    "\u001b[33m1\u001b[39m",
    2,
  ]);
});
