import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { appendEvidence } from "../../workspace/evidence/append";
import type { Told } from "../continuity/evidence/records";
import { draft } from "../workspace/evidence/drafts";
import { circumstances } from "./circumstances";
import { backups, database, INSTANCE, ORDERS, TAGS, UNKNOWN } from "./estate";
import { type Answer, serve } from "./server";

const { directory } = circumstances();

/** Answers in lines. */
const lines = (answers: readonly Answer[]) =>
  answers.map(({ level, rule, urn, message }) => `${level} ${rule} ${urn.split("::").at(-1)}: ${message}`);

describe("the gate, behind the SDK's guard on unknowns", () => {
  test("an unknown multiAz is unproven, and the lack of backups is found beside it", async () => {
    expect(lines(await serve([database({ multiAz: UNKNOWN, backupRetentionPeriod: 0 })]))).toMatchInlineSnapshot(`
[
  "mandatory backup-covers orders-db: orders-db: no backup plan covers it (this program has none), and nothing else brings it back (data).
Add a backup plan with a selection that names orders-db, or state the plan that covers it under external in lifeboat.yaml.",
  "mandatory objective-met orders-db: orders-db: nothing in this program brings it back (data), so RTO 4h and RPO 15m cannot be met. Closed: point-in-time recovery (not so: backupRetentionPeriod is 1 or more).
Set backupRetentionPeriod of orders-db to 7 (point-in-time recovery: data loss up to 5m). Then drill it, or vouch for the figure under assumptions in lifeboat.yaml.",
  "mandatory objective-met orders-db: orders-db: RTO 4h and RPO 15m (instance) are unproven: multiAz of orders-db is computed and not known at preview.
Give the setting a value that is known at preview: set multiAz of orders-db to true (Multi-AZ failover).",
  "mandatory objective-met orders-db: orders-db: RTO 4h and RPO 15m (zone) are unproven: multiAz of orders-db is computed and not known at preview.
Give the setting a value that is known at preview: set multiAz of orders-db to true (Multi-AZ failover).",
]
`);
  });

  test("an unknown tag value", async () => {
    const tags = { "continuity:rto": UNKNOWN };
    expect(lines(await serve([database({ tags, backupRetentionPeriod: 0 })]))).toMatchInlineSnapshot(`
[
  "mandatory objective-valid orders-db: orders-db: the tag continuity:rto cannot be known at preview: the tag continuity:rto is computed.
Give the tag a literal value; nothing is proven against what is not known.",
  "mandatory backup-covers orders-db: orders-db: no backup plan covers it (this program has none), and nothing else brings it back (data).
Add a backup plan with a selection that names orders-db, or state the plan that covers it under external in lifeboat.yaml.",
  "mandatory objective-met orders-db: orders-db: nothing in this program brings it back (data), so the RTO and RPO 15m cannot be met. Closed: point-in-time recovery (not so: backupRetentionPeriod is 1 or more).
Set backupRetentionPeriod of orders-db to 7 (point-in-time recovery: data loss up to 5m). Then drill it, or vouch for the figure under assumptions in lifeboat.yaml.",
  "mandatory objective-met orders-db: orders: the RTO and RPO 15m (instance) are unproven: the objective cannot be known.
See to the other findings of this service and of those it depends on first.",
  "mandatory objective-met orders-db: orders: the RTO and RPO 15m (zone) are unproven: the objective cannot be known.
See to the other findings of this service and of those it depends on first.",
]
`);
  });

  test("tags of which nothing is known hide nothing of another service", async () => {
    const other = database({ backupRetentionPeriod: 0 });
    expect(lines(await serve([database({ tags: UNKNOWN }, "somebodys-db"), other]))).toMatchInlineSnapshot(`
[
  "mandatory membership-known somebodys-db: somebodys-db: whether it belongs to a service is not known: tags of somebodys-db is computed and not known at preview.
Give its continuity tags literal values.",
  "mandatory backup-covers orders-db: orders-db: no backup plan covers it (this program has none), and nothing else brings it back (data).
Add a backup plan with a selection that names orders-db, or state the plan that covers it under external in lifeboat.yaml.",
  "mandatory objective-met orders-db: orders-db: nothing in this program brings it back (data), so RTO 4h and RPO 15m cannot be met. Closed: point-in-time recovery (not so: backupRetentionPeriod is 1 or more).
Set backupRetentionPeriod of orders-db to 7 (point-in-time recovery: data loss up to 5m). Then drill it, or vouch for the figure under assumptions in lifeboat.yaml.",
]
`);
  });

  test("an output that is unknown makes no setting unknown that is merely left out", async () => {
    const { outputs, ...shown } = database({ multiAz: null });
    expect(lines(await serve([{ ...shown, outputs: { ...outputs, multiAz: UNKNOWN } }]))).toMatchInlineSnapshot(`
[
  "advisory objective-met orders-db: orders-db: RTO 4h (data) is unproven: nobody has measured or vouched for a step: detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
Drill it, or vouch for the figure under assumptions in lifeboat.yaml.",
  "advisory objective-met orders-db: orders-db: RTO 4h (instance) is unproven: nobody has measured or vouched for a step: detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
Drill it, or vouch for the figure under assumptions in lifeboat.yaml.",
  "advisory objective-met orders-db: orders-db: RTO 4h (zone) is unproven: nobody has measured or vouched for a step: detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
Drill it, or vouch for the figure under assumptions in lifeboat.yaml.",
]
`);
  });

  test("nothing is proven where the recorder is switched off", async () => {
    expect(lines(await serve([database(), ...backups()], { recorder: false }))).toMatchInlineSnapshot(`
[
  "mandatory inputs-not-recorded : The inputs of 5 resources were not recorded, so nothing is proven of this preview.
Do not disable the policy lifeboat-recorder.",
  "mandatory membership-known orders-db: orders-db: whether it belongs to a service is not known: the inputs of orders-db were not recorded.
Give its continuity tags literal values.",
]
`);
  });

  test("a provider whose Region is unknown gives no outputs, and is no partial preview", async () => {
    const shown = { ...database({ multiAz: false }), outputs: {}, provider: { region: UNKNOWN } };
    expect(lines(await serve([shown]))).toEqual(lines(await serve([database({ multiAz: false })])));
  });

  test("a resource that was not targeted has neither inputs nor outputs", async () => {
    expect(lines(await serve([{ type: INSTANCE, name: "orders-db", inputs: {} }]))).toMatchInlineSnapshot(`
[
  "mandatory partial-preview : orders-db took no part in the preview, as happens with --target; nothing is proven of this stack.
Run the preview without --target.",
]
`);
  });
});

