import {
  CreateBackupVaultCommand,
  DeleteRecoveryPointCommand,
  ListRecoveryPointsByBackupVaultCommand,
  PutBackupVaultLockConfigurationCommand,
  StartBackupJobCommand,
} from "@aws-sdk/client-backup";
import { afterAll, afterEach, beforeAll, expect, jest, test } from "@jest/globals";
import { Aws } from "../../../drills/aws/clients";
import type { Reliance } from "../../../drills/model/reliance";
import { type Asked, askFor } from "../../../drills/status/ask";
import { judgeMember } from "../../../drills/status/judge";
import { type Fault, type Lab, startLab } from "../../../lab";
import { clientsOf } from "../../lab/clients";
import { eventually } from "../../lab/postgres/database";
import { ORDERS_ARN } from "../deployed";
import { drilled } from "./members";

jest.setTimeout(60_000);
process.env.AWS_ACCESS_KEY_ID ??= "lab";
process.env.AWS_SECRET_ACCESS_KEY ??= "lab";

let lab: Lab;
let aws: Aws;
beforeAll(async () => {
  lab = await startLab({
    backEnd: "simulated",
    durations: { snapshot: [0, 0], "start-job": [0, 0] },
    sources: [
      { kind: "instance", name: "orders-db" },
      { kind: "table", name: "carts" },
    ],
  });
  aws = new Aws({ endpoint: lab.endpoint });
});
afterEach(() => lab.clearFaults());
afterAll(async () => {
  aws.destroy();
  await lab.stop();
});

const SNAPSHOTS: Reliance = {
  from: "snapshot",
  region: "us-east-1",
  account: "123456789012",
  vaults: ["Default"],
  locked: false,
  scenarios: ["data"],
  rpoSeconds: 3600,
};
const CONTINUOUS: Reliance = { ...SNAPSHOTS, from: "continuous" };
const OWN: Reliance = { ...CONTINUOUS, vaults: [] };
const COPIES: Reliance = { ...SNAPSHOTS, from: "copy", region: "us-west-2", scenarios: ["region"] };

const ORDERS: Omit<Asked, "reliances"> = {
  arn: ORDERS_ARN,
  region: "us-east-1",
  database: { kind: "instance", id: "orders-db", arn: ORDERS_ARN, region: "us-east-1" },
};

/** What is wrong, a while after the lab's first backups. */
async function failures(reliance: Reliance, later = 60, more: Partial<Asked> = {}): Promise<readonly string[]> {
  const now = lab.now().getTime() / 1000 + later;
  const accounts = { own: lab.account, cloudOf: (account: string) => (account === lab.account ? aws : undefined) };
  const seen = await askFor({ ...ORDERS, reliances: [reliance], ...more }, accounts, now);
  return judgeMember(
    { service: "orders", name: "orders-db", arn: ORDERS_ARN },
    seen,
    drilled(0, { dueAt: now + 1 }),
    now,
  ).failures;
}

test.each<[string, Reliance]>([
  ["snapshots in a vault", SNAPSHOTS],
  ["a continuous backup in a vault", CONTINUOUS],
  ["what RDS keeps itself", OWN],
  ["copies in another Region", COPIES],
])("%s are found in order", async (_, reliance) => {
  expect(await failures(reliance)).toEqual([]);
});

const CARTS: Partial<Asked> = {
  arn: "arn:aws:dynamodb:us-east-1:123456789012:table/carts",
  database: undefined,
};
/** The lab replicates no backups: whose home is elsewhere, it takes what is kept in its own Region for them. */
const FROM_AFAR: Partial<Asked> = {
  region: "eu-west-1",
  database: { kind: "instance", id: "orders-db", arn: ORDERS_ARN, region: "eu-west-1" },
};

test.each<[string, Reliance, Partial<Asked>, readonly unknown[]]>([
  ["point-in-time recovery of a table", OWN, CARTS, []],
  [
    "of a table that lags behind its RPO",
    { ...OWN, rpoSeconds: 30 },
    CARTS,
    [expect.stringMatching(/^the newest continuous backup in us-east-1 is \d+m(\d+s)? old, RPO 30s$/)],
  ],
  [
    "of a table that is not there",
    OWN,
    { ...CARTS, arn: "arn:aws:dynamodb:us-east-1:123456789012:table/gone" },
    ["there is no continuous backup in us-east-1"],
  ],
  ["replicated automated backups", OWN, FROM_AFAR, []],
  [
    "none replicated to that Region",
    { ...OWN, region: "us-west-2" },
    FROM_AFAR,
    ["there is no continuous backup in us-west-2"],
  ],
  [
    "of a cluster, which RDS replicates none of",
    { ...OWN, region: "us-west-2" },
    { database: { kind: "cluster", id: "orders-db", arn: ORDERS_ARN, region: "us-east-1" } },
    ["its service keeps these backups itself, and Lifeboat cannot ask it for them"],
  ],
])("what services keep themselves: %s", async (_, reliance, asked, expected) => {
  expect(await failures(reliance, 60, asked)).toEqual(expected);
});

