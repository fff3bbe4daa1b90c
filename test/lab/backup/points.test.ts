import {
  CreateBackupVaultCommand,
  DeleteBackupVaultCommand,
  DeleteRecoveryPointCommand,
  DescribeBackupJobCommand,
  DescribeBackupVaultCommand,
  DescribeCopyJobCommand,
  DescribeRecoveryPointCommand,
  DescribeRegionSettingsCommand,
  GetBackupPlanCommand,
  GetBackupSelectionCommand,
  ListBackupJobsCommand,
  ListBackupPlansCommand,
  ListBackupSelectionsCommand,
  ListBackupVaultsCommand,
  ListCopyJobsCommand,
  ListProtectedResourcesCommand,
  ListRecoveryPointsByBackupVaultCommand,
  ListRecoveryPointsByResourceCommand,
  ListTagsCommand,
  PutBackupVaultLockConfigurationCommand,
  paginateListBackupJobs,
  StartBackupJobCommand,
  StartCopyJobCommand,
  StartRestoreJobCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-backup";
import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Lab } from "../../../lab";
import { clientsOf, refusal, simulatedLab, startAt } from "../clients";

let lab: Lab;
let here: ReturnType<typeof clientsOf>;
let there: ReturnType<typeof clientsOf>;

beforeAll(async () => {
  lab = await simulatedLab();
  here = clientsOf(lab);
  there = clientsOf(lab, lab.copyRegion);
});
afterAll(() => lab.stop());

const ResourceArn = "arn:aws:rds:us-east-1:123456789012:db:orders-db";
const IamRoleArn = "arn:aws:iam::123456789012:role/backup";
const BackupVaultName = "Default";
const pointsHere = async () =>
  (await here.backup.send(new ListRecoveryPointsByBackupVaultCommand({ BackupVaultName }))).RecoveryPoints ?? [];

describe("what a lab starts with", () => {
  test("a vault in each Region, with its points counted", async () => {
    const { BackupVaultList = [] } = await here.backup.send(new ListBackupVaultsCommand({}));
    expect(BackupVaultList.map((vault) => vault.BackupVaultArn)).toEqual([
      "arn:aws:backup:us-east-1:123456789012:backup-vault:Default",
    ]);
    expect(await there.backup.send(new DescribeBackupVaultCommand({ BackupVaultName }))).toMatchObject({
      BackupVaultArn: "arn:aws:backup:us-west-2:123456789012:backup-vault:Default",
      NumberOfRecoveryPoints: 1,
      Locked: false,
      VaultType: "BACKUP_VAULT",
    });
  });

  test("a continuous point and a snapshot, with their retention", async () => {
    const points = await pointsHere();
    expect(points.map(({ Status, ResourceType }) => [Status, ResourceType])).toEqual([
      ["AVAILABLE", "RDS"],
      ["COMPLETED", "RDS"],
    ]);
    const RecoveryPointArn = points[1]?.RecoveryPointArn;
    expect(
      await here.backup.send(new DescribeRecoveryPointCommand({ BackupVaultName, RecoveryPointArn })),
    ).toMatchObject({
      RecoveryPointArn: expect.stringMatching(/^arn:aws:rds:us-east-1:123456789012:snapshot:awsbackup:job-/),
      ResourceArn,
      Status: "COMPLETED",
      CreationDate: startAt,
      StorageClass: "WARM",
      IsEncrypted: true,
      CalculatedLifecycle: { DeleteAt: new Date("2027-01-01T12:00:00Z") },
    });
  });

  test("a copy in the other Region, which is restored there", async () => {
    const { RecoveryPoints = [] } = await there.backup.send(new ListRecoveryPointsByResourceCommand({ ResourceArn }));
    expect(RecoveryPoints).toEqual([
      expect.objectContaining({
        RecoveryPointArn: expect.stringMatching(/^arn:aws:rds:us-west-2:123456789012:snapshot:awsbackup:copyjob-/),
        Status: "COMPLETED",
        CreationDate: startAt,
      }),
    ]);
    const RecoveryPointArn = RecoveryPoints[0]?.RecoveryPointArn;
    const start = new StartRestoreJobCommand({ RecoveryPointArn, Metadata: { DBInstanceIdentifier: "drill-west" } });
    expect((await refusal(here.backup.send(start))).name).toBe("ResourceNotFoundException");
    await there.backup.send(start);
    await lab.advance(1600);
    const { DBInstances } = await there.rds.send(
      new DescribeDBInstancesCommand({ DBInstanceIdentifier: "drill-west" }),
    );
    expect(DBInstances?.[0]?.DBInstanceStatus).toBe("available");
  });

  test("a plan that selects the sources", async () => {
    const { BackupPlansList = [] } = await here.backup.send(new ListBackupPlansCommand({}));
    const BackupPlanId = BackupPlansList[0]?.BackupPlanId;
    const { BackupPlan } = await here.backup.send(new GetBackupPlanCommand({ BackupPlanId }));
    expect(BackupPlan).toMatchObject({
      BackupPlanName: "lab",
      Rules: [{ RuleName: "daily", ScheduleExpression: "cron(0 5 ? * * *)" }],
    });
    const { BackupSelectionsList = [] } = await here.backup.send(new ListBackupSelectionsCommand({ BackupPlanId }));
    const SelectionId = BackupSelectionsList[0]?.SelectionId;
    const { BackupSelection } = await here.backup.send(new GetBackupSelectionCommand({ BackupPlanId, SelectionId }));
    expect(BackupSelection?.Resources).toEqual([ResourceArn]);
  });

  test("protected resources, and a Region that has opted in", async () => {
    const { Results } = await here.backup.send(new ListProtectedResourcesCommand({}));
    expect(Results).toEqual([expect.objectContaining({ ResourceArn, ResourceType: "RDS", ResourceName: "orders-db" })]);
    const settings = await here.backup.send(new DescribeRegionSettingsCommand({}));
    expect(settings.ResourceTypeOptInPreference).toMatchObject({ RDS: true, Aurora: true });
  });
});

