import { describe, expect, test } from "@jest/globals";
import { type BackupRule, rulesOf, sameRegion } from "../../../continuity/backup/plan";
import type { EstateProvider, EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { parseSchedule } from "../../../continuity/schedule";
import { FRANKFURT, indexOf, plan, provider, rdsInstance, resource, vault } from "../estate-builder";

const DAY = 86_400;
const MAIN = vault("main");
const FAR = vault("far", {}, { provider: FRANKFURT });
const AIR_GAPPED = "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault";

const known = <T>(value: T) => ({ kind: "known" as const, value });
const unknown = (because: string) => ({ kind: "unknown" as const, because });
const at = (expression: string, timezone = "Etc/UTC") =>
  known({ expression, timezone, parsed: parseSchedule({ expression, timezone }) });

function read(rules: Value, from: readonly EstateResource[] = [], vaults: readonly EstateResource[] = [MAIN, FAR]) {
  const nightly = plan("nightly", rules, { edges: { rules: from } });
  return { nightly, rules: rulesOf(nightly, indexOf(nightly, ...vaults)) };
}

function one(bag: Bag, ...rest: readonly (readonly EstateResource[])[]): BackupRule {
  const { rules } = read([bag], ...rest);
  if (rules.kind !== "known" || rules.value[0] === undefined) throw new Error("the rule should be known");
  return rules.value[0];
}

/** Points that never go cold. */
const WARM = { coldAfter: known(null), archive: known(false) };
const IN_MAIN = { name: "main", region: "eu-west-1", account: undefined, resource: MAIN };

describe("a rule", () => {
  test("with nothing but a vault has the defaults of the provider: 05:00 UTC, 60m, 180m, snapshots, kept for ever", () => {
    const { nightly, rules } = read([{ targetVaultName: "main" }]);
    expect(rules).toEqual(
      known([
        {
          plan: nightly,
          name: "1",
          schedule: at("cron(0 5 ? * * *)"),
          startWindow: known(3600),
          completionWindow: known(10_800),
          continuous: known(false),
          retention: known(null),
          ...WARM,
          vault: IN_MAIN,
          copies: { kind: "absent" },
          refusals: [],
        },
      ]),
    );
  });

  test("with everything stated", () => {
    const { nightly, rules } = read([
      {
        ruleName: "all",
        targetVaultName: "main",
        schedule: "cron(0 1 ? * * *)",
        scheduleExpressionTimezone: "Europe/Berlin",
        startWindow: 120,
        completionWindow: "240",
        enableContinuousBackup: false,
        lifecycle: { deleteAfter: "97", coldStorageAfter: 7, optInToArchiveForSupportedResources: true },
        copyActions: [],
      },
    ]);
    expect(rules).toEqual(
      known([
        {
          plan: nightly,
          name: "all",
          schedule: at("cron(0 1 ? * * *)", "Europe/Berlin"),
          startWindow: known(7200),
          completionWindow: known(14_400),
          continuous: known(false),
          retention: known(97 * DAY),
          coldAfter: known(7 * DAY),
          archive: known(true),
          vault: IN_MAIN,
          copies: known([]),
          refusals: [],
        },
      ]),
    );
  });

  test.each<[string, Bag, Partial<BackupRule>]>([
    ["a schedule that is computed", { schedule: UNKNOWN }, { schedule: unknown("schedule is not known at preview") }],
    [
      "a zone that is computed",
      { scheduleExpressionTimezone: UNKNOWN },
      { schedule: unknown("scheduleExpressionTimezone is not known at preview") },
    ],
    [
      "a start window that is computed",
      { startWindow: UNKNOWN },
      {
        startWindow: unknown("startWindow is not known at preview"),
      },
    ],
    [
      "a flag that is computed",
      { enableContinuousBackup: UNKNOWN, lifecycle: { deleteAfter: 7 } },
      {
        continuous: unknown("enableContinuousBackup is not known at preview"),
        retention: known(7 * DAY),
      },
    ],
    [
      "a lifecycle that says nothing of deletion",
      { lifecycle: { coldStorageAfter: 30 } },
      { retention: known(null), coldAfter: known(30 * DAY) },
    ],
    [
      "an age that is computed",
      { lifecycle: { deleteAfter: UNKNOWN } },
      {
        retention: unknown("deleteAfter is not known at preview"),
      },
    ],
    ["copies that are computed", { copyActions: UNKNOWN }, { copies: unknown("copyActions is not known at preview") }],
    [
      "a vault that nobody makes here",
      { targetVaultName: "Default" },
      {
        vault: { name: "Default", region: "eu-west-1", account: undefined, resource: undefined },
      },
    ],
    [
      "a vault of that name in another Region",
      { targetVaultName: "far" },
      {
        vault: { name: "far", region: "eu-west-1", account: undefined, resource: undefined },
      },
    ],
    [
      "a vault that is computed from nothing here",
      { targetVaultName: UNKNOWN },
      {
        vault: {
          name: "a vault not known at preview",
          region: "eu-west-1",
          account: undefined,
          resource: undefined,
          among: [],
        },
      },
    ],
  ])("with %s", (_name, bag, expected) => {
    const bare = one({ targetVaultName: "main" });
    const rule = one({ targetVaultName: "main", ...bag });
    expect(rule).toEqual({ ...bare, ...expected, plan: rule.plan });
  });

  test("with a schedule that cannot be read says why", () => {
    const rule = one({ targetVaultName: "main", schedule: "rate(1 hour)" });
    expect(rule.schedule).toEqual(unknown("its schedule cannot be read"));
    expect(rule.scheduleError).toBe(
      "expression is refused: AWS Backup takes cron only; use cron(minute hour day-of-month month day-of-week year)",
    );
  });

  test("with a vault that is computed from the one vault in its Region", () => {
    expect(one({ targetVaultName: UNKNOWN }, [MAIN, FAR]).vault).toEqual(IN_MAIN);
  });

  test("with a vault that is computed from two vaults in its Region", () => {
    const second = vault("second");
    expect(one({ targetVaultName: UNKNOWN }, [MAIN, second], [MAIN, second]).vault).toEqual({
      name: "a vault not known at preview",
      region: "eu-west-1",
      account: undefined,
      resource: undefined,
      among: [MAIN, second],
    });
  });

  test("with a vault of that name in another account", () => {
    const theirs = vault("main", {}, { provider: provider("eu-west-1", { allowedAccountIds: ["222222222222"] }) });
    expect(one({ targetVaultName: "main" }, [], [theirs]).vault.resource).toBeUndefined();
  });
});

describe("the air-gapped target of a rule", () => {
  const gapped = resource(AIR_GAPPED, "gapped", { name: "gapped" });
  const second = resource(AIR_GAPPED, "second", { name: "second" });
  const ARN = "arn:aws:backup:eu-west-1:111111111111:backup-vault:gapped";
  const place = { name: "gapped", region: "eu-west-1", account: undefined, resource: gapped };
  const copiesOf = (inputs: Bag, from: readonly EstateResource[]) =>
    one({ targetVaultName: "main", lifecycle: { deleteAfter: 35 }, ...inputs }, from, [MAIN, FAR, gapped, second])
      .copies;
  const kept = { retention: known(35 * DAY), ...WARM, primary: true };
  const target = (value: Value): Bag => ({ targetLogicallyAirGappedBackupVaultArn: value });
  test.each<[string, unknown, unknown]>([
    ["none", copiesOf({}, [gapped]), { kind: "absent" }],
    [
      "by known ARN",
      copiesOf(target(ARN), []),
      known([{ destination: known({ ...place, account: "111111111111", resource: undefined }), ...kept }]),
    ],
    [
      "the one air-gapped vault that the rules come from",
      copiesOf(target(UNKNOWN), [MAIN, gapped]),
      known([{ destination: known(place), ...kept }]),
    ],
    [
      "one of two",
      copiesOf(target(UNKNOWN), [gapped, second]),
      known([{ destination: unknown("targetLogicallyAirGappedBackupVaultArn is not known at preview"), ...kept }]),
    ],
    [
      "beside a copy, which goes to the vault that is left",
      copiesOf({ ...target(UNKNOWN), copyActions: [{ destinationVaultArn: UNKNOWN }] }, [MAIN, gapped, FAR]),
      known([
        {
          destination: known({ name: "far", region: "eu-central-1", account: undefined, resource: FAR }),
          retention: known(35 * DAY),
          ...WARM,
        },
        { destination: known(place), ...kept },
      ]),
    ],
    [
      "beside copies that are not known",
      copiesOf({ ...target(UNKNOWN), copyActions: UNKNOWN }, [gapped]),
      unknown("copyActions is not known at preview"),
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("a copy of a plan that is there", () => {
  const there = vault("far", {}, { outputs: { arn: "arn:aws:backup:eu-west-1:1:backup-vault:far" } });
  const rules = (account: string) => [
    {
      targetVaultName: "main",
      copyActions: [{ destinationVaultArn: `arn:aws:backup:eu-west-1:${account}:backup-vault:far` }],
    },
  ];
  const destinations = (account: string, by?: EstateProvider) => {
    const outputs = { arn: "arn:aws:backup:eu-west-1:1:backup-plan:2" };
    const nightly = plan("nightly", rules(account), { outputs, ...(by ? { provider: by } : {}) });
    const read = rulesOf(nightly, indexOf(nightly, MAIN, there));
    if (read.kind !== "known") throw new Error("the rules should be known");
    return read.value.flatMap(({ copies }) =>
      copies.kind === "known" ? copies.value.map(({ destination }) => destination) : [],
    );
  };
  const OURS = provider("eu-west-1", { allowedAccountIds: ["1"] }, "ours");

  test.each<[string, unknown, string | undefined, EstateResource | undefined]>([
    ["goes to its own account, which no provider tells", destinations("1"), undefined, there],
    ["goes to its own account, which its provider tells", destinations("1", OURS), "1", there],
    ["goes to another account", destinations("2"), "2", undefined],
  ])("%s", (_name, actual, account, one_) => {
    expect(actual).toEqual([known({ name: "far", region: "eu-west-1", account, resource: one_ })]);
  });
});

describe("rules that are not known", () => {
  test.each<[string, Value, unknown]>([
    ["none", null, known([])],
    ["all computed", UNKNOWN, unknown("rules of nightly is computed and not known at preview")],
    [
      "one of them computed",
      [{ targetVaultName: "main" }, UNKNOWN],
      unknown("rules of nightly are not known at preview"),
    ],
    ["no objects", ["daily"], unknown("rules of nightly are not known at preview")],
  ])("%s", (_name, rules, expected) => {
    expect(read(rules).rules).toEqual(expected);
  });
});

describe("a copy", () => {
  const FAR_ARN = "arn:aws:backup:eu-central-1:222222222222:backup-vault:far";
  const copies = (
    actions: Value,
    from: readonly EstateResource[] = [],
    vaults: readonly EstateResource[] = [MAIN, FAR],
  ) => one({ targetVaultName: "main", lifecycle: { deleteAfter: 35 }, copyActions: actions }, from, vaults).copies;
  const to = (name: string, region: string, account: string | undefined, one_: EstateResource | undefined) =>
    known({ name, region, account, resource: one_ });
  const kept = known(35 * DAY);
  const WHICH = unknown(
    "which vault a copy of nightly goes to is not known at preview (one plan a destination makes it known)",
  );
  const inAccount = (account: string) => provider("eu-central-1", { allowedAccountIds: [account] }, `in-${account}`);
  const ours = vault("far", {}, { provider: inAccount("222222222222") });
  const theirs = vault("far", {}, { provider: inAccount("333333333333") });
  const existing = vault("old", {}, { outputs: { arn: "arn:aws:backup:eu-west-1:1:backup-vault:old" } });
  const gapped = resource(AIR_GAPPED, "gapped", { name: "gapped" });

  test.each<[string, unknown, unknown]>([
    [
      "by known ARN, outside this program, kept as long as the source",
      copies([{ destinationVaultArn: FAR_ARN }]),
      known([{ destination: to("far", "eu-central-1", "222222222222", undefined), retention: kept, ...WARM }]),
    ],
    [
      "by known ARN, to a vault here in the same account",
      copies([{ destinationVaultArn: FAR_ARN }], [], [MAIN, theirs, ours]),
      known([{ destination: to("far", "eu-central-1", "222222222222", ours), retention: kept, ...WARM }]),
    ],
    [
      "by the ARN that the provider tells",
      copies([{ destinationVaultArn: "arn:aws:backup:eu-west-1:1:backup-vault:old" }], [], [MAIN, existing]),
      known([{ destination: to("old", "eu-west-1", "1", existing), retention: kept, ...WARM }]),
    ],
    [
      "with a lifecycle of its own",
      copies([{ destinationVaultArn: FAR_ARN, lifecycle: { deleteAfter: 90 } }]),
      known([
        { destination: to("far", "eu-central-1", "222222222222", undefined), retention: known(90 * DAY), ...WARM },
      ]),
    ],
    [
      "that is to be kept for ever still expires with its source",
      copies([{ destinationVaultArn: FAR_ARN, lifecycle: {} }]),
      known([{ destination: to("far", "eu-central-1", "222222222222", undefined), retention: kept, ...WARM }]),
    ],
    [
      "to the one vault that the rules come from and that is no target",
      copies([{ destinationVaultArn: UNKNOWN }], [MAIN, FAR]),
      known([{ destination: to("far", "eu-central-1", undefined, FAR), retention: kept, ...WARM }]),
    ],
    [
      "to a vault whose account is known",
      copies([{ destinationVaultArn: UNKNOWN }], [MAIN, ours], [MAIN, ours]),
      known([{ destination: to("far", "eu-central-1", "222222222222", ours), retention: kept, ...WARM }]),
    ],
    [
      "never to the vault whose ARN is known",
      copies([{ destinationVaultArn: UNKNOWN }], [existing, FAR], [MAIN, existing, FAR]),
      known([{ destination: to("far", "eu-central-1", undefined, FAR), retention: kept, ...WARM }]),
    ],
    [
      "with two vaults to choose from",
      copies([{ destinationVaultArn: UNKNOWN }], [FAR, vault("third")], [MAIN, FAR, vault("third")]),
      known([{ destination: WHICH, retention: kept, ...WARM }]),
    ],
    [
      "with a vault and an air-gapped one to choose from",
      copies([{ destinationVaultArn: UNKNOWN }], [FAR, gapped], [MAIN, FAR, gapped]),
      known([{ destination: WHICH, retention: kept, ...WARM }]),
    ],
    [
      "to an air-gapped vault",
      copies([{ destinationVaultArn: UNKNOWN }], [MAIN, gapped], [MAIN, gapped]),
      known([{ destination: to("gapped", "eu-west-1", undefined, gapped), retention: kept, ...WARM }]),
    ],
    [
      "with none to choose from",
      copies([{ destinationVaultArn: UNKNOWN }], [MAIN]),
      known([{ destination: WHICH, retention: kept, ...WARM }]),
    ],
    [
      "without a destination",
      copies([{}]),
      known([{ destination: unknown("a copy of nightly names no destination"), retention: kept, ...WARM }]),
    ],
    [
      "to what is no ARN",
      copies([{ destinationVaultArn: "far" }]),
      known([{ destination: unknown("a copy destination of nightly is not an ARN"), retention: kept, ...WARM }]),
    ],
    [
      "that is computed",
      copies([UNKNOWN]),
      known([{ destination: unknown("copyActions of nightly are not known at preview"), retention: kept, ...WARM }]),
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

test.each<[string, EstateResource, EstateResource, boolean]>([
  ["by name", MAIN, vault("x", {}, { provider: provider("eu-west-1", {}, "other") }), true],
  ["not by name", MAIN, FAR, false],
  ["one not known", MAIN, vault("x", { region: UNKNOWN }), false],
  [
    "neither known, one provider",
    vault("x", {}, { provider: provider(undefined) }),
    vault("y", {}, { provider: provider(UNKNOWN) }),
    true,
  ],
  [
    "neither known, two providers",
    vault("x", {}, { provider: provider(undefined) }),
    vault("y", {}, { provider: provider(undefined, {}, "other") }),
    false,
  ],
  [
    "neither known, one computed",
    vault("x", { region: UNKNOWN }, { provider: provider(undefined) }),
    rdsInstance("y", {}, { provider: provider(undefined) }),
    false,
  ],
])("in one Region: %s", (_name, a, b, expected) => {
  expect([sameRegion(a, b), sameRegion(b, a)]).toEqual([expected, expected]);
});
