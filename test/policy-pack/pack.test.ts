import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";

jest.setTimeout(60_000);

const ROOT = join(__dirname, "..", "..");

const read = (...path: readonly string[]) => JSON.parse(readFileSync(join(ROOT, ...path), "utf8"));

test("the pack has the version of the package, and starts its compiled form", () => {
  const { version, main } = read("policy-pack", "package.json");
  expect([version, main]).toEqual([read("package.json").version, "../dist/policy-pack/index.js"]);
});

/** The packages loaded in a process that has run a script with the compiled code. */
function loadedBy(script: string): string[] {
  const tell = `
    const packages = Object.keys(require.cache).map((file) => /.*node_modules[/]((?:@[^/]+[/])?[^/]+)/.exec(file)?.[1]);
    require("node:fs").writeSync(2, JSON.stringify([...new Set(packages)].filter(Boolean)));
    process.exit(0);`;
  // The pack reads the package.json of its directory, where Pulumi starts it.
  const { stderr, error } = spawnSync(process.execPath, ["-e", `${script};${tell}`], {
    cwd: join(ROOT, "policy-pack"),
    encoding: "utf8",
  });
  if (error) throw error;
  return JSON.parse(stderr) as string[];
}

const INDEX = `require("${join(ROOT, "dist", "policy-pack", "index.js")}")`;
const LOAD_OPTIONS = `require("${join(ROOT, "dist", "workspace", "load-options.js")}").loadOptions`;

const heavy = (packages: readonly string[]) =>
  packages.filter((name) => /^(@pulumi\/aws|@aws-sdk\/.*|@smithy\/.*|aws-sdk|ajv|yaml)$/.test(name)).sort();

test("the pack loads no AWS provider, no AWS SDK, and what reads settings only where there are some", () => {
  const here = { project: "shop", config: {}, environment: { PWD: "/" }, now: 0 };
  const configured = { ...here, config: { toleratedMisses: 1 } };
  const beside = { ...here, environment: { PWD: ROOT } };
  const started = loadedBy(INDEX);
  expect(started).toContain("@pulumi/policy");
  expect(heavy(started)).toEqual([]);
  expect(heavy(loadedBy(`${INDEX};${LOAD_OPTIONS}(${JSON.stringify(here)})`))).toEqual([]);
  expect(heavy(loadedBy(`${INDEX};${LOAD_OPTIONS}(${JSON.stringify(configured)})`))).toEqual(["ajv"]);
  expect(heavy(loadedBy(`${INDEX};${LOAD_OPTIONS}(${JSON.stringify(beside)})`))).toEqual(["ajv", "yaml"]);
});
