import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { FORMAT_NAMES } from "../../scripts/formats";
import { scratchSpace } from "../preview/scratch";
import { lifeboat } from "./built";

jest.setTimeout(120_000);

const ROOT = join(__dirname, "..", "..");
const scratch = scratchSpace();

const check = (cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  lifeboat(cwd, ["check", ...args], env);

const NOTES = [
  "note: This is a simulation: nothing was compared with what is deployed, so every resource counts as new.",
  "note: No cloud was asked: values that only the cloud knows are unknown, and inputs were not validated by the provider.",
];

const PROJECT = "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\n";

/** A project with a stack `dev` and this program. */
const project = (program: string, files: Record<string, string> = {}) =>
  scratch({
    "Pulumi.yaml": PROJECT,
    "Pulumi.dev.yaml": "config: { aws:region: eu-central-1 }\n",
    "index.js": program,
    ...files,
  });

const DATABASE = `
const { Config } = require("@pulumi/pulumi");
const { Instance } = require("@pulumi/aws/rds");
new Instance("orders-db", {
  instanceClass: "db.r6g.large",
  multiAz: new Config().getBoolean("multiAz") ?? false,
  tags: { "continuity:service": "orders", "continuity:rpo:zone": "0s", "continuity:rto:zone": "5m" },
});
`;

/** The same day always: gaps are looked for from today on, and assumptions expire. */
const onADay = () => {
  const policy = JSON.stringify({ continuity: { asOf: "2026-11-22T12:00:00Z" } });
  return ["--policy-config", join(scratch({ "policy.json": policy }), "policy.json")];
};

describe("lifeboat check prints", () => {
  test("a sound sample: 0", async () => {
    expect(await check(ROOT, ["--stack", "orders", ...onADay()])).toMatchInlineSnapshot(`
{
  "code": 0,
  "err": "note: This is a simulation: nothing was compared with what is deployed, so every resource counts as new.
note: No cloud was asked: values that only the cloud knows are unknown, and inputs were not validated by the provider.",
  "out": "orders (team-orders)
  instance    meets
    RTO 15m     at most 2m      Multi-AZ failover (typical) 1m to 2m
    RPO 5m      at most 0s      synchronous standby
  zone        meets
    RTO 15m     at most 2m      Multi-AZ failover (typical) 1m to 2m
    RPO 5m      at most 0s      synchronous standby
  region      meets
    RTO 8h      at most 2h      detect 0s to 5m + decide 0s to 15m + restore 1h30m
                                + cut over to the new endpoint 0s to 5m + verify 0s to 5m
    RPO 12h     at most 8h5m    largest gap 6h 05:00→11:00 UTC + start window 1h + job 20m
                                + copy 45m
  data        meets
    RTO 4h      at most 2h      detect 0s to 5m + decide 0s to 15m + restore 1h30m
                                + cut over to the new endpoint 0s to 5m + verify 0s to 5m
    RPO 5m      at most 5m      upload of transaction logs 5m
  compromise  meets
    RTO 24h     at most 2h      detect 0s to 5m + decide 0s to 15m + restore 1h30m
                                + cut over to the new endpoint 0s to 5m + verify 0s to 5m
    RPO 12h     at most 8h5m    largest gap 6h 05:00→11:00 UTC + start window 1h + job 20m
                                + copy 45m

Objectives: 5 met, 0 violated, 0 unproven, 0 undeclared. Findings: 0 mandatory and 0 advisory.",
}
`);
  });

  test("its flawed twin: 1", async () => {
    expect(await check(ROOT, ["--stack", "orders-flawed", ...onADay()])).toMatchInlineSnapshot(`
{
  "code": 1,
  "err": "note: This is a simulation: nothing was compared with what is deployed, so every resource counts as new.
note: No cloud was asked: values that only the cloud knows are unknown, and inputs were not validated by the provider.",
  "out": "orders (team-orders)
  instance    violates
    RTO 15m     at most 2h      detect 0s to 5m + decide 0s to 15m + restore 1h30m
                                + cut over to the new endpoint 0s to 5m + verify 0s to 5m
    RPO 5m      at most 5m      upload of transaction logs 5m
  zone        violates
    RTO 15m     at most 2h      detect 0s to 5m + decide 0s to 15m + restore 1h30m
                                + cut over to the new endpoint 0s to 5m + verify 0s to 5m
    RPO 5m      at most 5m      upload of transaction logs 5m
  region      violates
    RTO 8h      never           no recovery path exists in this scenario
    RPO 12h     all is lost     no recovery path exists in this scenario
  data        violates
    RTO 4h      at most 2h      detect 0s to 5m + decide 0s to 15m + restore 1h30m
                                + cut over to the new endpoint 0s to 5m + verify 0s to 5m
    RPO 5m      at most 80h20m  largest gap 72h Fri 2026-11-27 05:00 → Mon 2026-11-30 05:00 UTC
                                + start window 8h + job 20m
  compromise  violates
    RTO 24h     never           no recovery path exists in this scenario
    RPO 12h     all is lost     no recovery path exists in this scenario

advisory deletion-protected
  orders-db: deletionProtection is off, so a single call deletes it.
  → Set deletionProtection of orders-db to true.

mandatory objective-met
  orders-db: nothing in this program brings it back (compromise), so RTO 24h and RPO 12h cannot be
  met. Closed: restore a snapshot from AWS Backup (not so: its points are out of reach of the
  workload account).
  → Run rule weekdays of plan orders every 8h, cron(0 5/8 ? * * *), with a 1h window and lock vault
    orders in compliance mode (changeableForDays 3) (data loss up to 9h20m, recovery in up to 2h).

mandatory objective-met
  orders-db: data loss up to 80h20m exceeds RPO 5m (data). Largest gap 72h Fri 2026-11-27 05:00 →
  Mon 2026-11-30 05:00 UTC + start window 8h + job 20m.
  → Set deletionProtection of orders-db to true (point-in-time recovery: data loss up to 5m).

mandatory objective-met
  orders-db: recovery in up to 2h exceeds RTO 15m (instance). Detect 0s to 5m + decide 0s to 15m +
  restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  → Set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m).

mandatory objective-met
  orders-db: nothing in this program brings it back (region), so RTO 8h and RPO 12h cannot be met.
  Closed: restore a snapshot from AWS Backup (not so: its points lie in another Region).
  → Run rule weekdays of plan orders every 8h, cron(0 5/8 ? * * *), with a 1h window and copy the
    points of rule weekdays of plan orders to a vault in another Region with a customer key (data
    loss up to 10h5m, recovery in up to 2h).

mandatory objective-met
  orders-db: recovery in up to 2h exceeds RTO 15m (zone). Detect 0s to 5m + decide 0s to 15m +
  restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  → Set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m).

Objectives: 0 met, 5 violated, 0 unproven, 0 undeclared. Findings: 5 mandatory and 1 advisory.",
}
`);
  });

  test("JSON, and nothing else, on stdout", async () => {
    const { code, out, err } = await check(ROOT, ["--stack", "orders-flawed", "--format", "json"]);
    const { schemaVersion, project, stack, summary } = JSON.parse(out);
    expect({ code, err: err.split("\n"), schemaVersion, project, stack, summary }).toEqual({
      code: 1,
      err: NOTES,
      schemaVersion: 1,
      project: "shop",
      stack: "orders-flawed",
      summary: { meets: 0, violates: 5, unproven: 0, undeclared: 0, waived: 0 },
    });
  });

  test("what a program writes on stderr, beside JSON on stdout", async () => {
    const directory = project(`console.log("hello"); console.error("there"); ${DATABASE}`);
    const { code, out, err } = await check(directory, ["--format", "json"]);
    expect([code, JSON.parse(out).stack, err.split("\n").sort()]).toEqual([
      1,
      "dev",
      ["hello", "there", ...NOTES].sort(),
    ]);
  });

  test("no colour where there is no terminal", async () => {
    const directory = project(DATABASE);
    expect((await check(directory, [], { FORCE_COLOR: "1" })).out).not.toContain("\u001b");
  });

  test("with configuration that wins over the stack's", async () => {
    const directory = project(DATABASE);
    const codes = [await check(directory, []), await check(directory, ["--config", "multiAz=true"])].map(
      ({ code }) => code,
    );
    expect(codes).toEqual([1, 0]);
  });

  test("what advice only comes to", async () => {
    const directory = project(DATABASE, { "policy.json": '{"continuity": "advisory"}' });
    expect(await check(directory, ["--policy-config", "policy.json"])).toMatchInlineSnapshot(`
{
  "code": 0,
  "err": "note: This is a simulation: nothing was compared with what is deployed, so every resource counts as new.
note: No cloud was asked: values that only the cloud knows are unknown, and inputs were not validated by the provider.",
  "out": "orders
  instance    undeclared
  zone        violates
    RTO 5m      never           no recovery path exists in this scenario
    RPO 0s      all is lost     no recovery path exists in this scenario
  region      undeclared
  data        undeclared
  compromise  undeclared

advisory deletion-protected
  orders-db: deletionProtection is off, so a single call deletes it.
  → Set deletionProtection of orders-db to true.

advisory objective-met
  orders-db: nothing in this program brings it back (zone), so RTO 5m and RPO 0s cannot be met.
  Closed: Multi-AZ failover (not so: multiAz is on).
  → Set multiAz of orders-db to true (Multi-AZ failover: no data loss, recovery in up to 2m).

Objectives: 0 met, 1 violated, 0 unproven, 4 undeclared. Findings: 0 mandatory and 2 advisory.",
}
`);
  });
});

const failedWith = (message: string) => ({ code: 2, out: "", err: `error: ${message}` });

describe("lifeboat check fails in a line", () => {
  test.each([
    [
      "a program that throws",
      'throw new Error("no such region: mars");',
      [],
      "The program failed: no such region: mars (index.js:1:7)",
    ],
    [
      "a program that does not parse",
      "const value = ;",
      [],
      "The program failed: SyntaxError: Unexpected token ';' (index.js:1)",
    ],
    [
      "a program that rejects",
      'module.exports = async () => { throw new TypeError("no"); };',
      [],
      "The program failed: TypeError: no (index.js:1:38)",
    ],
    [
      "a program that hangs",
      "setInterval(() => {}, 1000);",
      ["--timeout", "10"],
      'Nothing happened for 10s: the program does not end (the last it did: register the outputs of pulumi:pulumi:Stack "shop-dev"). A timer, an open connection or a promise that never settles keeps it alive.',
    ],
    [
      "a program that ends early",
      'console.error("giving up"); process.exit(3);',
      [],
      "The program failed: it ended with code 3: giving up",
    ],
    [
      "a program that lacks a module",
      'require("./missing");',
      [],
      "The program failed: Cannot find module './missing' (index.js:1:1)",
    ],
    [
      "two resources of one name",
      `${DATABASE}\nnew Instance("orders-db", { instanceClass: "db.r6g.large" });`,
      [],
      "Duplicate resource URN 'urn:pulumi:dev::shop::aws:rds/instance:Instance::orders-db'; try giving it a unique name.",
    ],
  ])("%s", async (_, program, args, message) => {
    expect(await check(project(program), args)).toEqual(failedWith(message));
  });

  test.each<[string, string[], string]>([
    ["a directory that is missing", ["missing"], "./missing does not exist"],
    [
      "an unknown option",
      ["--stakc", "dev"],
      "unknown option '--stakc'\n(Did you mean --stack?)\n(lifeboat --help lists the commands)",
    ],
    [
      "an unknown format",
      ["--format", "xml"],
      `option '--format <format>' argument 'xml' is invalid. Allowed choices are ${FORMAT_NAMES.join(", ")}.\n(lifeboat --help lists the commands)`,
    ],
    [
      "a timeout that is none",
      ["--timeout", "soon"],
      "option '--timeout <seconds>' argument 'soon' is invalid. must be a whole number of seconds, 1 or more.\n(lifeboat --help lists the commands)",
    ],
    [
      "configuration without a value",
      ["--config", "multiAz"],
      "option '--config <key=value>' argument 'multiAz' is invalid. write it as key=value.\n(lifeboat --help lists the commands)",
    ],
    [
      "two directories",
      [".", ".."],
      "too many arguments for 'check'. Expected 1 argument but got 2.\n(lifeboat --help lists the commands)",
    ],
    [
      "a policy configuration that is missing",
      ["--policy-config", "missing.json"],
      "missing.json is not a JSON file that can be read",
    ],
    [
      "a policy configuration that is no JSON",
      ["--policy-config", "index.js"],
      "index.js is not a JSON file that can be read",
    ],
    [
      "a policy configuration with an unknown key",
      ["--policy-config", "key.json"],
      'policy continuity: the top level has an unknown key "unkown"',
    ],
    [
      "a policy configuration with an unknown rule",
      ["--policy-config", "rule.json"],
      'policy continuity: rules has an unknown key "objective-mett"',
    ],
    [
      "a policy configuration of an unknown policy",
      ["--policy-config", "policy.json"],
      'policy.json configures "continuty"; it can configure all, continuity, lifeboat-recorder',
    ],
    [
      "a policy configuration that is a list",
      ["--policy-config", "list.json"],
      'list.json must hold an object: {"continuity": {…}}',
    ],
    [
      "a report that cannot be written, before the program runs",
      ["--report", "a.txt", "--report", "none/a.json"],
      "cannot write none/a.json: its directory does not exist",
    ],
    ["no pulumi to run", ["--engine", "pulumi"], "there is no pulumi command; install it, or use --engine embedded"],
  ])("%s", async (_, args, message) => {
    const directory = project("process.exit(9);", {
      "key.json": '{"continuity": {"unkown": 1}}',
      "rule.json": '{"continuity": {"rules": {"objective-mett": "off"}}}',
      "policy.json": '{"continuty": {"rules": {}}}',
      "list.json": "[1]",
    });
    expect(await check(directory, args, { PATH: "/nowhere" })).toEqual(failedWith(message));
  });

  test.each<[string, Record<string, string>, string[], string]>([
    ["no Pulumi.yaml", {}, [], "there is no Pulumi.yaml in . or above it; name the directory of a Pulumi project"],
    [
      "a Pulumi.yaml that is no YAML",
      { "Pulumi.yaml": "name: [" },
      ["--stack", "dev"],
      "./Pulumi.yaml is not YAML that can be read",
    ],
    [
      "a Pulumi.yaml without a name",
      { "Pulumi.yaml": "runtime: nodejs" },
      ["--stack", "dev"],
      "./Pulumi.yaml gives the project no name",
    ],
    [
      "another runtime",
      { "Pulumi.yaml": "name: shop\nruntime: python" },
      ["--stack", "dev"],
      './Pulumi.yaml: the runtime is "python"; the embedded preview runs "nodejs" only. Use `pulumi preview`.',
    ],
    ["no stack named, and none there", { "Pulumi.yaml": PROJECT }, [], "name the stack with --stack"],
    [
      "no stack named, and two there",
      { "Pulumi.yaml": PROJECT, "Pulumi.dev.yaml": "", "Pulumi.prod.yaml": "" },
      [],
      "name the stack with --stack (there are dev, prod)",
    ],
    [
      "a lifeboat.yaml that is no YAML",
      { "Pulumi.yaml": PROJECT, "lifeboat.yaml": "assumptions: [" },
      ["--stack", "dev"],
      "./lifeboat.yaml: is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 15",
    ],
    [
      "a lifeboat.yaml with an unknown key",
      { "Pulumi.yaml": PROJECT, "lifeboat.yaml": "asumptions: []" },
      ["--stack", "dev"],
      './lifeboat.yaml: the top level has an unknown key "asumptions"',
    ],
  ])("%s", async (_, files, args, message) => {
    expect(await check(scratch(files), args)).toEqual(failedWith(message));
  });

  test("a stack that the samples do not have", async () => {
    expect(await check(ROOT, ["--stack", "payments"])).toMatchInlineSnapshot(`
{
  "code": 2,
  "err": "error: The program failed: There is no sample named payments; choose one of estate, orders, orders-flawed, serverless, shop, shop-flawed, tags-only. (index.ts:16:9)",
  "out": "",
}
`);
  });
});

describe("lifeboat check --engine pulumi", () => {
  /** A directory with a `pulumi` that does this, in shell. */
  const pulumi = (script: string) => {
    const directory = scratch({ pulumi: `#!/bin/sh\n${script}\n` }, { installed: false });
    chmodSync(join(directory, "pulumi"), 0o755);
    return { PATH: directory };
  };
  const report = (level: string) =>
    JSON.stringify({
      services: [],
      findings: level === "" ? [] : [{ level, rule: "objective-met", message: "orders-db: too slow." }],
      waived: [],
      summary: { meets: 0, violates: 0, unproven: 0, undeclared: 0, waived: 0 },
    });
  const saying = (level: string, code: number) =>
    `echo '${report(level)}' > "$LIFEBOAT_REPORT"; echo "error: broken"; exit ${code}`;
  const found = (mandatory: number, advisory: number) =>
    `Objectives: 0 met, 0 violated, 0 unproven, 0 undeclared. Findings: ${mandatory} mandatory and ${advisory} advisory.`;
  const SAID = "note: pulumi preview said: error: broken";

  test.each([
    ["no finding", saying("", 0), { code: 0, out: found(0, 0), err: "" }],
    [
      "a mandatory finding",
      saying("mandatory", 1),
      { code: 1, out: `mandatory objective-met\n  orders-db: too slow.\n\n${found(1, 0)}`, err: "" },
    ],
    [
      "a mandatory finding that the user made advisory",
      saying("mandatory", 0),
      { code: 0, out: `advisory objective-met\n  orders-db: too slow.\n\n${found(0, 1)}`, err: "" },
    ],
    ["a failure that no finding explains", saying("", 1), { code: 1, out: found(0, 0), err: SAID }],
    [
      "a failure without a report",
      'echo "error: broken"; exit 255',
      { code: 2, out: "", err: `${SAID}\nerror: the preview ended without a report` },
    ],
  ])("%s", async (_, script, ended) => {
    expect(await check(project(""), ["--engine", "pulumi"], pulumi(script))).toEqual(ended);
  });

  test("passes everything on", async () => {
    const directory = project("", { "policy.json": '{"all": "advisory"}' });
    const told = pulumi(`echo "$PWD $@" >&2; exit 1`);
    const args = ["--engine", "pulumi", "--config", "a=b", "--config", "c:d=e=f", "--policy-config", "policy.json"];
    expect((await check(directory, args, told)).err.replace(ROOT, "ROOT").split("\n")).toEqual([
      "note: pulumi preview said: . preview --non-interactive --stack dev --policy-pack ROOT/policy-pack " +
        "--policy-pack-config ./policy.json --config a=b --config c:d=e=f",
      "error: the preview ended without a report",
    ]);
  });
});
