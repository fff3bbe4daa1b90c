import { execFile } from "node:child_process";
import { lstatSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { importCommand } from "../../scripts/import";
import { readSettings } from "../../workspace/settings";
import { temporaryDirectory } from "../workspace/directory";
import { type Account, BackupServer, type Failure } from "./import/backup-server";

/** As it ships: compiled. */
const COMMAND = join(__dirname, "..", "..", "dist", "scripts", "lifeboat.js");

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

  test("the plans of the account that the program is deployed to, for an owner, a reason and a day", async () => {
    const { out, err, error } = await lifeboatImport(
      ...["--region", "eu-central-1", "--endpoint", endpoint, "--deployed"],
      ...["--owner", "team-platform", "--reason", "backup review", "--until", "2027-10-31"],
    );
    const { external, assumptions } = parse(out) as { external: Record<string, unknown>; assumptions: unknown[] };
    const voucher = { owner: "team-platform", reason: "backup review", until: "2027-10-31" };
    expect([error, external.accounts]).toEqual([
      undefined,
      { "aws-111111111111": { id: "111111111111", deployed: true, ...voucher } },
    ]);
    const entries = [...(external.plans as object[]), ...(external.vaults as object[]), ...assumptions];
    expect(entries).toEqual(entries.map(() => expect.objectContaining(voucher)));
    expect(err).not.toContain("--deployed");
  });

  const failures: readonly [string, string, Failure, string][] = [
    [
      "no permission",
      `GET /backup/plans/${ID}`,
      { status: 403, error: "AccessDeniedException" },
      "no permission for backup:GetBackupPlan; give the role that reads it this permission",
    ],
    [
      "no permission for what comes last",
      "GET /account-settings",
      { status: 403, error: "AccessDeniedException" },
      "no permission for backup:DescribeRegionSettings; give the role that reads it this permission",
    ],
    [
      "credentials of yesterday",
      "GET /backup/plans",
      { status: 403, error: "ExpiredTokenException" },
      "AWS refused the credentials (ListBackupPlans: ExpiredTokenException); sign in again",
    ],
    [
      "credentials of nobody",
      "GET /backup/plans",
      { status: 403, error: "UnrecognizedClientException" },
      "AWS refused the credentials (ListBackupPlans: UnrecognizedClientException); sign in again",
    ],
    [
      "throttled",
      "GET /backup-vaults",
      { status: 429, error: "ThrottlingException" },
      "AWS Backup throttled ListBackupVaults again and again; try later",
    ],
    [
      "a fault of AWS",
      "GET /backup-vaults/central",
      { status: 503, error: "ServiceUnavailableException" },
      "AWS Backup failed (DescribeBackupVault: ServiceUnavailableException, HTTP 503); try again",
    ],
    [
      "a plan that has just been deleted",
      "GET /backup/plans/other",
      { status: 400, error: "ResourceNotFoundException" },
      "AWS Backup failed (GetBackupPlan: ResourceNotFoundException, HTTP 400); try again",
    ],
  ];
  test.each(failures)(
    "%s: one line without what AWS says, and nothing is printed",
    async (_, call, failure, message) => {
      server.failures.set(call, failure);
      expect(await lifeboatImport("--region", "eu-central-1", "--endpoint", endpoint)).toEqual({
        out: "",
        err: "",
        error: `UsageError: ${message}`,
      });
    },
  );

  test("nobody listens, and a call is cut off, as people run it", async () => {
    const command = async (url: string) => {
      const args = [COMMAND, "import", "backup", "--region", "eu-central-1", "--endpoint", url];
      const { env } = process;
      return new Promise((done) => {
        execFile(process.execPath, args, { env }, (error, out, err) => done([error?.code, out, err]));
      });
    };
    server.failures.set(`GET /backup/plans/${ID}/selections`, { status: 0 });
    const cannot = (what: string) =>
      `error: AWS Backup cannot be reached (${what}); is the Region or --endpoint right?\n`;
    expect(await command(endpoint)).toEqual([2, "", cannot("ListBackupSelections: ECONNRESET")]);
    await server.stop();
    expect(await command(endpoint)).toEqual([2, "", cannot("ListBackupPlans: ECONNREFUSED")]);
    await server.start();
  });

  test("no credentials", async () => {
    delete process.env.AWS_ACCESS_KEY_ID;
    const { error } = await lifeboatImport("--region", "eu-central-1", "--endpoint", endpoint);
    expect(error).toBe(
      "UsageError: no AWS credentials were found; set AWS_PROFILE or give --profile, or sign in again",
    );
  });

  test("no such profile", async () => {
    delete process.env.AWS_ACCESS_KEY_ID;
    delete process.env.AWS_SECRET_ACCESS_KEY;
    const { error } = await lifeboatImport("--region", "eu-central-1", "--endpoint", endpoint, "--profile", "nobody");
    expect(error).toBe(
      "UsageError: no AWS credentials were found; set AWS_PROFILE or give --profile, or sign in again",
    );
  });

  test("no Region", async () => {
    expect((await lifeboatImport("--endpoint", endpoint)).error).toBe(
      "UsageError: no Region is set; give --region, or set AWS_REGION",
    );
  });
});

