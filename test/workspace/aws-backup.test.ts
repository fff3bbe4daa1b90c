import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { AwsBackupError, planOfAws, selectionOfAws, vaultOfAws } from "../../workspace/aws-backup";

const NOW = Date.UTC(2026, 10, 22) / 1000;
const MINUTE = 60;
const DAY = 86_400;

/** As `aws backup get-backup-plan` prints it. */
const PLAN = {
  BackupPlan: {
    BackupPlanName: "company-daily",
    Rules: [
      {
        RuleName: "daily",
        TargetBackupVaultName: "central",
        TargetLogicallyAirGappedBackupVaultArn: "arn:aws:backup:eu-central-1:111111111111:backup-vault:gap",
        ScheduleExpression: "cron(0 3 ? * * *)",
        ScheduleExpressionTimezone: "Europe/Zurich",
        StartWindowMinutes: 480,
        CompletionWindowMinutes: 10_080,
        Lifecycle: {
          MoveToColdStorageAfterDays: 30,
          DeleteAfterDays: 120,
          OptInToArchiveForSupportedResources: false,
        },
        RecoveryPointTags: {},
        RuleId: "0a1b2c3d",
        CopyActions: [
          {
            Lifecycle: { DeleteAfterDays: 90 },
            DestinationBackupVaultArn: "arn:aws:backup:eu-west-1:222222222222:backup-vault:safe",
          },
          { DestinationBackupVaultArn: "arn:aws:backup:eu-west-1:222222222222:backup-vault:near" },
          {
            Lifecycle: { MoveToColdStorageAfterDays: 7 },
            DestinationBackupVaultArn: "arn:aws:backup:eu-west-1:222222222222:backup-vault:ever",
          },
        ],
        EnableContinuousBackup: true,
      },
      { RuleName: "plain", TargetBackupVaultName: "Default" },
    ],
  },
  BackupPlanId: "8f81f553-3a74-4a3f-b93d-b3360dc80c50",
  BackupPlanArn: "arn:aws:backup:eu-central-1:111111111111:backup-plan:8f81f553-3a74-4a3f-b93d-b3360dc80c50",
  VersionId: "NjAx",
  CreationDate: "2026-03-01T10:00:00.123000+01:00",
  LastExecutionDate: 1_763_000_000.5,
};

const ruled = (more: object) => ({
  ...PLAN,
  BackupPlan: { BackupPlanName: "p", Rules: [{ RuleName: "r", TargetBackupVaultName: "v", ...more }] },
});

describe("a plan", () => {
  test("in full", () => {
    expect(planOfAws(PLAN)).toEqual({
      id: "8f81f553-3a74-4a3f-b93d-b3360dc80c50",
      region: "eu-central-1",
      account: "111111111111",
      plan: {
        name: "company-daily",
        rules: [
          {
            name: "daily",
            schedule: "cron(0 3 ? * * *)",
            timezone: "Europe/Zurich",
            startWindow: 480 * MINUTE,
            completionWindow: 7 * DAY,
            continuous: true,
            vault: "central",
            airGappedVault: "arn:aws:backup:eu-central-1:111111111111:backup-vault:gap",
            keep: 120 * DAY,
            coldAfter: 30 * DAY,
            archive: false,
            copies: [
              { to: "arn:aws:backup:eu-west-1:222222222222:backup-vault:safe", keep: 90 * DAY },
              { to: "arn:aws:backup:eu-west-1:222222222222:backup-vault:near" },
              { to: "arn:aws:backup:eu-west-1:222222222222:backup-vault:ever", keep: null, coldAfter: 7 * DAY },
            ],
          },
          { name: "plain", vault: "Default", copies: [] },
        ],
        selections: [],
      },
      notes: [],
    });
  });

  test("what cannot be expressed is noted, once each, without values", () => {
    const answer = {
      ...ruled({
        RecoveryPointTags: { secret: "hunter2" },
        IndexActions: [{ ResourceTypes: ["S3"] }],
        Lifecycle: { DeleteAfterDays: 30, DeleteAfterEvent: "DELETE_AFTER_COPY", Later: true },
        CopyActions: [{ DestinationBackupVaultArn: "arn:aws:backup:eu-west-1:2:backup-vault:v", Speed: "fast" }],
      }),
      AdvancedBackupSettings: [{ ResourceType: "EC2", BackupOptions: { WindowsVSS: "enabled" } }],
    };
    const { plan, notes } = planOfAws(answer);
    expect(plan.rules[0]?.keep).toBe(DAY);
    expect(notes).toEqual([
      "a copy of rule r: Speed cannot be expressed and is left out",
      "rule r: RecoveryPointTags cannot be expressed and is left out",
      "rule r: IndexActions cannot be expressed and is left out",
      "rule r: Later cannot be expressed and is left out",
      "rule r: points that are deleted once they are copied count as kept for a day",
      "plan p: AdvancedBackupSettings cannot be expressed and is left out",
    ]);
  });

  test("days that AWS writes for never", () => {
    const { plan } = planOfAws(ruled({ Lifecycle: { DeleteAfterDays: -1, MoveToColdStorageAfterDays: 0 } }));
    expect(plan.rules).toEqual([{ name: "r", vault: "v", copies: [] }]);
  });

  test.each([
    ["nothing", undefined, "the plan is missing, or not an object"],
    ["a list", [], "the plan is missing, or not an object"],
    ["a selection", { BackupSelection: {} }, "BackupPlan is missing, or not an object"],
    ["no name", { BackupPlan: { Rules: [] } }, "BackupPlanName is missing, or not a text"],
    ["no rules", { BackupPlan: { BackupPlanName: "p" } }, "Rules is missing, or not a list"],
    [
      "a rule that is a text",
      { BackupPlan: { BackupPlanName: "p", Rules: ["r"] } },
      "Rules.0 is missing, or not an object",
    ],
    [
      "a window in words",
      ruled({ StartWindowMinutes: "60" }),
      "Rules.0.StartWindowMinutes is not a whole number from 0",
    ],
    [
      "a part of a minute",
      ruled({ CompletionWindowMinutes: 0.5 }),
      "Rules.0.CompletionWindowMinutes is not a whole number from 0",
    ],
    [
      "a switch in words",
      ruled({ EnableContinuousBackup: "yes" }),
      "Rules.0.EnableContinuousBackup is not true or false",
    ],
    [
      "a copy to nowhere",
      ruled({ CopyActions: [{}] }),
      "Rules.0.CopyActions.0.DestinationBackupVaultArn is missing, or not a text",
    ],
    [
      "a copy to a name",
      ruled({ CopyActions: [{ DestinationBackupVaultArn: "safe" }] }),
      "Rules.0.CopyActions.0.DestinationBackupVaultArn is not an ARN",
    ],
  ])("is not %s", (_, answer, problem) => {
    expect(() => planOfAws(answer)).toThrow(new AwsBackupError(problem));
  });
});

