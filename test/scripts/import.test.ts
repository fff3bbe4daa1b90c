import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { importCommand } from "../../scripts/import";
import { temporaryDirectory } from "../workspace/directory";
import { type Account, BackupServer } from "./import/backup-server";

const NOW = Date.parse("2026-11-22T18:00:00Z");
const directory = temporaryDirectory();

/** Runs the sub-command: what it printed, or the error that it ended with. */
async function lifeboatImport(...args: readonly string[]) {
  let [out, err] = ["", ""];
  const io = {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
    now: () => NOW,
  };
  const command = importCommand(io).exitOverride();
  for (const one of command.commands) one.configureOutput({ writeErr: () => undefined });
  const error = await command.parseAsync(["backup", ...args], { from: "user" }).then(
    () => undefined,
    (thrown: Error) => directory.plain(`${thrown.name}: ${thrown.message}`),
  );
  return { out, err: directory.plain(err), error };
}

const ID = "8f81f553-3a74-4a3f-b93d-b3360dc80c50";
const ARN = "arn:aws:backup:eu-central-1:111111111111";

const PLAN = {
  BackupPlan: {
    BackupPlanName: "company-daily",
    Rules: [
      {
        RuleName: "daily",
        TargetBackupVaultName: "central",
        ScheduleExpression: "cron(0 3 ? * * *)",
        ScheduleExpressionTimezone: "Europe/Zurich",
        StartWindowMinutes: 480,
        CompletionWindowMinutes: 10_080,
        Lifecycle: { DeleteAfterDays: 35 },
        RecoveryPointTags: { origin: "policy" },
        RuleId: "0a1b2c3d",
        CopyActions: [
          {
            Lifecycle: { DeleteAfterDays: 90 },
            DestinationBackupVaultArn: "arn:aws:backup:eu-west-1:222222222222:backup-vault:safe",
          },
        ],
        EnableContinuousBackup: false,
      },
    ],
  },
  BackupPlanId: ID,
  BackupPlanArn: `${ARN}:backup-plan:${ID}`,
  VersionId: "NjAx",
  CreationDate: 1_763_000_000,
};

const SELECTION = {
  BackupSelection: {
    SelectionName: "tagged",
    IamRoleArn: "arn:aws:iam::111111111111:role/backup",
    Resources: [],
    ListOfTags: [{ ConditionType: "STRINGEQUALS", ConditionKey: "backup", ConditionValue: "daily" }],
    NotResources: [],
    Conditions: { StringEquals: [], StringNotEquals: [], StringLike: [], StringNotLike: [] },
  },
  SelectionId: "s-1",
  BackupPlanId: ID,
};

const VAULT = {
  BackupVaultName: "central",
  BackupVaultArn: `${ARN}:backup-vault:central`,
  VaultType: "BACKUP_VAULT",
  EncryptionKeyArn: "arn:aws:kms:eu-central-1:111111111111:key/1",
  CreationDate: 1_763_000_000,
  NumberOfRecoveryPoints: 3,
  Locked: true,
  MinRetentionDays: 7,
  MaxRetentionDays: 365,
  LockDate: 1_763_100_000,
};

