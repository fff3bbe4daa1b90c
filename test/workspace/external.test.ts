import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { stringify } from "yaml";
import { assess, DEFAULT_OPTIONS } from "../../continuity/assess";
import { writeStep } from "../../continuity/rules/sum";
import { SettingsError } from "../../workspace/errors";
import { readSettings } from "../../workspace/settings";
import { AS_OF, estate, FRANKFURT, rdsInstance } from "../continuity/estate-builder";
import { vouched } from "../continuity/rules/findings";
import { temporaryDirectory } from "./directory";

const directory = temporaryDirectory();
const read = (text: string) => readSettings(directory.write("lifeboat.yaml", text)).external;

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
const UNTIL = Date.UTC(2027, 9, 31) / 1000;
const BY = { owner: "team-platform", reason: "Organizations backup policy", until: "2027-10-31" };
const VOUCHER = { ...BY, until: UNTIL };
const NOTHING = { accounts: [], plans: [], vaults: [], services: [] };

describe("what external may say", () => {
  test("everything", () => {
    const external = read(`
external:
  accounts:
    shop: { id: "111111111111", deployed: true, owner: team-orders, reason: account list, until: 2027-10-31 }
    vaults: { id: "222222222222", apart: true, owner: team-security, reason: account list, until: 2027-10-31 }
  plans:
    - name: company-daily
      region: eu-central-1
      account: shop
      rules:
        - name: daily
          schedule: cron(0 3 ? * * *)
          timezone: Europe/Zurich
          startWindow: 2h
          completionWindow: 7d
          continuous: true
          vault: central
          airGappedVault: safe
          keep: 120d
          coldAfter: 30d
          archive: true
          copies:
            - { to: safe, keep: 90d }
            - { to: "arn:aws:backup:eu-west-1:333333333333:backup-vault:other", keep: forever, coldAfter: 10d, archive: false }
            - { to: near }
      selections:
        - name: tagged
          resources: ["arn:aws:rds:*:*:db:*"]
          notResources: ["arn:aws:rds:*:*:db:scratch-*"]
          tags: [{ key: backup, value: daily }]
          conditions:
            stringEquals: [{ key: aws:ResourceTag/stage, value: prod }]
            stringLike: [{ key: aws:ResourceTag/team, value: "shop-*" }]
            stringNotEquals: [{ key: aws:ResourceTag/a, value: b }]
            stringNotLike: [{ key: aws:ResourceTag/c, value: "" }]
      owner: team-platform
      reason: Organizations backup policy
      until: "2027-10-31"
  vaults:
    - name: safe
      region: eu-west-1
      account: vaults
      airGapped: true
      lock: { min: 7d, max: 365d }
      key: arn:aws:kms:eu-west-1:222222222222:key/1
      owner: team-platform
      reason: Organizations backup policy
      until: "2027-10-31"
    - name: near
      region: eu-central-1
      lock: { mode: compliance, grace: 3d }
      owner: team-platform
      reason: Organizations backup policy
      until: "2027-10-31"
    - name: central
      region: eu-central-1
      account: "111111111111"
      lock: { mode: governance, min: 1d }
      owner: team-platform
      reason: Organizations backup policy
      until: "2027-10-31"
  services:
    - name: payments
      objectives: { rto: 10m, rpo: 5m, region: { rto: 4h } }
      owner: team-platform
      reason: Organizations backup policy
      until: "2027-10-31"
    - { name: mail, owner: team-platform, reason: Organizations backup policy, until: "2027-10-31" }
`);
    expect(external).toEqual({
      accounts: [
        {
          name: "shop",
          id: "111111111111",
          deployed: true,
          owner: "team-orders",
          reason: "account list",
          until: UNTIL,
        },
        {
          name: "vaults",
          id: "222222222222",
          deployed: false,
          apart: true,
          owner: "team-security",
          reason: "account list",
          until: UNTIL,
        },
      ],
      plans: [
        {
          name: "company-daily",
          region: "eu-central-1",
          account: "111111111111",
          rules: [
            {
              name: "daily",
              schedule: "cron(0 3 ? * * *)",
              timezone: "Europe/Zurich",
              startWindow: 7200,
              completionWindow: 7 * DAY,
              continuous: true,
              vault: "central",
              airGappedVault: "arn:aws:backup:eu-west-1:222222222222:backup-vault:safe",
              keep: 120 * DAY,
              coldAfter: 30 * DAY,
              archive: true,
              copies: [
                { to: "arn:aws:backup:eu-west-1:222222222222:backup-vault:safe", keep: 90 * DAY },
                {
                  to: "arn:aws:backup:eu-west-1:333333333333:backup-vault:other",
                  keep: null,
                  coldAfter: 10 * DAY,
                  archive: false,
                },
                { to: "arn:aws:backup:eu-central-1::backup-vault:near" },
              ],
            },
          ],
          selections: [
            {
              name: "tagged",
              resources: ["arn:aws:rds:*:*:db:*"],
              notResources: ["arn:aws:rds:*:*:db:scratch-*"],
              tags: [{ key: "backup", value: "daily" }],
              conditions: {
                stringEquals: [{ key: "aws:ResourceTag/stage", value: "prod" }],
                stringLike: [{ key: "aws:ResourceTag/team", value: "shop-*" }],
                stringNotEquals: [{ key: "aws:ResourceTag/a", value: "b" }],
                stringNotLike: [{ key: "aws:ResourceTag/c", value: "" }],
              },
            },
          ],
          ...VOUCHER,
        },
      ],
      vaults: [
        {
          name: "safe",
          region: "eu-west-1",
          account: "222222222222",
          airGapped: true,
          lock: { mode: "compliance", min: 7 * DAY, max: 365 * DAY },
          key: "arn:aws:kms:eu-west-1:222222222222:key/1",
          ...VOUCHER,
        },
        {
          name: "near",
          region: "eu-central-1",
          airGapped: false,
          lock: { mode: "compliance", grace: 3 * DAY },
          ...VOUCHER,
        },
        {
          name: "central",
          region: "eu-central-1",
          account: "111111111111",
          airGapped: false,
          lock: { mode: "governance", min: DAY },
          ...VOUCHER,
        },
      ],
      services: [
        {
          name: "payments",
          objectives: { plain: { rto: 600, rpo: 300 }, scenarios: { region: { rto: 14_400, rpo: null } } },
          ...VOUCHER,
        },
        { name: "mail", objectives: { plain: { rto: null, rpo: null }, scenarios: {} }, ...VOUCHER },
      ],
    });
  });

  test("as little as there is", () => {
    const plan = { name: "p", region: "eu-west-1", rules: [{ name: "r" }], ...BY };
    expect(read(stringify({ external: { plans: [plan] } }))).toEqual({
      ...NOTHING,
      plans: [{ name: "p", region: "eu-west-1", rules: [{ name: "r", copies: [] }], selections: [], ...VOUCHER }],
    });
  });

  test.each([
    ["nothing", ""],
    ["an empty mapping", "external: {}"],
    ["empty parts", "external: { accounts: {}, plans: [], vaults: [], services: [] }"],
  ])("%s", (_, text) => {
    expect(read(text)).toEqual(NOTHING);
  });
});