describe("a selection", () => {
  const selected = (more: object) => ({ BackupSelection: { SelectionName: "s", IamRoleArn: "arn:x", ...more } });

  test("in full", () => {
    const answer = {
      ...selected({
        Resources: ["arn:aws:rds:*:*:db:*"],
        NotResources: ["arn:aws:rds:*:*:db:scratch"],
        ListOfTags: [{ ConditionType: "STRINGEQUALS", ConditionKey: "backup", ConditionValue: "daily" }],
        Conditions: {
          StringEquals: [{ ConditionKey: "aws:ResourceTag/stage", ConditionValue: "prod" }],
          StringLike: [{ ConditionKey: "aws:ResourceTag/team", ConditionValue: "shop-*" }],
          StringNotEquals: [{ ConditionKey: "aws:ResourceTag/a", ConditionValue: "" }],
          StringNotLike: [],
        },
      }),
      SelectionId: "1",
      BackupPlanId: "8f81f553",
    };
    expect(selectionOfAws(answer)).toEqual({
      planId: "8f81f553",
      selection: {
        name: "s",
        resources: ["arn:aws:rds:*:*:db:*"],
        notResources: ["arn:aws:rds:*:*:db:scratch"],
        tags: [{ key: "backup", value: "daily" }],
        conditions: {
          stringEquals: [{ key: "aws:ResourceTag/stage", value: "prod" }],
          stringLike: [{ key: "aws:ResourceTag/team", value: "shop-*" }],
          stringNotEquals: [{ key: "aws:ResourceTag/a", value: "" }],
        },
      },
      notes: [],
    });
  });

  test("of nothing, with something new", () => {
    expect(selectionOfAws(selected({ Zone: "a" }))).toEqual({
      planId: undefined,
      selection: { name: "s", resources: [], notResources: [], tags: [], conditions: {} },
      notes: ["selection s: Zone cannot be expressed and is left out"],
    });
  });

  test.each([
    ["a plan", PLAN, "BackupSelection is missing, or not an object"],
    ["resources in words", selected({ Resources: "*" }), "Resources is missing, or not a list"],
    ["resources by number", selected({ Resources: [1] }), "Resources.0 is missing, or not a text"],
    [
      "another comparison of tags",
      selected({ ListOfTags: [{ ConditionType: "STRINGLIKE", ConditionKey: "a", ConditionValue: "b" }] }),
      "ListOfTags.0.ConditionType is not STRINGEQUALS",
    ],
    [
      "a condition that nobody knows, which would select more if it were left out",
      selected({ Conditions: { NumericEquals: [] } }),
      "Conditions has an operator that is not known",
    ],
    [
      "a condition on nothing",
      selected({ Conditions: { StringLike: [{ ConditionValue: "x" }] } }),
      "Conditions.StringLike.0.ConditionKey is missing, or not a text",
    ],
  ])("is not %s", (_, answer, problem) => {
    expect(() => selectionOfAws(answer)).toThrow(new AwsBackupError(problem));
  });
});

