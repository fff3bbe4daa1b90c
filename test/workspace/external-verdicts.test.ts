import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { stringify } from "yaml";
import { assess, DEFAULT_OPTIONS } from "../../continuity/assess";
import { type External, type ExternalPlan, NOTHING_EXTERNAL } from "../../continuity/declaration/external";
import type { EstateResource } from "../../continuity/estate/resource";
import type { Bag } from "../../continuity/estate/value";
import { planOfAws, selectionOfAws, vaultOfAws } from "../../workspace/aws-backup";
import { externalOf } from "../../workspace/external";
import { planText, vaultText } from "../../workspace/external-text";
import {
  AS_OF,
  estate,
  plan,
  provider,
  rdsInstance,
  rule,
  selection,
  vault,
  vaultLock,
} from "../continuity/estate-builder";
import { vouched } from "../continuity/rules/findings";

/*
 * A plan that an account holds, judged twice: imported from the answers of AWS Backup, and written in the program. Both
 * must come to the same verdicts. The answers are made here by the words of the API, the program by those of the provider.
 */

const HOME = "111111111111";
const OTHER = "222222222222";
const IRELAND = provider("eu-west-1", { allowedAccountIds: [HOME] });
const ELSEWHERE = provider("eu-central-1", { allowedAccountIds: [OTHER] }, "elsewhere");
const VOUCHER = { owner: "team-platform", reason: "theirs", until: AS_OF + 86_400 };

const vaultArn = (region: string, account: string, name: string) =>
  `arn:aws:backup:${region}:${account}:backup-vault:${name}`;

const DESTINATIONS = [
  vaultArn("eu-central-1", OTHER, "safe"),
  vaultArn("eu-west-1", HOME, "main"),
  vaultArn("eu-west-1", OTHER, "main"),
  vaultArn("eu-central-1", HOME, "unheard-of"),
];

interface Lifecycle {
  readonly days: number | undefined;
  readonly cold: number | undefined;
}

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const lifecycles: fc.Arbitrary<Lifecycle | undefined> = optional(
  fc.record({ days: optional(fc.constantFrom(1, 7, 35, 120, 400)), cold: optional(fc.constantFrom(7, 30)) }),
);

const rules = fc.record({
  schedule: optional(
    fc.constantFrom<string[]>(
      "cron(0 5 ? * * *)",
      "cron(0 0/6 ? * * *)",
      "cron(0 3 ? * MON-FRI *)",
      "cron(0 0 1 * ? *)",
    ),
  ),
  timezone: optional(fc.constantFrom<string[]>("UTC", "Europe/Zurich")),
  start: optional(fc.constantFrom<number[]>(60, 120, 480)),
  completion: optional(fc.constantFrom<number[]>(120, 600, 10_080)),
  continuous: optional(fc.boolean()),
  vaultName: optional(fc.constantFrom<string[]>("main", "Default", "nobody's")),
  lifecycle: lifecycles,
  copies: fc.array(fc.record({ to: fc.constantFrom<string[]>(...DESTINATIONS), lifecycle: lifecycles }), {
    maxLength: 2,
  }),
});

type Rule = typeof rules extends fc.Arbitrary<infer R> ? R : never;

const tags = fc.record({ key: fc.constantFrom("backup", "stage"), value: fc.constantFrom("daily", "prod", "") });
const conditions = fc.array(
  fc.record({ key: fc.constantFrom("backup", "stage"), value: fc.constantFrom("daily", "pr*", "prod") }),
  { maxLength: 1 },
);
const patterns = fc.array(
  fc.constantFrom("*", "arn:aws:rds:*:*:db:*", `arn:aws:rds:eu-west-1:${HOME}:db:orders-db`, "arn:aws:s3:::*"),
  { maxLength: 2 },
);

const selections = fc.record({
  resources: patterns,
  notResources: fc.array(fc.constantFrom("arn:aws:rds:*:*:db:scratch-*", "arn:aws:rds:*:*:db:orders-*"), {
    maxLength: 1,
  }),
  tags: fc.array(tags, { maxLength: 2 }),
  equals: conditions,
  like: conditions,
  notEquals: conditions,
  notLike: conditions,
});

type Selection = typeof selections extends fc.Arbitrary<infer S> ? S : never;

const locks = fc.record({
  locked: fc.boolean(),
  min: optional(fc.constantFrom(1, 30)),
  max: optional(fc.constantFrom(60, 365)),
  final: fc.boolean(),
});

type Lock = typeof locks extends fc.Arbitrary<infer L> ? L : never;

const stated = <T>(value: T | undefined, key: string): Readonly<Record<string, T>> =>
  value === undefined ? {} : { [key]: value };