test("the example of the documentation comes to what is said there", () => {
  const page = readFileSync(join(__dirname, "..", "..", "docs", "configuration.md"), "utf8");
  const [example = ""] = /(?<=```yaml\n)external:[\s\S]*?(?=```)/.exec(page) ?? [];
  const database = rdsInstance(
    "orders-db",
    {
      maintenanceWindow: "sun:10:00-sun:10:30",
      tags: { "continuity:service": "orders", "continuity:rto": "4h", "continuity:rpo": "30h", backup: "daily" },
    },
    { provider: FRANKFURT },
  );
  const { verdicts } = assess(estate(database), {
    ...DEFAULT_OPTIONS,
    asOf: AS_OF,
    assumptions: [vouched("backup-job-time", 1200), vouched("restore-time", 3600)],
    external: read(example),
  });
  const data = verdicts[0]?.scenarios.find(({ scenario }) => scenario === "data");
  const steps = data?.rpo.steps.map((step) => [writeStep(step), step.source]);
  const declared = "declared by team-platform until 2027-10-31";
  expect([data?.verdict, steps]).toEqual([
    "meets",
    [
      [
        "largest gap 25h Sat 2026-10-24 01:00 → Sun 2026-10-25 02:00 UTC",
        `cron(0 3 ? * * *) Europe/Zurich, rule daily of company-daily, ${declared}`,
      ],
      ["start window 2h", `start window of rule daily, ${declared}`],
      ["job 20m", "backup-job-time 20m declared by team-orders until 2026-01-02: restored twice"],
    ],
  ]);
});

const account = (more: object = {}) => ({ id: "111111111111", ...BY, ...more });
const rule = (more: object = {}) => ({ name: "daily", ...more });
const plan = (more: object = {}) => ({ name: "company", region: "eu-central-1", rules: [rule()], ...BY, ...more });
const ruled = (more: object) => plan({ rules: [rule(more)] });
const vault = (more: object = {}) => ({ name: "safe", region: "eu-west-1", ...BY, ...more });
const service = (more: object = {}) => ({ name: "payments", ...BY, ...more });

const NOT_A_DURATION = "write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M";
const LONG = "x".repeat(100_000);

