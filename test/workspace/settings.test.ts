import { describe, expect, test } from "@jest/globals";
import { SettingsError } from "../../workspace/errors";
import { readSettings } from "../../workspace/settings";
import { SETTINGS_SCHEMA } from "../../workspace/settings-schema";
import { published } from "../published";
import { temporaryDirectory } from "./directory";

const directory = temporaryDirectory();
const read = (text: string) => readSettings(directory.write("lifeboat.yaml", text));

/** The message of what a text is refused with. */
function refused(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof SettingsError) return directory.plain(error.message);
    throw error;
  }
  return "accepted";
}

const DAY = 86_400;
const DAY_2027 = Date.UTC(2027, 9, 31) / 1000;

test("the published schema is this one", () => {
  expect(published("docs/lifeboat.schema.json", SETTINGS_SCHEMA)).toBe(true);
});

describe("evidence", () => {
  test("what holds where nothing is said", () => {
    expect(read("services: { orders: {}, billing: { drillEvery: 90d } }").evidence).toEqual({
      directory: directory.path("evidence"),
      maxAge: 90 * DAY,
      last: 5,
      cadence: { every: 30 * DAY, perService: new Map([["billing", 90 * DAY]]) },
      askedOf: new Set(["billing"]),
      publicKeys: [],
    });
  });

  test.each([
    ["evidence: { maxAge: 0s }", "./lifeboat.yaml: evidence.maxAge: must be longer than nothing"],
    [
      "evidence: { cadence: monthly }",
      "./lifeboat.yaml: evidence.cadence: not a duration; write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M",
    ],
    ["services: { orders: { drillEvery: 7 } }", "./lifeboat.yaml: services.orders.drillEvery must be string"],
    [
      "services: { orders: { drillEvery: 0d } }",
      "./lifeboat.yaml: services.orders.drillEvery: must be longer than nothing",
    ],
    ["evidence: { last: 0 }", "./lifeboat.yaml: evidence.last must be >= 1"],
    ["evidence: { folder: x }", './lifeboat.yaml: evidence has an unknown key "folder"'],
  ])("%s is refused", (text, message) => {
    expect(refused(text)).toBe(message);
  });
});

describe("waivers", () => {
  const waiver = (more: string) =>
    `waivers: [{ rule: deletion-protected, service: orders, owner: a, reason: b, until: "2027-10-31", ${more} }]`;
  test.each([
    [
      waiver("rule: deletions-protected").replace("rule: deletion-protected, ", ""),
      './lifeboat.yaml: waivers.0: rule: "deletions-protected" is no rule; did you mean deletion-protected?',
    ],
    [waiver("").replace("reason: b, ", ""), "./lifeboat.yaml: waivers.0 must have required property 'reason'"],
    [waiver("").replace("service: orders, ", ""), "./lifeboat.yaml: waivers.0: names neither a service nor a resource"],
    [
      waiver("accepts: { rto: 4h }"),
      "./lifeboat.yaml: waivers.0: accepts: of deletion-protected it can say findings only",
    ],
    [waiver("untill: x"), './lifeboat.yaml: waivers.0 has an unknown key "untill"'],
    [
      "policy: { waivers: { approvers: { deletion-protecte: [a] } } }",
      './lifeboat.yaml: policy.waivers.approvers has an unknown key "deletion-protecte"',
    ],
    ["policy: { waivers: { maxDays: 366 } }", "./lifeboat.yaml: policy.waivers.maxDays must be <= 365"],
  ])("%s is refused", (text, message) => {
    expect(refused(text)).toBe(message);
  });
});

