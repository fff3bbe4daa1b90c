import { describe, expect, test } from "@jest/globals";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { isExternal, withExternal } from "../../../continuity/backup/external";
import { type External, type ExternalPlan, NOTHING_EXTERNAL } from "../../../continuity/declaration/external";
import { EMPTY_STATEMENT } from "../../../continuity/declaration/statement";
import type { EstateProvider, EstateResource } from "../../../continuity/estate/resource";
import { UNKNOWN } from "../../../continuity/estate/value";
import { AS_OF, estate, IRELAND, provider, rdsInstance, resource } from "../estate-builder";
import { vouched } from "../rules/findings";

const DAY = 86_400;
const VOUCHER = { owner: "team-platform", reason: "theirs", until: AS_OF + DAY };
const DECLARED = "declared by team-platform until 2026-01-02";

const external = (more: Partial<External>): External => ({ ...NOTHING_EXTERNAL, ...more });

const DAILY: ExternalPlan = {
  name: "company-daily",
  region: "eu-west-1",
  rules: [{ name: "daily", keep: 35 * DAY, copies: [] }],
  selections: [
    { name: "tagged", resources: [], notResources: [], tags: [{ key: "backup", value: "daily" }], conditions: {} },
  ],
  ...VOUCHER,
};

describe("what lives elsewhere, as resources like those of the program", () => {
  const addedTo = (resources: readonly EstateResource[], more: Partial<External>) =>
    withExternal(estate(...resources), external(more), AS_OF).resources.slice(resources.length);

  const place = { outputs: {}, declared: DECLARED };
  const ireland = {
    ...place,
    edges: {},
    provider: { urn: "external:provider:eu-west-1:", inputs: { region: "eu-west-1" } },
  };

  test("a plan of few words has the defaults of AWS Backup, not those of the provider", () => {
    expect(addedTo([], { plans: [DAILY] })).toEqual([
      {
        ...ireland,
        urn: "external:plan:eu-west-1::company-daily",
        type: "aws:backup/plan:Plan",
        name: "company-daily",
        inputs: {
          name: "company-daily",
          rules: [
            {
              ruleName: "daily",
              targetVaultName: "Default",
              startWindow: 480,
              completionWindow: 10_080,
              lifecycle: { deleteAfter: 35 },
            },
          ],
        },
      },
      {
        ...ireland,
        urn: "external:selection:eu-west-1::company-daily:1",
        type: "aws:backup/selection:Selection",
        name: "tagged",
        inputs: { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] },
        edges: { planId: ["external:plan:eu-west-1::company-daily"] },
      },
    ]);
  });

  test("a plan of many words", () => {
    const safe = "arn:aws:backup:eu-central-1:222222222222:backup-vault:safe";
    const tag = (key: string) => [{ key: `aws:ResourceTag/${key}`, value: "x" }];
    const plan: ExternalPlan = {
      ...DAILY,
      account: "111111111111",
      rules: [
        {
          name: "daily",
          schedule: "cron(0 3 ? * * *)",
          timezone: "Europe/Zurich",
          startWindow: 3600,
          completionWindow: 7200,
          continuous: true,
          vault: "central",
          airGappedVault: safe,
          keep: null,
          coldAfter: 30 * DAY,
          archive: true,
          copies: [{ to: safe }, { to: safe, keep: 90 * DAY }, { to: safe, keep: null }],
        },
      ],
      selections: [
        {
          name: "all",
          resources: ["*"],
          notResources: ["arn:aws:rds:*:*:db:scratch"],
          tags: [],
          conditions: {
            stringEquals: tag("a"),
            stringLike: tag("b"),
            stringNotEquals: tag("c"),
            stringNotLike: tag("d"),
          },
        },
      ],
    };
    const inputs = addedTo([], { plans: [plan] }).map((one) => [one.urn, one.provider?.inputs, one.inputs]);
    const where = { region: "eu-west-1", allowedAccountIds: ["111111111111"] };
    expect(inputs).toEqual([
      [
        "external:plan:eu-west-1:111111111111:company-daily",
        where,
        {
          name: "company-daily",
          rules: [
            {
              ruleName: "daily",
              targetVaultName: "central",
              targetLogicallyAirGappedBackupVaultArn: safe,
              schedule: "cron(0 3 ? * * *)",
              scheduleExpressionTimezone: "Europe/Zurich",
              startWindow: 60,
              completionWindow: 120,
              enableContinuousBackup: true,
              lifecycle: { coldStorageAfter: 30, optInToArchiveForSupportedResources: true },
              copyActions: [
                { destinationVaultArn: safe },
                { destinationVaultArn: safe, lifecycle: { deleteAfter: 90 } },
                { destinationVaultArn: safe, lifecycle: {} },
              ],
            },
          ],
        },
      ],
      [
        "external:selection:eu-west-1:111111111111:company-daily:1",
        where,
        {
          resources: ["*"],
          notResources: ["arn:aws:rds:*:*:db:scratch"],
          conditions: [
            {
              stringEquals: tag("a"),
              stringLikes: tag("b"),
              stringNotEquals: tag("c"),
              stringNotLikes: tag("d"),
            },
          ],
        },
      ],
    ]);
  });

  test("vaults with their locks", () => {
    const vault = { region: "eu-west-1", account: "222222222222", airGapped: false, ...VOUCHER };
    const bounds = { min: 7 * DAY, max: 90 * DAY };
    const key = "arn:aws:kms:eu-west-1:222222222222:key/1";
    const made = addedTo([], {
      vaults: [
        { ...vault, name: "open", key },
        { ...vault, name: "governed", lock: { mode: "governance", ...bounds } },
        { ...vault, name: "final", lock: { mode: "compliance", grace: 3 * DAY } },
        { ...vault, name: "long final", lock: { mode: "compliance" } },
        { ...vault, name: "apart", airGapped: true, lock: { mode: "compliance", ...bounds }, key },
      ],
    });
    const arn = (name: string) => ({ arn: `arn:aws:backup:eu-west-1:222222222222:backup-vault:${name}` });
    expect(made.map(({ type, outputs, inputs }) => [type.replace(/.*:/, ""), inputs, outputs])).toEqual([
      ["Vault", { name: "open", kmsKeyArn: key }, arn("open")],
      ["Vault", { name: "governed" }, arn("governed")],
      ["VaultLockConfiguration", { backupVaultName: "governed", minRetentionDays: 7, maxRetentionDays: 90 }, {}],
      ["Vault", { name: "final" }, arn("final")],
      ["VaultLockConfiguration", { backupVaultName: "final", changeableForDays: 3 }, {}],
      ["Vault", { name: "long final" }, arn("long final")],
      ["VaultLockConfiguration", { backupVaultName: "long final", changeableForDays: 0 }, {}],
      [
        "LogicallyAirGappedVault",
        { name: "apart", minRetentionDays: 7, maxRetentionDays: 90, encryptionKeyArn: key },
        arn("apart"),
      ],
    ]);
  });

  test("what nobody answers for any longer is left out", () => {
    const ended = { ...VOUCHER, until: AS_OF };
    const shop = { name: "shop", id: "111111111111", deployed: true, ...ended };
    const vault = { name: "v", region: "eu-west-1", airGapped: false, ...ended };
    const db = rdsInstance("db");
    expect(
      withExternal(estate(db), external({ accounts: [shop], plans: [{ ...DAILY, ...ended }], vaults: [vault] }), AS_OF),
    ).toEqual(estate(db));
  });

  test("the account of the program stands in where a provider tells none; plans and vaults are there by default", () => {
    const tells = provider("eu-west-1", { allowedAccountIds: ["333333333333"] }, "tells");
    const assumes = provider("eu-west-1", { assumeRoles: UNKNOWN }, "assumes");
    const program = [
      resource("aws:x:X", "default", {}),
      resource("aws:x:X", "tells", {}, { provider: tells }),
      resource("aws:x:X", "assumes", {}, { provider: assumes }),
    ];
    const accounts = [
      { name: "shop", id: "111111111111", deployed: true, ...VOUCHER },
      { name: "vaults", id: "222222222222", deployed: false, apart: true, ...VOUCHER },
    ];
    const whole = withExternal(estate(...program), external({ accounts, plans: [DAILY] }), AS_OF);
    expect(whole.resources.map(({ name, provider: by }) => [name, by?.inputs])).toEqual([
      ["default", { ...IRELAND.inputs, allowedAccountIds: ["111111111111"] }],
      ["tells", tells.inputs],
      ["assumes", assumes.inputs],
      ["company-daily", { region: "eu-west-1", allowedAccountIds: ["111111111111"] }],
      ["tagged", { region: "eu-west-1", allowedAccountIds: ["111111111111"] }],
    ]);
    expect(whole.accounts).toEqual(
      new Map([
        ["111111111111", { name: "shop", apart: undefined, declared: DECLARED }],
        ["222222222222", { name: "vaults", apart: true, declared: DECLARED }],
      ]),
    );
  });

  test("no engine knows them", () => {
    const urns = withExternal(estate(rdsInstance("db")), external({ plans: [DAILY] }), AS_OF).resources;
    expect(urns.map(({ urn }) => isExternal(urn))).toEqual([false, true, true]);
  });
});