describe("from files", () => {
  const save = (name: string, answer: unknown) => directory.write(name, JSON.stringify(answer));
  const saved = () => ["--plan", save("plan.json", PLAN), "--selection", save("selection.json", SELECTION)];

  test("a plan, its selection and a vault, as from the account", async () => {
    const { out, err, error } = await lifeboatImport(...saved(), "--vault", save("vault.json", VAULT));
    expect([error, err, out]).toMatchInlineSnapshot(`
[
  undefined,
  "note: rule daily: RecoveryPointTags cannot be expressed and is left out
note: copies go to vault safe in eu-west-1 of account 222222222222; import it from there too, so that its lock and key are known
note: the plans are of account 111111111111; if this program is deployed there, and its provider has no allowedAccountIds, say so with --deployed
1 plan and 1 vault, to be confirmed by 2027-02-20
",
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
",
]
`);
  });

  test("a plan that tells neither Region nor account", async () => {
    const plan = save("plan.json", { ...PLAN, BackupPlanArn: undefined });
    const { out, error } = await lifeboatImport("--plan", plan, "--region", "eu-west-3", "--owner", "team-platform");
    expect([error, (parse(out) as { external: { plans: object[] } }).external.plans]).toEqual([
      undefined,
      [
        expect.objectContaining({
          name: "company-daily",
          region: "eu-west-3",
          owner: "team-platform",
          reason: "AWS Backup in eu-west-3",
        }),
      ],
    ]);
  });

  const rows: readonly [string, () => readonly string[], string][] = [
    ["no such file", () => ["--plan", directory.path("none.json")], "./none.json: cannot be read; is the path right?"],
    ["no JSON", () => ["--plan", directory.write("plan.json", "hunter2")], "./plan.json: is not JSON"],
    [
      "something else",
      () => ["--plan", save("plan.json", SELECTION)],
      "./plan.json: BackupPlan is missing, or not an object",
    ],
    [
      "a plan as a vault",
      () => ["--vault", save("vault.json", PLAN)],
      "./vault.json: BackupVaultName is missing, or not a text",
    ],
    [
      "a selection of another plan",
      () => [...saved(), "--selection", save("other.json", { ...SELECTION, BackupPlanId: "other" })],
      "./other.json: this selection belongs to none of the plans given",
    ],
    [
      "a selection of no plan",
      () => ["--selection", save("selection.json", SELECTION)],
      "--selection needs the --plan that it belongs to",
    ],
    [
      "no Region",
      () => ["--plan", save("plan.json", { ...PLAN, BackupPlanArn: undefined })],
      "./plan.json: does not tell its Region; give --region",
    ],
    [
      "nobody answers for it",
      () => ["--plan", save("plan.json", { ...PLAN, BackupPlanArn: undefined }), "--region", "eu-west-1"],
      "no account tells who answers for it; give --owner",
    ],
    [
      "deployed to no account",
      () => [
        "--plan",
        save("plan.json", { ...PLAN, BackupPlanArn: undefined }),
        "--region",
        "eu-west-1",
        "--owner",
        "a",
        "--deployed",
      ],
      "--deployed needs answers that tell their account",
    ],
    [
      "files and a profile",
      () => [...saved(), "--profile", "platform"],
      "--plan and --vault read files; --profile and --endpoint are for an account",
    ],
    ["a day that has passed", () => [...saved(), "--until", "2026-11-22"], "--until has passed; give a later day"],
    [
      "a schedule that AWS would not give",
      () => ["--plan", save("plan.json", withRule({ ScheduleExpression: "rate(1 hour)" }))],
      "standard output: external.plans.0.rules.0: its schedule cannot be read: expression is refused: AWS Backup takes cron only; use cron(minute hour day-of-month month day-of-week year)",
    ],
  ];
  test.each(rows)("%s", async (_, args, message) => {
    const { out, error } = await lifeboatImport(...args());
    expect([out, error]).toEqual(["", `UsageError: ${message}`]);
  });

  test("a day that is none", async () => {
    const { error } = await lifeboatImport(...saved(), "--until", "soon");
    expect(error).toContain("option '--until <day>' argument 'soon' is invalid. must be a day such as 2027-03-31.");
  });
});