describe("levels", () => {
  const flawed = [
    database({ backupRetentionPeriod: 0, tags: { "continuity:depends-on": "payments" } }),
    database({ tags: { "continuity:service": "archive" } }, "archive-db"),
  ];
  const levels = async (level?: "advisory" | "mandatory") =>
    (await serve(flawed, level ? { level } : {})).map((answer) => `${answer.level} ${answer.rule}`);

  test("mandatory findings take the level that the user gave the policy, advisory ones stay", async () => {
    expect([await levels(), await levels("mandatory"), await levels("advisory")]).toMatchInlineSnapshot(`
[
  [
    "advisory objective-met",
    "mandatory backup-covers",
    "mandatory dependency-undeclared",
    "mandatory objective-met",
    "mandatory objective-met",
  ],
  [
    "advisory objective-met",
    "mandatory backup-covers",
    "mandatory dependency-undeclared",
    "mandatory objective-met",
    "mandatory objective-met",
  ],
  [
    "advisory objective-met",
    "advisory backup-covers",
    "advisory dependency-undeclared",
    "advisory objective-met",
    "advisory objective-met",
  ],
]
`);
  });
});

describe("settings", () => {
  const POLICY = "the configuration of policy continuity:";

  test.each([
    ["an unknown key", { unkown: true }, `${POLICY} the top level has an unknown key "unkown".`],
    ["an unknown rule", { rules: { "objective-mett": "off" } }, `${POLICY} rules has an unknown key "objective-mett".`],
    [
      "a rule that may not be switched off",
      { rules: { "rule-failed": "off" } },
      `${POLICY} rules has an unknown key "rule-failed".`,
    ],
    [
      "a level that is none",
      { rules: { "objective-met": "warn" } },
      `${POLICY} rules.objective-met must be one of off, advisory, mandatory.`,
    ],
    [
      "a duration that is none",
      { response: { detect: "5 minutes" } },
      `${POLICY} response.detect: not a duration; write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M.`,
    ],
    [
      "an instant that is none",
      { asOf: "tomorrow" },
      `${POLICY} asOf must be an instant such as 2026-11-22T12:00:00Z.`,
    ],
    ["settings that are not there", { settings: "no.yaml" }, "./no.yaml: cannot be read; is the path right?"],
  ])("%s is a mandatory finding, and the defaults judge", async (_, config, message) => {
    const flawed = [database({ backupRetentionPeriod: 0 })];
    const [first, ...others] = await serve(flawed, { config });
    expect({ ...first, message: first?.message.replace(directory(), ".") }).toEqual({
      level: "mandatory",
      rule: "settings-valid",
      urn: "",
      message: `${message} Nothing of these settings was used.\nCorrect the settings.`,
    });
    expect(others).toEqual(await serve(flawed));
  });

  test("a bad lifeboat.yaml beside the program", async () => {
    writeFileSync(join(directory(), "lifeboat.yaml"), "assumptions: [");
    const answers = await serve([database()]);
    expect(lines(answers).map((line) => line.replaceAll(directory(), "."))).toMatchInlineSnapshot(`
[
  "mandatory settings-valid : ./lifeboat.yaml: is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 15. Nothing of these settings was used.
Correct the settings.",
  "advisory objective-met orders-db: orders-db: RTO 4h (data) is unproven: nobody has measured or vouched for a step: detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
Drill it, or vouch for the figure under assumptions in lifeboat.yaml.",
]
`);
  });

  test("a lifeboat.yaml beside the program is used", async () => {
    const vouched =
      "assumptions: [{ what: restore-time, for: 'service:orders', value: 1h, owner: o, reason: r, until: '2027-01-01' }]\n";
    writeFileSync(join(directory(), "lifeboat.yaml"), vouched);
    expect(lines(await serve([database()]))).toEqual([]);
  });
});