test.each<[string, Reliance, Fault, readonly string[]]>([
  [
    "no permission",
    SNAPSHOTS,
    { kind: "failing", operation: "ListRecoveryPointsByBackupVault", code: "AccessDeniedException", status: 403 },
    ["no permission for backup:ListRecoveryPointsByBackupVault; lifeboat iam-policy prints what a drill needs"],
  ],
  [
    "no permission to see its jobs, and all else is in order",
    SNAPSHOTS,
    { kind: "failing", operation: "ListCopyJobs", code: "AccessDeniedException", status: 403 },
    ["no permission for backup:ListCopyJobs; lifeboat iam-policy prints what a drill needs"],
  ],
  [
    "throttled for good",
    OWN,
    { kind: "throttled", operation: "DescribeDBInstances" },
    ["AWS throttled DescribeDBInstances again and again; try later"],
  ],
  ["throttled for a moment", SNAPSHOTS, { kind: "throttled", operation: "DescribeBackupVault", times: 2 }, []],
  [
    "an expired point",
    COPIES,
    { kind: "point-expired" },
    ["there is no usable copy in vault Default (us-west-2), only: 1 EXPIRED"],
  ],
  [
    "a partial point",
    SNAPSHOTS,
    { kind: "point-partial" },
    ["there is no usable snapshot in vault Default (us-east-1), only: 1 PARTIAL"],
  ],
])("%s", async (_, reliance, fault, expected) => {
  lab.addFaults(fault);
  expect(await failures(reliance)).toEqual(expected);
});

test("an old point, and one that is past its retention", async () => {
  expect(await failures(SNAPSHOTS, 3700)).toEqual([
    expect.stringMatching(/^the newest snapshot in us-east-1 is 1h\d+m old, RPO 1h$/),
  ]);
  expect(await failures({ ...SNAPSHOTS, rpoSeconds: null }, 36 * 86_400)).toEqual([
    "there is no usable snapshot in vault Default (us-east-1), only: 1 COMPLETED",
  ]);
});

test("a lock that was lost, or can be lifted", async () => {
  const lost = ["vault Default is not locked in compliance mode, which the verdict counts on"];
  const { backup } = clientsOf(lab, "us-west-2");
  expect(await failures({ ...COPIES, locked: true })).toEqual(lost);
  await backup.send(new PutBackupVaultLockConfigurationCommand({ BackupVaultName: "Default", MinRetentionDays: 7 }));
  expect(await failures({ ...COPIES, locked: true })).toEqual(lost);
  const final = { BackupVaultName: "Default", MinRetentionDays: 7, ChangeableForDays: 3 };
  await backup.send(new PutBackupVaultLockConfigurationCommand(final));
  expect(await failures({ ...COPIES, locked: true })).toEqual([]);
});

test("a vault that is not there, and one without a point", async () => {
  expect(await failures({ ...SNAPSHOTS, vaults: ["gone"] })).toEqual(["there is no vault gone in us-east-1"]);
  await clientsOf(lab).backup.send(new CreateBackupVaultCommand({ BackupVaultName: "empty" }));
  expect(await failures({ ...SNAPSHOTS, vaults: ["empty"] })).toEqual([
    "there is no snapshot in vault empty (us-east-1)",
  ]);
});

test("an account of which nobody gave credentials, a member of another one, and backups of an unknown keeper", async () => {
  expect(await failures({ ...COPIES, account: "222222222222" })).toEqual([
    "account 222222222222 was not asked: give --profile-of 222222222222=PROFILE",
  ]);
  expect(await failures(SNAPSHOTS, 60, { arn: ORDERS_ARN.replace(lab.account, "333333333333") })).toEqual([
    "it is of account 333333333333, and the credentials are of 123456789012",
  ]);
  expect(await failures(OWN, 60, { database: undefined })).toEqual([
    "its service keeps these backups itself, and Lifeboat cannot ask it for them",
  ]);
});

test("a job that failed, until one makes up for it", async () => {
  const { backup } = clientsOf(lab);
  const IamRoleArn = `arn:aws:iam::${lab.account}:role/backup`;
  const start = () =>
    backup.send(new StartBackupJobCommand({ BackupVaultName: "Default", ResourceArn: ORDERS_ARN, IamRoleArn }));
  lab.addFaults({ kind: "work-fails", operation: "snapshot", message: "The storage is full." });
  await start();
  await eventually(async () => ((await failures(SNAPSHOTS)).length > 0 ? true : undefined));
  expect(await failures(SNAPSHOTS)).toEqual([
    expect.stringMatching(
      /^the last backup job to vault Default \(us-east-1\), of 1m(\d+s)? ago, is FAILED: The storage is full\.$/,
    ),
  ]);
  lab.clearFaults();
  await start();
  await eventually(async () => ((await failures(SNAPSHOTS)).length === 0 ? true : undefined));
});

test("no point is left", async () => {
  const { backup } = clientsOf(lab);
  const BackupVaultName = "Default";
  const { RecoveryPoints = [] } = await backup.send(new ListRecoveryPointsByBackupVaultCommand({ BackupVaultName }));
  for (const { RecoveryPointArn } of RecoveryPoints) {
    await backup.send(new DeleteRecoveryPointCommand({ BackupVaultName, RecoveryPointArn }));
  }
  expect(await failures(SNAPSHOTS)).toEqual(["there is no snapshot in vault Default (us-east-1)"]);
});