describe("what lifeboat.yaml may say", () => {
  test("everything", () => {
    const settings = read(`
services:
  orders:
    owner: team-orders
    objectives: { rto: 15m, rpo: 5m, region: { rto: 8h, rpo: PT12H } }
    dependsOn: [payments, stock]
    minimumServiceLevel: 0.5
    mtpd: 2d
    detectionWindow: 7d
    firstDrillBy: 2027-10-31
    drillEvery: 7d
    response: { detect: 1m, decide: 2m, verify: 3m, cutover: 4m }
assumptions:
  - { what: restore-time, for: "service:orders", value: 90m, owner: a, reason: b, until: "2027-10-31" }
  - { what: opt-in, for: "type:aws:rds/instance:Instance", value: true, owner: a, reason: b, until: 2027-10-31 }
  - { what: copy-time, for: "name:orders-*", value: 45m, owner: a, reason: b, until: 2027-10-31 }
evidence:
  { directory: ../drills, maxAge: 60d, last: 3, cadence: 14d, publicKeys: [keys/drill.pem] }
waivers:
  - rule: objective-met
    service: orders
    scenario: zone
    accepts: { rto: 4h }
    owner: cto
    reason: the second zone comes in March
    until: 2027-10-31
policy:
  rules: { objective-met: advisory, undeclared-stateful: "off" }
  unproven: { untested: mandatory }
  requireDeclaration: mandatory
  backupTiming: scheduled
  toleratedMisses: 1
  response: { detect: 10m }
  asOf: 2027-01-01T00:00:00Z
`);
    expect({
      ...settings,
      services: Object.fromEntries(settings.services),
      file: directory.plain(settings.file),
    }).toEqual({
      file: "./lifeboat.yaml",
      services: {
        orders: {
          owner: "team-orders",
          objectives: { plain: { rto: 900, rpo: 300 }, scenarios: { region: { rto: 28_800, rpo: 43_200 } } },
          dependsOn: ["payments", "stock"],
          minimumServiceLevel: 0.5,
          mtpd: 172_800,
          detectionWindow: 604_800,
          firstDrillBy: DAY_2027,
          response: { detect: 60, decide: 120, verify: 180, cutover: 240 },
        },
      },
      assumptions: [
        {
          what: "restore-time",
          for: { kind: "service", service: "orders" },
          value: 5400,
          owner: "a",
          reason: "b",
          until: DAY_2027,
        },
        {
          what: "opt-in",
          for: { kind: "type", type: "aws:rds/instance:Instance" },
          value: 1,
          owner: "a",
          reason: "b",
          until: DAY_2027,
        },
        {
          what: "copy-time",
          for: { kind: "name", glob: "orders-*" },
          value: 2700,
          owner: "a",
          reason: "b",
          until: DAY_2027,
        },
      ],
      external: { accounts: [], plans: [], vaults: [], services: [] },
      evidence: {
        directory: directory.path("..", "drills"),
        maxAge: 60 * DAY,
        last: 3,
        cadence: { every: 14 * DAY, perService: new Map([["orders", 7 * DAY]]) },
        askedOf: "all",
        publicKeys: [directory.path("keys", "drill.pem")],
      },
      waivers: [
        {
          rule: "objective-met",
          service: "orders",
          scenario: "zone",
          accepts: { rto: 14_400, findings: 1 },
          owner: "cto",
          reason: "the second zone comes in March",
          until: DAY_2027,
          at: "lifeboat.yaml",
        },
      ],
      policy: {
        rules: { "objective-met": "advisory", "undeclared-stateful": "off" },
        unproven: { untested: "mandatory" },
        requireDeclaration: "mandatory",
        backupTiming: "scheduled",
        toleratedMisses: 1,
        response: { detect: "10m" },
        asOf: "2027-01-01T00:00:00Z",
      },
    });
  });

  test.each([
    ["nothing", ""],
    ["only a comment", "# later\n"],
    ["an empty mapping", "{}"],
    ["empty parts", "services: {}\nassumptions: []\npolicy: {}"],
  ])("%s", (_, text) => {
    const { services, assumptions, policy } = read(text);
    expect([[...services], assumptions, policy]).toEqual([[], [], {}]);
  });

  test("an alias that stands for little", () => {
    const { assumptions } = read(`
assumptions:
  - &one { what: restore-time, for: "name:a", value: 1h, owner: a, reason: b, until: 2027-10-31 }
  - *one
`);
    expect(assumptions).toHaveLength(2);
    expect(assumptions[0]).toEqual(assumptions[1]);
  });
});

const ASSUMPTION = { what: "restore-time", for: "name:a", value: "1h", owner: "a", reason: "b", until: "2027-10-31" };
const assumption = (more: object) => JSON.stringify({ assumptions: [{ ...ASSUMPTION, ...more }] });
const LONG = "x".repeat(100_000);
const NOT_A_DURATION = "write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M";

