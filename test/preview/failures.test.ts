import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import type { PreviewOptions } from "../../preview/options";
import { failure, packDirectory, preview, programDirectory } from "./fixtures";
import { scratchSpace } from "./scratch";

jest.setTimeout(60_000);

const scratch = scratchSpace();
const NODE_PROJECT = "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\n";

test.each([
  ["throws", "ProgramError", "The program failed: no such region: mars (index.js:4:9)"],
  ["rejects", "ProgramError", "The program failed: TypeError: objectives is not iterable (index.js:5:9)"],
  [
    "needs-config",
    "ProgramError",
    "The program failed: Missing required configuration variable 'shop:region' " +
      "please set a value using the command `pulumi config set shop:region <value>`",
  ],
  ["misses-module", "ProgramError", "The program failed: Cannot find module './not-there' (index.js:1:1)"],
  ["leaves", "ProgramError", "The program failed: it ended with code 3: giving up"],
  ["bad-transform", "ProgramError", "The program failed: a transform threw: cannot transform"],
  [
    "duplicate",
    "DuplicateResourceError",
    "Duplicate resource URN 'urn:pulumi:dev::shop::cloud:index:Thing::twin'; try giving it a unique name.",
  ],
  [
    "remote",
    "UnsupportedFeatureError",
    'The embedded preview cannot run the remote component awsx:ec2:Vpc "net": ' +
      "it lives in a provider plugin. Use `pulumi preview`.",
  ],
  [
    "calls",
    "UnsupportedFeatureError",
    "The embedded preview cannot run the method eks:index:Cluster/getKubeconfig: " +
      "it lives in a provider plugin. Use `pulumi preview`.",
  ],
  [
    "asks",
    "UnansweredInvokeError",
    "The embedded preview has no answer for the data source cloud:index:getWeather: it needs the cloud. " +
      "Take the value from stack configuration instead, or use `pulumi preview`.",
  ],
])("a program that %s", async (program, name, message) => {
  expect(await failure(preview(program))).toMatchObject({ name, message });
});

test("a program with a syntax error", async () => {
  const directory = scratch({ "Pulumi.yaml": NODE_PROJECT, "index.js": "const value = ;\n" });
  expect(await failure(preview("", {}, { directory }))).toMatchObject({
    name: "ProgramError",
    message: "The program failed: SyntaxError: Unexpected token ';' (index.js:1)",
  });
});

test("a program with type errors", async () => {
  const directory = scratch({
    "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
    "index.ts": 'export const replicas: number = "two";\nexport const zones: string[] = 3;\n',
  });
  expect(await failure(preview("", {}, { directory }))).toMatchObject({
    name: "ProgramError",
    message:
      "The program failed: it does not compile: " +
      "Type 'string' is not assignable to type 'number'. [TS2322] (index.ts:1:14) (and 1 more)",
  });
});

test("a program whose SDK is not installed", async () => {
  const directory = scratch({ "Pulumi.yaml": NODE_PROJECT, "index.js": "" }, { installed: false });
  expect(await failure(preview("", {}, { directory }))).toMatchObject({
    name: "SdkNotInstalledError",
    message: `@pulumi/pulumi is not installed for ${directory}. Run \`npm install\` there.`,
  });
});

test("a program that never ends", async () => {
  expect(await failure(preview("hangs", {}, { timeoutSeconds: 5 }))).toMatchObject({
    name: "HangError",
    message:
      'Nothing happened for 5s: the program does not end (the last it did: register the outputs of pulumi:pulumi:Stack "shop-dev"). ' +
      "A timer, an open connection or a promise that never settles keeps it alive.",
  });
});

test("a pack that never answers", async () => {
  expect(await failure(preview("thing", { sleeps: undefined }, { timeoutSeconds: 5 }))).toMatchObject({
    name: "HangError",
    message: "Nothing happened for 5s: waiting to analyze the stack with sleeps.",
  });
});

const packs = (name: string): Partial<PreviewOptions> => ({ packs: [{ directory: packDirectory(name) }] });