/** What only tags say of a database: its service, its objective, and that somebody backs it up. */
const tagged = (by: EstateProvider = IRELAND) =>
  rdsInstance(
    "orders-db",
    {
      multiAz: true,
      deletionProtection: true,
      maintenanceWindow: "sun:16:00-sun:16:30",
      tags: { "continuity:service": "orders", "continuity:rto": "4h", "continuity:rpo": "48h", backup: "daily" },
    },
    { provider: by },
  );

/** The verdict on `data`, with the loss and where it comes from. */
function judged(database: EstateResource, more: Partial<External>) {
  const options = { ...DEFAULT_OPTIONS, asOf: AS_OF, external: external(more) };
  const assumptions = [vouched("backup-job-time", 1200), vouched("restore-time", 3600)];
  const { verdicts, findings } = assess(estate(database), { ...options, assumptions });
  const data = verdicts[0]?.scenarios.find(({ scenario }) => scenario === "data");
  return {
    verdict: data?.reason ?? data?.verdict,
    loss: data?.rpo.steps.map(({ label, hi, provenance }) => `${label} ${hi} ${provenance}`),
    requires: data?.members[0]?.path?.requires.map(({ text, holds }) => `${text}: ${holds}`),
    findings: findings.map(({ rule, message }) => `${rule}: ${message}`),
  };
}