const withRule = (more: object) => ({
  ...PLAN,
  BackupPlan: { ...PLAN.BackupPlan, Rules: [{ ...PLAN.BackupPlan.Rules[0], ...more }] },
});

describe("into a lifeboat.yaml", () => {
  const save = (name: string, answer: unknown) => directory.write(name, JSON.stringify(answer));
  const importInto = (file: string, ...more: readonly string[]) =>
    lifeboatImport(
      ...["--plan", save("plan.json", PLAN), "--selection", save("selection.json", SELECTION)],
      ...["--into", file, "--owner", "team-platform", ...more],
    );

  test("a new one", async () => {
    const file = directory.path("lifeboat.yaml");
    const { out, err, error } = await importInto(file);
    expect([error, out, err.split("\n").at(-2)]).toEqual([
      undefined,
      "",
      "./lifeboat.yaml: 1 plan and 0 vaults, to be confirmed by 2027-02-20",
    ]);
    expect(readSettings(file).external.plans).toHaveLength(1);
    expect(readdirSync(directory.path()).sort()).toEqual(["lifeboat.yaml", "plan.json", "selection.json"]);
  });

  test("one with comments: they stay, the plan of the same name is replaced, and nothing else changes", async () => {
    const file = directory.write("lifeboat.yaml", FULL);
    const { error, err } = await importInto(file, "--deployed");
    expect([error, err.includes("layout")]).toEqual([undefined, false]);
    const text = readFileSync(file, "utf8");
    expect(text).toMatchInlineSnapshot(`
"# What tags do not say.
services:
  orders: { owner: team-orders } # until the tags do

external:
  # Only one so far.
  accounts:
    shop: { id: "111111111111", owner: 'team-platform', reason: AWS Backup of account 111111111111 in eu-central-1, until: 2027-02-20, deployed: true }
  plans:
    # Theirs, not ours.
    - name: other
      region: eu-central-1
      rules: []
      owner: a
      reason: b
      until: 2027-10-31
    # Imported.
    - name: company-daily
      region: eu-central-1
      account: "111111111111"
      owner: team-platform
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
policy:
  toleratedMisses: 1 # agreed
"
`);
    await importInto(file, "--deployed");
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  test("one that lies about and is a link: its layout is put in order, its target is written", async () => {
    const file = directory.write(
      "real/lifeboat.yaml",
      "assumptions:   []   # none yet\n\n\n\npolicy: {toleratedMisses:  1}\n",
    );
    symlinkSync(file, directory.path("lifeboat.yaml"));
    const { err } = await importInto(directory.path("lifeboat.yaml"));
    expect(err).toContain("note: the layout of ./lifeboat.yaml is put in order; its comments stay\n");
    const text = readFileSync(file, "utf8");
    expect([text.includes("# none yet"), readSettings(file).policy]).toEqual([true, { toleratedMisses: 1 }]);
    expect(lstatSync(directory.path("lifeboat.yaml")).isSymbolicLink()).toBe(true);
  });

  test("one with the line ends of Windows keeps them", async () => {
    const file = directory.write("lifeboat.yaml", FULL.replaceAll("\n", "\r\n"));
    await importInto(file);
    expect(readFileSync(file, "utf8").replaceAll("\r\n", "")).not.toContain("\n");
  });

  test.each([
    [
      "no YAML",
      "external: [",
      "is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 12",
    ],
    ["an unknown key", "externals: {}", 'the top level has an unknown key "externals"'],
    [
      "an alias in its place",
      "services: &x {}\nexternal: *x\n",
      "external stands elsewhere in the file; write it out to add to it",
    ],
  ])("%s is refused and left as it is", async (_, text, problem) => {
    const file = directory.write("lifeboat.yaml", text);
    expect((await importInto(file)).error).toBe(`UsageError: ./lifeboat.yaml: ${problem}`);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  test("one that cannot be written", async () => {
    const { error } = await importInto(directory.path("none", "lifeboat.yaml"));
    expect(error).toBe("UsageError: ./none/lifeboat.yaml: cannot be written (ENOENT)");
  });
});

const FULL = `# What tags do not say.
services:
  orders: { owner: team-orders } # until the tags do

external:
  # Only one so far.
  accounts:
    shop: { id: "111111111111", owner: 'team-orders', reason: account list, until: 2027-10-31 }
  plans:
    # Theirs, not ours.
    - name: other
      region: eu-central-1
      rules: []
      owner: a
      reason: b
      until: 2027-10-31
    # Imported.
    - name: company-daily
      region: eu-central-1
      account: shop # by name
      rules: []
      owner: a
      reason: b
      until: 2026-12-31
policy:
  toleratedMisses: 1 # agreed
`;