test.each([
  [
    "talks before it serves",
    packs("talks-first"),
    "PackOutputError",
    `Policy pack ${packDirectory("talks-first")} wrote "loading policies" to stdout before its port. ` +
      "Write to stderr, or after `new PolicyPack`.",
  ],
  [
    "crashes at start",
    packs("crashes"),
    "PackStartError",
    `Policy pack ${packDirectory("crashes")} did not start: Error: no rules found`,
  ],
  [
    "ends at start",
    packs("silent"),
    "PackStartError",
    `Policy pack ${packDirectory("silent")} did not start: it ended with code 0 and said nothing`,
  ],
  [
    "is not there",
    packs("absent"),
    "PackNotFoundError",
    `There is no policy pack in ${packDirectory("absent")}: it has no PulumiPolicy.yaml.`,
  ],
  [
    "has a policy that throws",
    packs("throws"),
    "PolicyError",
    'Policy pack throws failed at cloud:index:Thing "thing": ' +
      "Error validating resource with policy 'fragile' from policy pack 'throws@v1.2.3': Error: cannot read size",
  ],
  [
    "dies while it works",
    packs("dies"),
    "PolicyError",
    "Policy pack dies failed at the stack: its process ended: Error: out of luck",
  ],
])("a pack that %s", async (_, options, name, message) => {
  expect(await failure(preview("thing", {}, options))).toMatchObject({ name, message });
});

test.each([
  [
    "an unknown key, a wrong type and a value out of range",
    { "says-config": { limit: 0, mode: 3, rules: { regoin: "off" } } },
    [
      "says-config: limit must be >= 1",
      "says-config: mode must be string",
      'says-config: mode must be equal to one of the allowed values ["worst","scheduled"]',
      "says-config: rules must NOT have additional properties 'regoin'",
    ],
  ],
  [
    "levels that do not exist",
    { "says-config": "fatal", all: { enforcementLevel: "loud" }, other: 3 },
    [
      'parsing enforcement level for "says-config": "fatal" is not a valid enforcement level',
      'parsing enforcement level for "all": "loud" is not a valid enforcement level',
      'parsing "other": 3 is not a valid value; must be a string or object',
    ],
  ],
])("pack configuration with %s", async (_, config, problems) => {
  expect(await failure(preview("thing", { settings: config }))).toMatchObject({
    name: "PackConfigError",
    problems,
    message: `validating policy config: settings: ${problems.join("; ")}`,
  });
});

test.each([
  [
    "python",
    "UnsupportedRuntimeError",
    'the runtime is "python"; the embedded preview runs "nodejs" only. Use `pulumi preview`.',
  ],
  ["nameless", "ProjectFileError", 'has no "name"'],
  ["no-main", "ProjectFileError", '"main" names src/, which does not exist'],
])("the project %s", async (program, name, reason) => {
  const message = `${join(programDirectory(program), "Pulumi.yaml")}: ${reason}`;
  expect(await failure(preview(program))).toMatchObject({ name, message });
});

test("a project file that is not YAML", async () => {
  const directory = scratch({ "Pulumi.yaml": "name: shop\nruntime: [nodejs\n" });
  expect(await failure(preview("", {}, { directory }))).toMatchObject({
    name: "ProjectFileError",
    message:
      `${join(directory, "Pulumi.yaml")}: is not readable YAML: Flow sequence in block collection ` +
      "must be sufficiently indented and end with a ] at line 3, column 1",
  });
});

test("no project", async () => {
  const directory = scratch({});
  expect(await failure(preview("", {}, { directory }))).toMatchObject({
    name: "ProjectNotFoundError",
    message: `There is no Pulumi.yaml in ${directory} or above it.`,
  });
});

test("configuration that the project requires", async () => {
  expect(await failure(preview("required"))).toMatchObject({
    name: "MissingConfigError",
    keys: ["account", "region"],
    message:
      "Stack 'dev' is missing configuration values 'account', 'region'. " +
      "Set it with `pulumi config set account <value> --stack dev`.",
  });
});

test("the SDK's index is never loaded", () => {
  const loaded = Object.keys(createRequire(__filename).cache ?? {});
  expect(loaded.filter((file) => file.endsWith("@pulumi/pulumi/index.js"))).toEqual([]);
});