describe("a program that only tags", () => {
  const loss = ["largest gap 86400 declared", "start window 28800 declared", "job 1200 declared"];
  const covers = `selection tagged of plan company-daily, ${DECLARED}, covers it by its tags`;

  test("is judged by the plan that somebody else makes, and says who declares it", () => {
    const { verdict, loss: sum, requires, findings } = judged(tagged(), { plans: [DAILY] });
    expect([verdict, sum, findings]).toEqual(["meets", loss, []]);
    expect(requires?.filter((text) => text.startsWith(covers))).toHaveLength(1);
  });

  test("recovers to any point in time by the word of whoever declares continuous backup", () => {
    const continuous = { ...DAILY, rules: [{ name: "daily", keep: 35 * DAY, continuous: true, copies: [] }] };
    const { verdict, loss: sum } = judged(tagged(), { plans: [continuous] });
    expect([verdict, sum]).toEqual(["meets", ["upload of transaction logs 300 declared"]]);
  });

  test("violates without it, and once it has expired", () => {
    const none = judged(tagged(), {});
    expect(none.verdict).toBe("violates");
    const expired = judged(tagged(), { plans: [{ ...DAILY, until: AS_OF }] });
    expect([expired.verdict, expired.findings]).toEqual([
      "violates",
      ["external-expired: External plan company-daily ended on 2026-01-01 and no longer counts.", ...none.findings],
    ]);
  });

  const shop = { name: "shop", id: "111111111111", deployed: true, ...VOUCHER };
  const inAccount = (id: string) => tagged(provider("eu-west-1", { allowedAccountIds: [id] }));
  const rows: readonly [string, EstateResource, Partial<External>, string][] = [
    ["of another Region", tagged(), { plans: [{ ...DAILY, region: "eu-central-1" }] }, "violates"],
    [
      "of the account of the provider",
      inAccount("111111111111"),
      { plans: [{ ...DAILY, account: "111111111111" }] },
      "meets",
    ],
    ["of another account", inAccount("222222222222"), { plans: [{ ...DAILY, account: "111111111111" }] }, "violates"],
    [
      "of an account, where that of the program is not known",
      tagged(),
      { plans: [{ ...DAILY, account: "111111111111" }] },
      "unknown",
    ],
    [
      "of the account that lifeboat.yaml names",
      tagged(),
      { accounts: [shop], plans: [{ ...DAILY, account: "111111111111" }] },
      "meets",
    ],
    [
      "of another account than lifeboat.yaml names",
      tagged(),
      { accounts: [shop], plans: [{ ...DAILY, account: "222222222222" }] },
      "violates",
    ],
    [
      "of no stated account, where lifeboat.yaml names that of the program",
      tagged(),
      { accounts: [shop], plans: [DAILY] },
      "meets",
    ],
    [
      "of no stated account, where only the provider tells its own",
      inAccount("111111111111"),
      { plans: [DAILY] },
      "unknown",
    ],
    [
      "that selects something else",
      tagged(),
      {
        plans: [
          { ...DAILY, selections: [{ ...DAILY.selections[0], tags: [{ key: "backup", value: "weekly" }] } as never] },
        ],
      },
      "violates",
    ],
    ["that selects nothing", tagged(), { plans: [{ ...DAILY, selections: [] }] }, "violates"],
  ];
  test.each(rows)("with a plan %s", (_, database, more, verdict) => {
    expect(judged(database, more).verdict).toBe(verdict);
  });
});