describe("a vault", () => {
  const arn = "arn:aws:backup:eu-west-1:222222222222:backup-vault:safe";
  const described = (more: object = {}) => ({
    BackupVaultName: "safe",
    BackupVaultArn: arn,
    VaultType: "BACKUP_VAULT",
    CreationDate: "2026-01-01T00:00:00Z",
    NumberOfRecoveryPoints: 12,
    ...more,
  });
  const place = { region: "eu-west-1", account: "222222222222" };
  const lock = { Locked: true, MinRetentionDays: 7, MaxRetentionDays: 90 };
  const key = "arn:aws:kms:eu-west-1:222222222222:key/1";
  const bounds = { min: 7 * DAY, max: 90 * DAY };

  test.each([
    ["open", described({ Locked: false }), { name: "safe", airGapped: false }],
    ["with a key", described({ EncryptionKeyArn: key }), { name: "safe", airGapped: false, key }],
    [
      "the default one, whose key is AWS Backup's",
      described({ BackupVaultName: "Default", EncryptionKeyArn: key }),
      { name: "Default", airGapped: false, key: "alias/aws/backup" },
    ],
    [
      "in governance mode",
      described(lock),
      { name: "safe", airGapped: false, lock: { mode: "governance", ...bounds } },
    ],
    [
      "locked without bounds",
      described({ Locked: true }),
      { name: "safe", airGapped: false, lock: { mode: "governance" } },
    ],
    [
      "in compliance mode, for good",
      described({ ...lock, LockDate: "2026-11-01T00:00:00Z" }),
      { name: "safe", airGapped: false, lock: { mode: "compliance", ...bounds } },
    ],
    [
      "in compliance mode, as the SDK says it: two days and a bit are left",
      described({ ...lock, LockDate: new Date((NOW + 2 * DAY + 60) * 1000) }),
      { name: "safe", airGapped: false, lock: { mode: "compliance", ...bounds, grace: 3 * DAY } },
    ],
    [
      "in compliance mode, in seconds since 1970",
      described({ ...lock, LockDate: NOW + DAY }),
      { name: "safe", airGapped: false, lock: { mode: "compliance", ...bounds, grace: DAY } },
    ],
    [
      "air-gapped",
      described({
        ...lock,
        VaultType: "LOGICALLY_AIR_GAPPED_BACKUP_VAULT",
        EncryptionKeyArn: key,
        EncryptionKeyType: "AWS_OWNED_KMS_KEY",
      }),
      { name: "safe", airGapped: true, lock: { mode: "compliance", ...bounds }, key: "alias/aws/backup" },
    ],
  ])("%s", (_, answer, vault) => {
    expect(vaultOfAws(answer, NOW)).toEqual({ ...place, vault, notes: [] });
  });

  test("with something new", () => {
    expect(vaultOfAws(described({ MpaApprovalTeamArn: "arn:x" }), NOW).notes).toEqual([
      "vault safe: MpaApprovalTeamArn cannot be expressed and is left out",
    ]);
  });

  test.each([
    ["a plan", PLAN, "BackupVaultName is missing, or not a text"],
    ["locked on a day that is none", described({ Locked: true, LockDate: "soon" }), "LockDate is not an instant"],
    ["locked in words", described({ Locked: "yes" }), "Locked is not true or false"],
    [
      "a window on another vault",
      described({ VaultType: "RESTORE_ACCESS_BACKUP_VAULT" }),
      "vault safe only gives access to the points of another",
    ],
  ])("is not %s", (_, answer, problem) => {
    expect(() => vaultOfAws(answer, NOW)).toThrow(new AwsBackupError(problem));
  });
});

test("anything at all is read or refused, and no value is repeated", () => {
  const secret = fc.constantFrom("hunter2", ["hunter2"], { hunter2: "hunter2" }, 7, null, true);
  const keys = [
    "BackupPlan",
    "BackupPlanName",
    "Rules",
    "RuleName",
    "Lifecycle",
    "CopyActions",
    "ListOfTags",
    "Conditions",
  ];
  const { answer } = fc.letrec((tie) => ({
    answer: fc.oneof(
      { maxDepth: 6 },
      secret,
      fc.array(tie("answer"), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom(...keys, "BackupSelection", "SelectionName"), tie("answer"), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(answer, (value) => {
      for (const read of [planOfAws, selectionOfAws, (one: unknown) => vaultOfAws(one, NOW)]) {
        try {
          read(value);
        } catch (error) {
          expect(error).toBeInstanceOf(AwsBackupError);
          expect((error as Error).message).not.toContain("hunter2");
        }
      }
    }),
  );
});