describe("evidence of drills", () => {
  /** A drill of the database, a month before the clock of these tests. */
  const drilled = (told: Told = {}) =>
    appendEvidence(
      join(directory(), told.environment === "lab" ? "lab" : "evidence"),
      draft({
        daysAgo: -294,
        member: { urn: ORDERS },
        point: { region: "eu-central-1" },
        shape: { class: "db.r6g.large" },
        ...told,
      }),
    );

  test("beside Pulumi.yaml is used", async () => {
    drilled();
    expect(lines(await serve([database()]))).toEqual([]);
  });

  test("where lifeboat.yaml says is used, and what does not count is said", async () => {
    const { record } = drilled({ environment: "lab" });
    writeFileSync(join(directory(), "lifeboat.yaml"), "evidence: { directory: lab }");
    expect(lines(await serve([database()]))).toContain(
      `advisory evidence-stale orders-db: orders-db: no drill of its restore from a continuous backup in eu-central-1 counts: ${record.id}, since it ran in a lab.\nDrill it: lifeboat drill run orders.`,
    );
  });

  test("that is corrupt stops the deployment, and nothing of it counts", async () => {
    const { record, file } = drilled();
    writeFileSync(file, "{");
    expect(lines(await serve([database()])).map((line) => line.split("\n")[0])).toEqual([
      `mandatory evidence-valid : evidence/orders/${record.id}.json, line 1: is not JSON. No evidence of orders counts.`,
      expect.stringMatching(/^advisory objective-met orders-db: orders-db: RTO 4h \(data\) is unproven: nobody has/),
    ]);
  });
});

