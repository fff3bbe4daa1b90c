import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { run } from "../../../scripts/lifeboat";
import { temporaryDirectory } from "../../workspace/directory";

const directory = temporaryDirectory();
const URN = "urn:pulumi:prod::shop::aws:rds/instance:Instance::orders-db";
const NOTE =
  "note: This is what Pulumi noted when it last deployed or refreshed the stack; what the program says now was not looked at.\n";

const tags = { "continuity:service": "orders", "continuity:rto:zone": "5m", "continuity:rpo:zone": "0s" };
const state = (inputs: object, more: object = {}) =>
  JSON.stringify({
    version: 3,
    deployment: {
      resources: [
        {
          urn: URN,
          type: "aws:rds/instance:Instance",
          inputs: { instanceClass: "db.r6g.large", deletionProtection: true, tags, ...inputs },
          outputs: {},
          sourcePosition: "project:///src/orders.ts#7,1",
        },
      ],
      ...more,
    },
  });

let printed = { out: "", err: "" };
const before = process.exitCode;

beforeEach(() => {
  printed = { out: "", err: "" };
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed.out += text;
    return true;
  });
  jest.spyOn(process.stderr, "write").mockImplementation((text) => {
    printed.err += text;
    return true;
  });
  directory.write("Pulumi.yaml", "name: shop\nruntime: nodejs\n");
});

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = before;
});

async function check(file: string, ...args: readonly string[]) {
  const code = await run(["check", directory.path(), "--state", directory.path(file), ...args]);
  return { code, out: printed.out, err: directory.plain(printed.err) };
}

describe("lifeboat check --state", () => {
  test("judges what is deployed, and says so", async () => {
    directory.write("state.json", state({ multiAz: false }));
    const { code, out, err } = await check("state.json", "--format", "json");
    const { engine, project, stack, locations, summary } = JSON.parse(out);
    expect({ code, err, source: engine.source, project, stack, locations, summary }).toEqual({
      code: 1,
      err: NOTE,
      source: "state",
      project: "shop",
      stack: "prod",
      locations: { [URN]: { file: "src/orders.ts", line: 7 } },
      summary: { meets: 0, violates: 1, unproven: 0, undeclared: 4, waived: 0 },
    });
  });

  test("passes what keeps its objectives", async () => {
    directory.write("state.json", state({ multiAz: true }));
    expect((await check("state.json")).code).toBe(0);
  });

  test("heeds lifeboat.yaml and the policy configuration", async () => {
    directory.write("state.json", state({ multiAz: false }));
    directory.write("lifeboat.yaml", "policy: { rules: { objective-met: off } }\n");
    expect((await check("state.json")).code).toBe(0);
    directory.write("policy.json", '{"continuity": {"rules": {"objective-met": "mandatory"}}}');
    expect((await check("state.json", "--policy-config", directory.path("policy.json"))).code).toBe(1);
  });

  test.each([
    ["the policy", '{"continuity": "advisory"}'],
    ["all", '{"all": {"enforcementLevel": "advisory"}}'],
  ])("advises only where %s does", async (_, policy) => {
    directory.write("state.json", state({ multiAz: false }));
    directory.write("policy.json", policy);
    const { code, out } = await check(
      "state.json",
      "--policy-config",
      directory.path("policy.json"),
      "--format",
      "json",
    );
    expect([code, JSON.parse(out).findings.map(({ level }: { level: string }) => level)]).toEqual([0, ["advisory"]]);
  });

  test("tells on request what would have failing services keep their objectives", async () => {
    directory.write("state.json", state({ multiAz: false }));
    const fixPlanOf = async (...args: readonly string[]) => {
      const { code, out } = await check("state.json", "--format", "json", ...args);
      printed = { out: "", err: "" };
      return { code, fixPlan: JSON.parse(out).fixPlan };
    };
    expect(await fixPlanOf()).toEqual({ code: 1, fixPlan: undefined });
    expect(await fixPlanOf("--fix-plan")).toEqual({
      code: 1,
      fixPlan: {
        services: [
          {
            name: "orders",
            cost: { setting: 0, backups: 0, copies: 0, replica: 1 },
            scenarios: [
              {
                scenario: "zone",
                objective: { rtoSeconds: 300, rpoSeconds: 0 },
                before: { verdict: "violates", rtoSeconds: null, rpoSeconds: null },
                after: { verdict: "meets", rtoSeconds: 120, rpoSeconds: 0 },
              },
            ],
          },
        ],
        changes: [{ order: "set multiAz of orders-db to true", cost: "replica", services: ["orders"], urn: URN }],
        standsFor: [
          {
            name: "ordersDbInstanceArgs",
            type: "pulumi.Unwrap<aws.rds.InstanceArgs>",
            what: "the arguments of orders-db as they are",
          },
        ],
        snippets: [
          {
            kind: "change",
            name: "orders-db",
            type: "aws:rds/instance:Instance",
            urn: URN,
            services: ["orders"],
            code: 'new aws.rds.Instance("orders-db", { ...ordersDbInstanceArgs, multiAz: true });',
          },
        ],
      },
    });
  });

  test("tells of operations that were interrupted", async () => {
    directory.write("state.json", state({ multiAz: true }, { pending_operations: [{}, {}] }));
    expect((await check("state.json")).err).toBe(
      `${NOTE}note: 2 operations were interrupted, so the state may not be what there is; run pulumi refresh.\n`,
    );
  });

  test.each([
    ["a file that is missing", "none.json", [], "./none.json: does not exist"],
    [
      "a policy that is off",
      "state.json",
      ["--policy-config", "off.json"],
      "the policy continuity is disabled, so there is nothing to judge by",
    ],
    [
      "settings that cannot be used",
      "state.json",
      ["--policy-config", "bad.json"],
      'policy continuity: the top level has an unknown key "rulez"',
    ],
  ])("fails in a line for %s", async (_, file, args, problem) => {
    directory.write("state.json", state({}));
    directory.write("off.json", '{"continuity": "disabled"}');
    directory.write("bad.json", '{"continuity": {"rulez": {}}}');
    const whole = args.map((arg) => (arg.startsWith("--") ? arg : directory.path(arg)));
    expect(await check(file, ...whole)).toEqual({ code: 2, out: "", err: `error: ${problem}\n` });
  });

  test("goes with no engine and no stack", async () => {
    directory.write("state.json", state({}));
    expect(await check("state.json", "--stack", "prod")).toEqual({
      code: 2,
      out: "",
      err: "error: option '--state <file>' cannot be used with option '--stack <name>'\n(lifeboat --help lists the commands)\n",
    });
  });
});