describe("what it may not say, in one line with the file and the way out", () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${[..."bcdefgh"]
    .map((name, i) => `${name}: &${name} [${Array(10).fill(`*${"abcdefg"[i]}`).join(",")}]`)
    .join("\n")}\n`;
  const rows: readonly [string, string, string][] = [
    [
      "no YAML",
      "services:\n  orders: [",
      "is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 2, column 12",
    ],
    ["a key twice", "services:\n  a: {}\n  a: {}\n", "is not YAML: Map keys must be unique at line 3, column 3"],
    ["two documents", "services: {}\n---\nservices: {}\n", "holds more than one YAML document; keep one"],
    [
      "an alias of nothing",
      "services: *nothing",
      "is not YAML that can be used: Unresolved alias (the anchor must be set before the alias): nothing",
    ],
    [
      "a bomb of aliases",
      bomb,
      "is not YAML that can be used: Excessive alias count indicates a resource exhaustion attack",
    ],
    ["a list", "- services", "the top level must be object"],
    ["a text", "orders", "the top level must be object"],
    ["an unknown key", "service: {}", 'the top level has an unknown key "service"'],
    ["an unknown key further down", "services: { orders: { rto: 15m } }", 'services.orders has an unknown key "rto"'],
    [
      "a wrong rule id",
      "policy: { rules: { objective-mett: off } }",
      'policy.rules has an unknown key "objective-mett"',
    ],
    [
      "a rule that may not be switched off",
      "policy: { rules: { rule-failed: 'off' } }",
      'policy.rules has an unknown key "rule-failed"',
    ],
    [
      "a wrong level",
      "policy: { rules: { objective-met: warn } }",
      "policy.rules.objective-met must be one of off, advisory, mandatory",
    ],
    [
      "a number of minutes",
      "services: { orders: { objectives: { rto: 15 } } }",
      "services.orders.objectives.rto must be string",
    ],
    [
      "a bad duration",
      "services: { orders: { objectives: { rto: soon } } }",
      `services.orders, rto: not a duration; ${NOT_A_DURATION}`,
    ],
    [
      "a bad duration of one scenario",
      "services: { orders: { objectives: { region: { rpo: '15' } } } }",
      `services.orders, rpo:region: has no unit; ${NOT_A_DURATION}`,
    ],
    [
      "a day that is none",
      "services: { orders: { firstDrillBy: 2027-02-30 } }",
      "services.orders, first-drill-by: must be a day such as 2027-03-31",
    ],
    [
      "a share that is none",
      "services: { orders: { minimumServiceLevel: 2 } }",
      "services.orders.minimumServiceLevel must be <= 1",
    ],
    [
      "an assumption that lacks its end",
      JSON.stringify({ assumptions: [{ ...ASSUMPTION, until: undefined }] }),
      "assumptions.0 must have required property 'until'",
    ],
    [
      "one about something else",
      assumption({ what: "luck" }),
      "assumptions.0.what must be one of restore-time, backup-job-time, copy-time, replica-lag, backup-lag, start-time, opt-in",
    ],
    [
      "one for nobody",
      assumption({ for: "orders" }),
      'assumptions.0.for must match pattern "^(service|type|name):.{1,256}$"',
    ],
    [
      "one with a bad day",
      assumption({ until: "2027-13-01" }),
      "assumptions.0.until: must be a day such as 2027-03-31",
    ],
    [
      "one with a bad duration",
      assumption({ value: "1 hour" }),
      `assumptions.0.value: not a duration; ${NOT_A_DURATION}`,
    ],
    ["a switch for a duration", assumption({ value: true }), `assumptions.0.value: not a duration; ${NOT_A_DURATION}`],
    ["a duration for a switch", assumption({ what: "opt-in" }), "assumptions.0.value: must be true or false"],
    [
      "a text of 100,000 characters",
      JSON.stringify({ services: { orders: { owner: LONG } } }),
      "services.orders.owner must NOT have more than 256 characters",
    ],
    [
      "a duration of 100,000 characters",
      assumption({ value: "1".repeat(100_000) }),
      "assumptions.0.value must NOT have more than 32 characters; assumptions.0.value must be boolean; assumptions.0.value must match exactly one schema in oneOf",
    ],
    [
      "an unknown key of 100,000 characters",
      JSON.stringify({ [LONG]: 1 }),
      `the top level has an unknown key "${"x".repeat(60)}…"`,
    ],
    [
      "a service name of 100,000 characters",
      JSON.stringify({ services: { [LONG]: {} } }),
      'services must match pattern "^[a-z0-9-]{1,63}$"; services property name must be valid',
    ],
    [
      "a service name in capitals",
      "services: { Orders: {} }",
      'services must match pattern "^[a-z0-9-]{1,63}$"; services property name must be valid',
    ],
    [
      "a bad duration of the policy",
      "policy: { response: { detect: soon } }",
      `policy.response.detect: not a duration; ${NOT_A_DURATION}`,
    ],
    [
      "a bad instant of the policy",
      "policy: { asOf: tomorrow }",
      "policy.asOf must be an instant such as 2026-11-22T12:00:00Z",
    ],
  ];
  test.each(rows)("%s", (_, text, problem) => {
    expect(refused(text)).toBe(`./lifeboat.yaml: ${problem}`);
  });

  test("no message is longer than a screen or breaks its line, whatever the keys", () => {
    const message = refused(
      JSON.stringify({ services: { [`a\n${LONG}`]: { objectives: { rto: 1, rpo: 2 }, owner: 3 } } }),
    );
    expect(message).not.toContain("\n");
    expect(message.length).toBeLessThan(1000);
  });

  test("many problems: the first three, and how many more", () => {
    expect(refused("a: 1\nb: 1\nc: 1\nd: 1\ne: 1")).toBe(
      './lifeboat.yaml: the top level has an unknown key "a"; the top level has an unknown key "b"; the top level has an unknown key "c" (and 2 more)',
    );
  });

  test("a file that is not there, and a directory", () => {
    const message = (file: string) => {
      try {
        readSettings(directory.path(file));
        return "accepted";
      } catch (error) {
        return error instanceof SettingsError
          ? [directory.plain(error.message), directory.plain(error.where), error.problems]
          : error;
      }
    };
    const problem = "cannot be read; is the path right?";
    expect(message("none.yaml")).toEqual([`./none.yaml: ${problem}`, "./none.yaml", [problem]]);
    expect(message("")).toEqual([`./: ${problem}`.replace("./:", ".:"), ".", [problem]]);
  });
});