describe("from an account", () => {
  const account: Account = {
    plans: [
      { id: ID, answer: PLAN, selections: [{ id: "s-1", answer: SELECTION }] },
      {
        id: "other",
        answer: {
          BackupPlan: { ...PLAN.BackupPlan, Rules: [] },
          BackupPlanId: "other",
          BackupPlanArn: `${ARN}:backup-plan:other`,
        },
        selections: [],
      },
    ],
    vaults: [
      VAULT,
      { BackupVaultName: "Default", BackupVaultArn: `${ARN}:backup-vault:Default`, VaultType: "BACKUP_VAULT" },
      { BackupVaultName: "window", VaultType: "RESTORE_ACCESS_BACKUP_VAULT" },
    ],
    optIn: { RDS: true, Aurora: true, EBS: false, "SAP HANA on Amazon EC2": true },
  };
  let server: BackupServer;
  let endpoint: string;
  const environment = { ...process.env };

  beforeEach(async () => {
    server = new BackupServer(account);
    endpoint = await server.start();
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "hunter2",
      AWS_MAX_ATTEMPTS: "1",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: directory.path("none"),
      AWS_SHARED_CREDENTIALS_FILE: directory.path("none"),
    });
    delete process.env.AWS_REGION;
    delete process.env.AWS_PROFILE;
  });
  afterEach(async () => {
    process.env = { ...environment };
    await server.stop();
  });

  test("everything, page by page", async () => {
    const { out, err, error } = await lifeboatImport("--region", "eu-central-1", "--endpoint", endpoint);
    expect({ error, requests: server.requests }).toEqual({
      error: undefined,
      requests: [
        "GET /backup/plans",
        "GET /backup/plans after 1",
        `GET /backup/plans/${ID}`,
        `GET /backup/plans/${ID}/selections`,
        `GET /backup/plans/${ID}/selections/s-1`,
        "GET /backup/plans/other",
        "GET /backup/plans/other/selections",
        "GET /backup-vaults",
        "GET /backup-vaults after 1",
        "GET /backup-vaults after 2",
        "GET /backup-vaults/central",
        "GET /backup-vaults/Default",
        "GET /account-settings",
      ],
    });
    expect(err).toMatchInlineSnapshot(`
"note: rule daily: RecoveryPointTags cannot be expressed and is left out
note: vault window only gives access to the points of another and is left out
note: several plans are called company-daily; one is written as company-daily (other)
note: plan company-daily (other) has no selection, so it covers nothing
note: copies go to vault safe in eu-west-1 of account 222222222222; import it from there too, so that its lock and key are known
note: the plans are of account 111111111111; if this program is deployed there, and its provider has no allowedAccountIds, say so with --deployed
2 plans and 2 vaults, to be confirmed by 2027-02-20
"
`);
    expect(out).toMatchInlineSnapshot(`
"external:
  plans:
    - name: company-daily
      region: eu-central-1
      account: "111111111111"
      owner: aws account 111111111111
      reason: AWS Backup of account 111111111111 in eu-central-1
      until: 2027-02-20
      rules:
        - name: daily
          schedule: cron(0 3 ? * * *)
          timezone: Europe/Zurich
          startWindow: 8h
          completionWindow: 7d
          continuous: false
          vault: central
          keep: 35d
          copies:
            - to: arn:aws:backup:eu-west-1:222222222222:backup-vault:safe
              keep: 90d
      selections:
        - name: tagged
          tags:
            - key: backup
              value: daily
    - name: company-daily (other)
      region: eu-central-1
      account: "111111111111"
      owner: aws account 111111111111
      reason: AWS Backup of account 111111111111 in eu-central-1
      until: 2027-02-20
      rules: []
      selections: []
  vaults:
    - name: central
      region: eu-central-1
      account: "111111111111"
      owner: aws account 111111111111
      reason: AWS Backup of account 111111111111 in eu-central-1
      until: 2027-02-20
      lock:
        mode: compliance
        min: 7d
        max: 365d
      key: arn:aws:kms:eu-central-1:111111111111:key/1
    - name: Default
      region: eu-central-1
      account: "111111111111"
      owner: aws account 111111111111
      reason: AWS Backup of account 111111111111 in eu-central-1
      until: 2027-02-20
      key: alias/aws/backup
assumptions:
  - what: opt-in
    for: type:aws:ebs/volume:Volume
    value: false
    owner: aws account 111111111111
    reason: AWS Backup of account 111111111111 in eu-central-1
    until: 2027-02-20
  - what: opt-in
    for: type:aws:rds/cluster:Cluster
    value: true
    owner: aws account 111111111111
    reason: AWS Backup of account 111111111111 in eu-central-1
    until: 2027-02-20
  - what: opt-in
    for: type:aws:rds/instance:Instance
    value: true
    owner: aws account 111111111111
    reason: AWS Backup of account 111111111111 in eu-central-1
    until: 2027-02-20
"
`);
  });
});