describe("what it may not say, in one line with the place", () => {
  const rows: readonly [string, unknown, string][] = [
    ["a list", [], "external must be object"],
    ["an unknown key", { plan: [] }, 'external has an unknown key "plan"'],
    ["a plan that is a text", { plans: ["daily"] }, "external.plans.0 must be object"],
    [
      "a plan that nobody answers for",
      { plans: [{ ...plan(), owner: undefined }] },
      "external.plans.0 must have required property 'owner'",
    ],
    [
      "no reason",
      { vaults: [{ ...vault(), reason: "" }] },
      "external.vaults.0.reason must NOT have fewer than 1 characters",
    ],
    [
      "no end",
      { services: [{ ...service(), until: undefined }] },
      "external.services.0 must have required property 'until'",
    ],
    [
      "a day that is none",
      { accounts: { a: account({ until: "2027-02-30" }) } },
      "external.accounts.a.until: must be a day such as 2027-03-31",
    ],
    ["no rules", { plans: [{ ...plan(), rules: undefined }] }, "external.plans.0 must have required property 'rules'"],
    [
      "no Region",
      { plans: [{ ...plan(), region: undefined }] },
      "external.plans.0 must have required property 'region'",
    ],
    [
      "a Region that is none",
      { vaults: [vault({ region: "Frankfurt" })] },
      'external.vaults.0.region must match pattern "^[a-z]{2,8}(-[a-z]{2,12}){1,3}-\\d{1,2}$"',
    ],
    [
      "the provider's word for a retention",
      { plans: [ruled({ lifecycle: { deleteAfter: 35 } })] },
      'external.plans.0.rules.0 has an unknown key "lifecycle"',
    ],
    ["a number of days", { plans: [ruled({ keep: 35 })] }, "external.plans.0.rules.0.keep must be string"],
    ["a part of a day", { plans: [ruled({ keep: "36h" })] }, "external.plans.0.rules.0.keep: must be whole days"],
    [
      "a part of a minute",
      { plans: [ruled({ startWindow: "90s" })] },
      "external.plans.0.rules.0.startWindow: must be whole minutes",
    ],
    [
      "a duration that is none",
      { plans: [ruled({ completionWindow: "soon" })] },
      `external.plans.0.rules.0.completionWindow: not a duration; ${NOT_A_DURATION}`,
    ],
    [
      "a schedule that cannot be read, without its text",
      { plans: [ruled({ schedule: "cron(0 25 ? * * *)" })] },
      "external.plans.0.rules.0: its schedule cannot be read: hour is not allowed; use 0-23, with , - * /",
    ],
    [
      "a time zone that is none, without its text",
      { plans: [ruled({ timezone: "Mars/Olympus" })] },
      "external.plans.0.rules.0: its schedule cannot be read: timezone is not a time zone; use an IANA name, such as UTC or America/New_York",
    ],
    [
      "a copy to a vault that nobody describes",
      { plans: [ruled({ copies: [{ to: "safe" }] })] },
      "external.plans.0.rules.0.copies.0.to: must be the ARN of a vault, or the name of one under external.vaults",
    ],
    [
      "a copy to one of two vaults",
      { plans: [ruled({ copies: [{ to: "safe" }] })], vaults: [vault(), vault({ region: "eu-west-2" })] },
      "external.plans.0.rules.0.copies.0.to: several vaults have this name; give the ARN",
    ],
    [
      "a copy to something else",
      { plans: [ruled({ copies: [{ to: "arn:aws:s3:::bucket" }] })] },
      "external.plans.0.rules.0.copies.0.to: is not the ARN of a backup vault",
    ],
    [
      "a copy to nowhere",
      { plans: [ruled({ copies: [{}] })] },
      "external.plans.0.rules.0.copies.0 must have required property 'to'",
    ],
    [
      "a condition on something else than a tag",
      { plans: [plan({ selections: [{ name: "s", conditions: { stringLike: [{ key: "stage", value: "x" }] } }] })] },
      'external.plans.0.selections.0.conditions.stringLike.0.key must match pattern "^aws:ResourceTag/"',
    ],
    [
      "an operator that is none",
      { plans: [plan({ selections: [{ name: "s", conditions: { stringLikes: [] } }] })] },
      'external.plans.0.selections.0.conditions has an unknown key "stringLikes"',
    ],
    [
      "an account that nobody describes",
      { plans: [plan({ account: "shop" })] },
      "external.plans.0.account: must be twelve digits, or a name under external.accounts",
    ],
    [
      "an account that lost its zeros",
      { accounts: { a: account({ id: 11_111_111_111 }) } },
      "external.accounts.a.id must be string",
    ],
    [
      "eleven digits",
      { accounts: { a: account({ id: "11111111111" }) } },
      'external.accounts.a.id must match pattern "^\\d{12}$"',
    ],
    [
      "an account twice",
      { accounts: { a: account(), b: account() } },
      "external.accounts.b.id: account a has the same",
    ],
    [
      "a program in two accounts",
      { accounts: { a: account({ deployed: true }), b: account({ id: "222222222222", deployed: true }) } },
      "external.accounts.b.deployed: only one account can be; providers tell theirs by allowedAccountIds",
    ],
    [
      "an account apart from itself",
      { accounts: { a: account({ deployed: true, apart: true }) } },
      "external.accounts.a: what this program is deployed to is not apart from it",
    ],
    ["a plan twice", { plans: [plan(), plan()] }, "external.plans.1.name: external.plans.0 has the same"],
    [
      "a vault twice, once by the name of its account",
      { accounts: { a: account() }, vaults: [vault({ account: "a" }), vault({ account: "111111111111" })] },
      "external.vaults.1.name: external.vaults.0 has the same",
    ],
    [
      "a service twice",
      { services: [service(), service()] },
      "external.services.1.name: external.services.0 has the same",
    ],
    [
      "a lock of no mode",
      { vaults: [vault({ lock: { min: "1d" } })] },
      "external.vaults.0.lock.mode: must be governance or compliance",
    ],
    [
      "a lock of another mode",
      { vaults: [vault({ lock: { mode: "none" } })] },
      "external.vaults.0.lock.mode must be one of governance, compliance",
    ],
    [
      "an air-gapped vault that can be opened",
      { vaults: [vault({ airGapped: true, lock: { mode: "governance" } })] },
      "external.vaults.0.lock.mode: a logically air-gapped vault is always locked in compliance mode",
    ],
    [
      "a governance lock that becomes final",
      { vaults: [vault({ lock: { mode: "governance", grace: "3d" } })] },
      "external.vaults.0.lock.grace: only a compliance lock has a grace period, and not that of an air-gapped vault",
    ],
    [
      "a key that is no ARN",
      { vaults: [vault({ key: "1234abcd" })] },
      'external.vaults.0.key must match pattern "^(arn:|alias/)"',
    ],
    [
      "a service name in capitals",
      { services: [service({ name: "Payments" })] },
      'external.services.0.name must match pattern "^[a-z0-9-]{1,63}$"',
    ],
    [
      "a promise that cannot be read",
      { services: [service({ objectives: { region: { rto: "soon" } } })] },
      `external.services.0, rto:region: not a duration; ${NOT_A_DURATION}`,
    ],
    [
      "a name of 100,000 characters",
      { plans: [plan({ name: LONG })] },
      "external.plans.0.name must NOT have more than 256 characters",
    ],
  ];
  test.each(rows)("%s", (_, external, problem) => {
    expect(refused(stringify({ external }))).toBe(`./lifeboat.yaml: ${problem}`);
  });

  test("a service that is declared here and elsewhere", () => {
    expect(refused(stringify({ services: { payments: {} }, external: { services: [service()] } }))).toBe(
      "./lifeboat.yaml: external.services.0.name: is declared under services too",
    );
  });

  test("anything in place of any part is read or refused, in one line that is no longer than a screen", () => {
    const whole = {
      accounts: { shop: account({ deployed: true }), vaults: account({ id: "222222222222", apart: true }) },
      plans: [
        plan({
          rules: [rule({ keep: "35d", copies: [{ to: "safe", keep: "90d" }] })],
          selections: [{ name: "all", tags: [{ key: "a", value: "b" }], conditions: { stringEquals: [] } }],
        }),
      ],
      vaults: [vault({ account: "vaults", lock: { mode: "compliance", min: "7d" } })],
      services: [service({ objectives: { rto: "1h", region: { rto: "4h" } } })],
    };
    expect(refused(stringify({ external: whole }))).toBe("accepted");
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(whole)), ANYTHING, (path, value) => {
        const message = refused(stringify({ external: replaced(whole, path, value) }));
        expect(message).toMatch(/^(accepted|\.\/lifeboat\.yaml: [^\n]{1,1000})$/);
      }),
      { numRuns: 300 },
    );
  });
});

const ANYTHING = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, [], {}, [null], "35d", "arn:aws:backup:x", "arn:::::", "222222222222"),
  fc.object({ maxDepth: 2 }),
);

type Path = readonly (string | number)[];

/** The way to every part of a value. */
function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const entries = Array.isArray(value) ? value.map((part, i) => [i, part] as const) : Object.entries(value);
  return [path, ...entries.flatMap(([key, part]) => pathsOf(part, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((part, i) => (i === key ? replaced(part, rest, by) : part));
  const bag = value as Record<string, unknown>;
  return { ...bag, [key]: replaced(bag[key], rest, by) };
}