/** By the words of the API. */
function imported(all: readonly Rule[], chosen: readonly Selection[], lock: Lock): External {
  const lifecycle = (one: Lifecycle | undefined) =>
    one && { ...stated(one.days, "DeleteAfterDays"), ...stated(one.cold, "MoveToColdStorageAfterDays") };
  const answer = {
    BackupPlan: {
      BackupPlanName: "plan",
      Rules: all.map((one, i) => ({
        RuleName: `rule-${i}`,
        ...stated(one.vaultName, "TargetBackupVaultName"),
        ...stated(one.schedule, "ScheduleExpression"),
        ...stated(one.timezone, "ScheduleExpressionTimezone"),
        ...stated(one.start, "StartWindowMinutes"),
        ...stated(one.completion, "CompletionWindowMinutes"),
        ...stated(one.continuous, "EnableContinuousBackup"),
        ...stated(lifecycle(one.lifecycle), "Lifecycle"),
        CopyActions: one.copies.map((copy) => ({
          DestinationBackupVaultArn: copy.to,
          ...stated(lifecycle(copy.lifecycle), "Lifecycle"),
        })),
      })),
    },
    BackupPlanArn: `arn:aws:backup:eu-west-1:${HOME}:backup-plan:1`,
  };
  const parameters = (list: readonly { readonly key: string; readonly value: string }[]) =>
    list.map(({ key, value }) => ({ ConditionKey: `aws:ResourceTag/${key}`, ConditionValue: value }));
  const read = chosen.map((one, i) => {
    const { selection } = selectionOfAws({
      BackupSelection: {
        SelectionName: `selection-${i}`,
        Resources: one.resources,
        NotResources: one.notResources,
        ListOfTags: one.tags.map(({ key, value }) => ({
          ConditionType: "STRINGEQUALS",
          ConditionKey: key,
          ConditionValue: value,
        })),
        Conditions: {
          StringEquals: parameters(one.equals),
          StringLike: parameters(one.like),
          StringNotEquals: parameters(one.notEquals),
          StringNotLike: parameters(one.notLike),
        },
      },
    });
    return selection;
  });
  const described = (arn: string, name: string) =>
    vaultOfAws(
      {
        BackupVaultName: name,
        BackupVaultArn: arn,
        Locked: lock.locked,
        ...(lock.locked ? { ...stated(lock.min, "MinRetentionDays"), ...stated(lock.max, "MaxRetentionDays") } : {}),
        ...(lock.locked && lock.final ? { LockDate: AS_OF + 3 * 86_400 } : {}),
        EncryptionKeyArn: "alias/aws/backup",
      },
      AS_OF,
    ).vault;
  const found = planOfAws(answer).plan;
  const own: ExternalPlan = { ...found, selections: read, region: "eu-west-1", account: HOME, ...VOUCHER };
  const vaults = [
    { ...described(vaultArn("eu-west-1", HOME, "main"), "main"), region: "eu-west-1", account: HOME, ...VOUCHER },
    {
      ...described(vaultArn("eu-central-1", OTHER, "safe"), "safe"),
      region: "eu-central-1",
      account: OTHER,
      ...VOUCHER,
    },
  ];
  return { ...NOTHING_EXTERNAL, plans: [own], vaults };
}

/** By the words of the provider. */
function programmed(all: readonly Rule[], chosen: readonly Selection[], lock: Lock): readonly EstateResource[] {
  const lifecycle = (one: Lifecycle): Bag => ({
    ...stated(one.days, "deleteAfter"),
    ...stated(one.cold, "coldStorageAfter"),
  });
  const made = plan(
    "plan",
    all.map((one, i) => {
      const { lifecycle: _, ...plain } = rule(`rule-${i}`, {
        targetVaultName: one.vaultName ?? "Default",
        ...stated(one.schedule, "schedule"),
        ...stated(one.timezone, "scheduleExpressionTimezone"),
        startWindow: one.start ?? 480,
        completionWindow: one.completion ?? 10_080,
        ...stated(one.continuous, "enableContinuousBackup"),
        copyActions: one.copies.map((copy) => ({
          destinationVaultArn: copy.to,
          ...(copy.lifecycle === undefined ? {} : { lifecycle: lifecycle(copy.lifecycle) }),
        })),
      });
      return one.lifecycle === undefined ? plain : { ...plain, lifecycle: lifecycle(one.lifecycle) };
    }),
    { provider: IRELAND },
  );
  const parameters = (list: readonly { readonly key: string; readonly value: string }[]) =>
    list.map(({ key, value }) => ({ key: `aws:ResourceTag/${key}`, value }));
  const bounds = { ...stated(lock.min, "minRetentionDays"), ...stated(lock.max, "maxRetentionDays") };
  const locked = (name: string, more: object) =>
    vaultLock(
      `lock of ${name}`,
      { backupVaultName: name, ...bounds, ...(lock.final ? { changeableForDays: 3 } : {}) },
      more,
    );
  const arn = (region: string, account: string, name: string) => ({
    outputs: { arn: vaultArn(region, account, name) },
  });
  const kmsKeyArn = "alias/aws/backup";
  return [
    made,
    ...chosen.map((one, i) =>
      selection(
        `selection-${i}`,
        made,
        {
          ...(one.resources.length === 0 ? {} : { resources: one.resources }),
          ...(one.notResources.length === 0 ? {} : { notResources: one.notResources }),
          ...(one.tags.length === 0
            ? {}
            : { selectionTags: one.tags.map((tag) => ({ type: "STRINGEQUALS", ...tag })) }),
          conditions: [
            {
              stringEquals: parameters(one.equals),
              stringLikes: parameters(one.like),
              stringNotEquals: parameters(one.notEquals),
              stringNotLikes: parameters(one.notLike),
            },
          ],
        },
        { provider: IRELAND },
      ),
    ),
    vault("main", { kmsKeyArn }, { provider: IRELAND, ...arn("eu-west-1", HOME, "main") }),
    vault("safe", { kmsKeyArn }, { provider: ELSEWHERE, ...arn("eu-central-1", OTHER, "safe") }),
    ...(lock.locked ? [locked("main", { provider: IRELAND }), locked("safe", { provider: ELSEWHERE })] : []),
  ];
}