describe("a backup job", () => {
  test("is seen from CREATED to COMPLETED, once for each token", async () => {
    const request = { BackupVaultName, ResourceArn, IamRoleArn, IdempotencyToken: "one" };
    const { BackupJobId, RecoveryPointArn } = await here.backup.send(new StartBackupJobCommand(request));
    const state = async () => (await here.backup.send(new DescribeBackupJobCommand({ BackupJobId }))).State;
    expect(await state()).toBe("CREATED");
    await lab.advance(60);
    expect(await state()).toBe("RUNNING");
    const creating = await here.backup.send(new DescribeRecoveryPointCommand({ BackupVaultName, RecoveryPointArn }));
    expect(creating.Status).toBe("CREATING");
    await lab.advance(600);
    expect(await state()).toBe("COMPLETED");
    expect((await here.backup.send(new StartBackupJobCommand(request))).BackupJobId).toBe(BackupJobId);
    const { BackupJobs = [] } = await here.backup.send(
      new ListBackupJobsCommand({ ByState: "COMPLETED", ByResourceArn: ResourceArn }),
    );
    expect(BackupJobs).toHaveLength(2);
    const { BackupJobs: late = [] } = await here.backup.send(new ListBackupJobsCommand({ ByCreatedAfter: startAt }));
    expect(late.map((job) => job.BackupJobId)).toEqual([BackupJobId]);
    const pages = [];
    for await (const page of paginateListBackupJobs({ client: here.backup, pageSize: 1 }, {})) {
      pages.push(page.BackupJobs?.length);
    }
    expect(pages).toEqual([1, 1]);
  });

  test("fails where a lock does not take its retention", async () => {
    await here.backup.send(new CreateBackupVaultCommand({ BackupVaultName: "locked" }));
    await here.backup.send(
      new PutBackupVaultLockConfigurationCommand({
        BackupVaultName: "locked",
        MinRetentionDays: 30,
        ChangeableForDays: 3,
      }),
    );
    expect(await here.backup.send(new DescribeBackupVaultCommand({ BackupVaultName: "locked" }))).toMatchObject({
      Locked: true,
      MinRetentionDays: 30,
    });
    const start = (DeleteAfterDays: number) =>
      here.backup.send(
        new StartBackupJobCommand({
          BackupVaultName: "locked",
          ResourceArn,
          IamRoleArn,
          Lifecycle: { DeleteAfterDays },
        }),
      );
    const [short, long] = [await start(7), await start(60)];
    await lab.advance(700);
    expect(await here.backup.send(new DescribeBackupJobCommand({ BackupJobId: short.BackupJobId }))).toMatchObject({
      State: "FAILED",
      StatusMessage: "Retention of the backup does not match the minimum and maximum of backup vault locked.",
    });
    expect((await here.backup.send(new DescribeBackupJobCommand({ BackupJobId: long.BackupJobId }))).State).toBe(
      "COMPLETED",
    );
    const remove = new DeleteRecoveryPointCommand({
      BackupVaultName: "locked",
      RecoveryPointArn: long.RecoveryPointArn,
    });
    expect((await refusal(here.backup.send(remove))).message).toBe(
      "The recovery point cannot be deleted: backup vault locked is locked.",
    );
  });

  test("is refused for what is not there", async () => {
    const gone = new StartBackupJobCommand({ BackupVaultName, ResourceArn: `${ResourceArn}-gone`, IamRoleArn });
    expect(await refusal(here.backup.send(gone))).toEqual({
      name: "ResourceNotFoundException",
      status: 400,
      message: `The resource ${ResourceArn}-gone does not exist in us-east-1.`,
    });
  });
});