describe("after a compromise", () => {
  const HOME = "111111111111";
  const OTHER = "222222222222";
  const arn = `arn:aws:backup:eu-west-1:${OTHER}:backup-vault:safe`;
  const rules = [{ name: "daily", keep: 35 * DAY, copies: [{ to: arn, keep: 35 * DAY }] }];
  const plans = [{ ...DAILY, account: HOME, rules }];
  const vaults = (apart?: boolean) => ({
    ...{ name: "vaults", id: OTHER, deployed: false, ...VOUCHER },
    ...(apart === undefined ? {} : { apart }),
  });
  const safe = { name: "safe", region: "eu-west-1", account: OTHER, airGapped: false, ...VOUCHER };
  const compliance = { mode: "compliance" } as const;

  const rows: readonly [string, Partial<External>, string | undefined][] = [
    ["an account that nobody describes", { plans }, "meets"],
    ["an account administered apart", { plans, accounts: [vaults(true)] }, "meets"],
    ["an account of which that is not said", { plans, accounts: [vaults()] }, "meets"],
    ["an account that the same people administer, perhaps locked", { plans, accounts: [vaults(false)] }, "unproven"],
    [
      "an account that the same people administer, without a lock",
      { plans, accounts: [vaults(false)], vaults: [safe] },
      "violates",
    ],
    [
      "an account that the same people administer, under a compliance lock",
      { plans, accounts: [vaults(false)], vaults: [{ ...safe, lock: compliance }] },
      "meets",
    ],
    [
      "an account that the same people administer, under a governance lock",
      { plans, accounts: [vaults(false)], vaults: [{ ...safe, lock: { mode: "governance" } }] },
      "violates",
    ],
    [
      "no other account: a vault of the same name there is another one",
      ((): Partial<External> => {
        const nearby = [{ name: "daily", keep: 35 * DAY, vault: "safe", copies: [] }];
        return { plans: [{ ...DAILY, account: HOME, rules: nearby }], vaults: [{ ...safe, lock: compliance }] };
      })(),
      "violates",
    ],
  ];
  test.each(rows)("what is left is in %s", (_, more, verdict) => {
    const tags = { "continuity:service": "orders", backup: "daily" };
    const objectives = { "continuity:rto:compromise": "8h", "continuity:rpo:compromise": "48h" };
    const home = provider("eu-west-1", { allowedAccountIds: [HOME] });
    const database = rdsInstance("orders-db", { tags: { ...tags, ...objectives } }, { provider: home });
    const { verdicts } = assess(estate(database), {
      ...DEFAULT_OPTIONS,
      asOf: AS_OF,
      external: external(more),
      assumptions: [vouched("backup-job-time", 1200), vouched("restore-time", 3600), vouched("copy-time", 600)],
    });
    expect(verdicts[0]?.scenarios.find(({ scenario }) => scenario === "compromise")?.verdict).toBe(verdict);
  });
});