/** lifeboat.yaml in between: what is written there is read back as it was. */
function throughText(external: External): External {
  const text = stringify({ plans: external.plans.map(planText), vaults: external.vaults.map(vaultText) });
  const problems: string[] = [];
  const { parse } = require("yaml") as typeof import("yaml");
  const read = externalOf(parse(text), () => ({ plain: { rto: null, rpo: null }, scenarios: {} }), problems);
  expect(problems).toEqual([]);
  return read;
}

function verdicts(resources: readonly EstateResource[], external: External) {
  const database = rdsInstance(
    "orders-db",
    {
      multiAz: true,
      maintenanceWindow: "sun:04:00-sun:04:30",
      tags: {
        "continuity:service": "orders",
        "continuity:rto": "4h",
        "continuity:rpo": "30h",
        "continuity:rto:region": "8h",
        "continuity:rpo:region": "40h",
        "continuity:rto:compromise": "8h",
        "continuity:rpo:compromise": "40h",
        "continuity:detection-window": "2d",
        backup: "daily",
        stage: "prod",
      },
    },
    { provider: IRELAND },
  );
  const assumptions = [vouched("backup-job-time", 1200), vouched("restore-time", 3600), vouched("copy-time", 600)];
  const assessment = assess(estate(database, ...resources), { ...DEFAULT_OPTIONS, asOf: AS_OF, external, assumptions });
  return {
    verdicts: assessment.verdicts[0]?.scenarios.map(({ scenario, verdict, reason, rto, rpo }) => [
      ...[scenario, verdict, reason, rto.lo, rto.hi, rpo.lo, rpo.hi],
      rpo.steps.map(({ label, detail, lo, hi }) => [label, detail, lo, hi]),
    ]),
    findings: assessment.findings
      .map(({ rule: id, scenario, level, message }) => [id, scenario, level, message])
      .sort(),
  };
}

/** Both judgements of one plan, once what is imported has gone through lifeboat.yaml. */
function bothWays(all: readonly Rule[], chosen: readonly Selection[], lock: Lock) {
  const external = imported(all, chosen, lock);
  expect(throughText(external)).toEqual(external);
  return { elsewhere: verdicts([], external), here: verdicts(programmed(all, chosen, lock), NOTHING_EXTERNAL) };
}

const NOTHING_STATED = {
  schedule: undefined,
  timezone: undefined,
  start: undefined,
  completion: undefined,
  continuous: undefined,
  vaultName: undefined,
  lifecycle: undefined,
  copies: [],
};
const EVERYTHING = { resources: [], notResources: [], tags: [], equals: [], like: [], notEquals: [], notLike: [] };
const OPEN = { locked: false, min: undefined, max: undefined, final: false };

test("a sound plan is sound either way, and one that leaves all to AWS Backup is not", () => {
  const kept = { lifecycle: { days: 35, cold: undefined } };
  const sound = {
    ...NOTHING_STATED,
    schedule: "cron(0 0/6 ? * * *)",
    start: 60,
    vaultName: "main",
    copies: [
      { to: vaultArn("eu-central-1", HOME, "unheard-of"), ...kept },
      { to: vaultArn("eu-west-1", OTHER, "main"), ...kept },
    ],
  };
  const summary = (rule: Rule) => {
    const { elsewhere, here } = bothWays([rule], [EVERYTHING], OPEN);
    expect(elsewhere).toEqual(here);
    return elsewhere.verdicts?.map(([scenario, verdict, reason]) => `${scenario} ${reason ?? verdict}`);
  };
  expect([summary(sound), summary(NOTHING_STATED)]).toEqual([
    ["instance meets", "zone meets", "region meets", "data meets", "compromise meets"],
    ["instance meets", "zone meets", "region violates", "data violates", "compromise violates"],
  ]);
});

test("any plan that is imported is judged as the same plan in the program", () => {
  fc.assert(
    fc.property(
      fc.array(rules, { minLength: 1, maxLength: 3 }),
      fc.array(selections, { minLength: 1, maxLength: 2 }),
      locks,
      (all, chosen, lock) => {
        const { elsewhere, here } = bothWays(all, chosen, lock);
        expect(elsewhere).toEqual(here);
      },
    ),
    { numRuns: 40 },
  );
});
