import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { commandOf } from "../../../drills/aws/sdk";
import { apiName, type Operation, SERVICE_OF } from "../../../drills/cloud";

const ROOT = join(__dirname, "../../..");
const OPERATIONS = Object.keys(SERVICE_OF) as Operation[];
const NAMES = Object.fromEntries(OPERATIONS.map((operation) => [operation, `${apiName(operation)}Command`]));

test("every call has its command in the SDK", () => {
  expect(Object.fromEntries(OPERATIONS.map((operation) => [operation, commandOf(operation).name]))).toEqual(NAMES);
});

test("what the build keeps of the SDK is all that is used, and loads nothing else", () => {
  const script = `
    const { commandOf } = require("./dist/drills/aws/sdk.js");
    const names = ${JSON.stringify(OPERATIONS)}.map((operation) => [operation, commandOf(operation).name]);
    const { version } = require("./dist/drills/aws/sdk/version.js");
    const others = Object.keys(require.cache).filter((file) => file.includes("node_modules"));
    console.log(JSON.stringify({ names: Object.fromEntries(names), version, others }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { cwd: ROOT, encoding: "utf8" });
  expect(stderr).toBe("");
  const { version } = JSON.parse(readFileSync(require.resolve("@aws-sdk/client-rds/package.json"), "utf8"));
  expect(JSON.parse(stdout)).toEqual({ names: NAMES, version, others: [] });
});

test("of EC2's many calls those are kept that are made", () => {
  const kept = readFileSync(join(ROOT, "dist/drills/aws/sdk/ec2.js"), "utf8");
  const commands = [...kept.matchAll(/\b(\w+Command) = class\b/g)].map(([, name]) => name);
  const used = OPERATIONS.filter((operation) => SERVICE_OF[operation] === "ec2").map((operation) => NAMES[operation]);
  expect(commands.sort()).toEqual(used.sort());
});

test("the licences of what became part of the build are told with it", () => {
  const told = readFileSync(join(ROOT, "dist/drills/aws/sdk/LICENCES.txt"), "utf8");
  for (const client of readdirSync(join(ROOT, "node_modules/@aws-sdk")).filter((name) => name.startsWith("client-"))) {
    const { version } = JSON.parse(readFileSync(require.resolve(`@aws-sdk/${client}/package.json`), "utf8"));
    expect(told).toContain(`@aws-sdk/${client} ${version}, Apache-2.0\n`);
  }
  expect(told).toContain("Apache License\n");
});