describe("the report", () => {
  const flawed = [database({ backupRetentionPeriod: 0 })];

  test("is written whole, from the directory of the command, and nothing else is left there", async () => {
    process.env.LIFEBOAT_REPORT = "report.json";
    const answers = await serve(flawed);
    const { engine, findings, ...report } = JSON.parse(readFileSync(join(directory(), "report.json"), "utf8"));
    expect(readdirSync(directory()).sort()).toEqual(["Pulumi.yaml", "report.json"]);
    expect({ ...report, services: report.services.length }).toEqual({
      schemaVersion: 1,
      project: "estate",
      stack: "dev",
      asOf: "2026-11-22T12:00:00.000Z",
      services: 1,
      waived: [],
      summary: { meets: 2, violates: 1, unproven: 0, undeclared: 2, waived: 0 },
    });
    expect(engine).toEqual({
      name: "lifeboat",
      version: "1.2.3",
      tzdata: process.versions.tz,
      backupTiming: "worst",
      toleratedMisses: 0,
    });
    const told = (findings as { level: string; rule: string; urn: string; message: string; fix: string }[]).map(
      ({ level, rule, urn, message, fix }) => ({ level, rule, urn, message: `${message}\n${fix}` }),
    );
    expect(told).toEqual(answers);
  });

  test("that cannot be written is a finding of its own, beside all the others", async () => {
    const usual = await serve(flawed);
    const missing = join(directory(), "missing", "report.json");
    process.env.LIFEBOAT_REPORT = missing;
    expect(await serve(flawed)).toEqual([
      {
        level: "mandatory",
        rule: "settings-valid",
        urn: "",
        message:
          `The report that LIFEBOAT_REPORT asks for cannot be written to ${missing} (ENOENT).\n` +
          "Name a file in a directory that exists and can be written to.",
      },
      ...usual,
    ]);
  });

  test("that is a directory cannot be written either, and no part of it is left", async () => {
    mkdirSync(join(directory(), "report.json"));
    process.env.LIFEBOAT_REPORT = "report.json";
    const [first] = await serve(flawed);
    expect([first?.rule, first?.message.split("\n")[0]]).toEqual([
      "settings-valid",
      `The report that LIFEBOAT_REPORT asks for cannot be written to ${join(directory(), "report.json")} (EISDIR).`,
    ]);
    expect(readdirSync(directory()).sort()).toEqual(["Pulumi.yaml", "report.json"]);
  });

  test("of an earlier run does not outlive a fault of ours", async () => {
    writeFileSync(join(directory(), "report.json"), "{}");
    process.env.LIFEBOAT_REPORT = "report.json";
    jest.spyOn(Date, "now").mockImplementation(() => {
      throw new TypeError("secret");
    });
    expect(await serve(flawed)).toEqual([
      {
        level: "mandatory",
        rule: "rule-failed",
        urn: "",
        message:
          "Rule continuity failed (TypeError); this is a fault of Lifeboat, and the rule proves nothing.\n" +
          "Report it with the program that shows it; LIFEBOAT_DEBUG=1 prints the details.",
      },
    ]);
    expect(readdirSync(directory())).toEqual(["Pulumi.yaml"]);
  });
});

// Which values are secret that no program marks so, a pack cannot tell. Names (of services, rules, tags, Regions) and schedules are repeated, since
// nobody could find the fault otherwise; nothing else is.
test("secrets never reach a finding or the report", async () => {
  process.env.LIFEBOAT_REPORT = "report.json";
  const secret = "Hunter2!";
  const everything = {
    ...Object.fromEntries(
      ["allocatedStorage", "availabilityZone", "backupWindow", "dbName", "engine", "engineVersion", "kmsKeyId"].map(
        (property) => [property, secret],
      ),
    ),
    password: secret,
    username: secret,
    multiAz: secret,
    backupRetentionPeriod: secret,
    deletionProtection: secret,
    deleteAutomatedBackups: secret,
    identifier: secret,
  };
  const keys = ["rto", "rpo", "rto:data", "owner-note", "role", "mtpd", "detect", "depends-on", "first-drill-by"];
  const tags = Object.fromEntries(keys.map((key) => [`continuity:${key}`, `${secret} ${secret}`]));
  const unreadable = database({ ...everything, tags }, "unreadable-db");
  const nowhere = database({ tags: { "continuity:service": `${secret}!` } }, "nowhere-db");
  const rule = { startWindow: secret, completionWindow: secret, lifecycle: secret };
  const answers = await serve([unreadable, nowhere, database({ backupRetentionPeriod: 0 }), ...backups(rule)]);
  expect(answers.length).toBeGreaterThan(5);
  const report = readFileSync(join(directory(), "report.json"), "utf8");
  expect([...lines(answers), ...report.split("\n")].filter((line) => line.includes(secret))).toEqual([]);
});

test("the object form of reportViolation does what the gate needs, in the version of the SDK that is installed", async () => {
  const { version } = JSON.parse(readFileSync(require.resolve("@pulumi/policy/package.json"), "utf8"));
  expect(version.replace("v", "")).toBe("1.21.0");
  // A rule's own name, its resource, and a level of its own.
  const answers = await serve([
    database({ backupRetentionPeriod: 0 }),
    database({ tags: { "continuity:rpo": "1h" } }, "b"),
  ]);
  expect(answers.map(({ rule, urn }) => [rule, urn])).toContainEqual(["objective-met", ORDERS]);
});

test("20,000 resources", async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => ({
    type: "aws:sqs/queue:Queue",
    name: `queue-${i}`,
    inputs: i % 20 === 0 ? { tags: { ...TAGS, "continuity:service": `service-${i % 400}` } } : {},
    outputs: { name: `queue-${i}` },
  }));
  const answers = await serve([...many, database({ backupRetentionPeriod: 0 })]);
  expect(answers.map(({ rule, urn }) => `${rule} ${urn}`)).toContain(`objective-met ${ORDERS}`);
}, 60_000);