describe("a service that waits for one of another stack", () => {
  const payments = { name: "payments", objectives: EMPTY_STATEMENT.objectives, ...VOUCHER };
  const promising = (rto: number | null) => ({ ...payments, objectives: { plain: { rto, rpo: null }, scenarios: {} } });
  const database = rdsInstance("orders-db", {
    multiAz: true,
    deletionProtection: true,
    tags: {
      "continuity:service": "orders",
      "continuity:rto:zone": "15m",
      "continuity:rpo:zone": "0s",
      "continuity:depends-on": "payments",
    },
  });
  const zone = (services: External["services"]) => {
    const { verdicts, findings } = assess(estate(database), {
      ...DEFAULT_OPTIONS,
      asOf: AS_OF,
      external: external({ services }),
    });
    const found = verdicts[0]?.scenarios.find(({ scenario }) => scenario === "zone");
    const steps = found?.rto.steps.map(({ label, hi, provenance, source }) => [label, hi, provenance, source]);
    return [found?.reason ?? found?.verdict, steps, findings.map(({ rule }) => rule)];
  };

  test("is back once that one is, by its word", () => {
    expect(zone([promising(600)])).toEqual([
      "meets",
      [["service payments", 600, "declared", `its RTO, ${DECLARED}: theirs`]],
      [],
    ]);
  });

  test("is late where that one promises too little", () => {
    expect(zone([promising(3600)])).toEqual([
      "violates",
      [["service payments", 3600, "declared", `its RTO, ${DECLARED}: theirs`]],
      ["dependency-looser", "objective-met"],
    ]);
  });

  test("waits for the one of this stack, where both are of one name", () => {
    const here = rdsInstance("payments-db", { multiAz: true, tags: { "continuity:service": "payments" } });
    const { verdicts } = assess(estate(database, here), {
      ...DEFAULT_OPTIONS,
      asOf: AS_OF,
      external: external({ services: [promising(3600)] }),
    });
    const found = verdicts[0]?.scenarios.find(({ scenario }) => scenario === "zone");
    expect([found?.verdict, found?.rto.hi]).toEqual(["meets", 120]);
  });

  test("is untested where that one promises nothing", () => {
    expect(zone([promising(null)])).toEqual([
      "untested",
      [["service payments", null, "none", `service payments of another stack promises no RTO (zone), ${DECLARED}`]],
      ["objective-met"],
    ]);
  });

  test("is unknown where nobody declares it, or not any longer", () => {
    const undeclared = zone([]);
    expect(undeclared[0]).toBe("unknown");
    expect(undeclared[2]).toEqual(["dependency-undeclared", "objective-met"]);
    expect(zone([{ ...promising(600), until: AS_OF }])).toEqual([
      "unknown",
      undeclared[1],
      ["external-expired", "dependency-undeclared", "objective-met"],
    ]);
  });
});