test("a copy job makes a point in the other vault", async () => {
  const source = (await pointsHere()).find((point) => point.Status === "COMPLETED");
  const { CopyJobId } = await here.backup.send(
    new StartCopyJobCommand({
      RecoveryPointArn: source?.RecoveryPointArn,
      SourceBackupVaultName: BackupVaultName,
      DestinationBackupVaultArn: "arn:aws:backup:us-west-2:123456789012:backup-vault:Default",
      IamRoleArn,
    }),
  );
  const job = async () => (await here.backup.send(new DescribeCopyJobCommand({ CopyJobId }))).CopyJob;
  expect((await job())?.State).toBe("CREATED");
  await lab.advance(60);
  expect((await job())?.State).toBe("RUNNING");
  await lab.advance(1200);
  expect(await job()).toMatchObject({ State: "COMPLETED", SourceRecoveryPointArn: source?.RecoveryPointArn });
  const { CopyJobs = [] } = await here.backup.send(new ListCopyJobsCommand({ ByState: "COMPLETED" }));
  expect(CopyJobs).toHaveLength(2);
});

test("points are deleted, and expire by the clock", async () => {
  const { BackupJobId, RecoveryPointArn } = await here.backup.send(
    new StartBackupJobCommand({ BackupVaultName, ResourceArn, IamRoleArn, Lifecycle: { DeleteAfterDays: 1 } }),
  );
  await lab.advance(700);
  expect((await here.backup.send(new DescribeBackupJobCommand({ BackupJobId }))).State).toBe("COMPLETED");
  const point = { BackupVaultName, RecoveryPointArn };
  await lab.advance(86_400);
  expect(await here.backup.send(new DescribeRecoveryPointCommand(point))).toMatchObject({
    Status: "EXPIRED",
    StatusMessage: "The recovery point is past its retention.",
  });
  await here.backup.send(new DeleteRecoveryPointCommand(point));
  expect((await refusal(here.backup.send(new DescribeRecoveryPointCommand(point)))).name).toBe(
    "ResourceNotFoundException",
  );
});

test("vaults are made once, tagged, and deleted when they are empty", async () => {
  const vault = { BackupVaultName: "spare" };
  const made = await here.backup.send(new CreateBackupVaultCommand({ ...vault, BackupVaultTags: { owner: "shop" } }));
  expect((await refusal(here.backup.send(new CreateBackupVaultCommand(vault)))).name).toBe("AlreadyExistsException");
  const arn = { ResourceArn: made.BackupVaultArn };
  await here.backup.send(new TagResourceCommand({ ...arn, Tags: { purpose: "drill" } }));
  await here.backup.send(new UntagResourceCommand({ ...arn, TagKeyList: ["owner"] }));
  expect((await here.backup.send(new ListTagsCommand(arn))).Tags).toEqual({ purpose: "drill" });
  await here.backup.send(new DeleteBackupVaultCommand(vault));
  expect((await refusal(here.backup.send(new DescribeBackupVaultCommand(vault)))).message).toBe(
    "Backup vault spare does not exist in us-east-1.",
  );
  expect((await refusal(here.backup.send(new DeleteBackupVaultCommand({ BackupVaultName })))).name).toBe(
    "InvalidRequestException",
  );
});
