import {
  CreateBackupPlanCommand,
  CreateBackupSelectionCommand,
  DeleteBackupPlanCommand,
  DeleteBackupSelectionCommand,
  GetBackupPlanCommand,
  GetBackupSelectionCommand,
  ListBackupSelectionsCommand,
} from "@aws-sdk/client-backup";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Lab } from "../../../lab";
import { clientsOf, refusal, simulatedLab } from "../clients";

let lab: Lab;
let backup: ReturnType<typeof clientsOf>["backup"];

beforeAll(async () => {
  lab = await simulatedLab({ sources: [] });
  backup = clientsOf(lab).backup;
});
afterAll(() => lab.stop());

test("a plan is made, selects, and is deleted after its selections", async () => {
  const Rules = [{ RuleName: "hourly", TargetBackupVaultName: "Default", ScheduleExpression: "cron(0 * * * ? *)" }];
  const { BackupPlanId, BackupPlanArn } = await backup.send(
    new CreateBackupPlanCommand({ BackupPlan: { BackupPlanName: "shop", Rules } }),
  );
  expect(BackupPlanArn).toBe(`arn:aws:backup:us-east-1:123456789012:backup-plan:${BackupPlanId}`);
  const { BackupPlan } = await backup.send(new GetBackupPlanCommand({ BackupPlanId }));
  expect(BackupPlan).toEqual({ BackupPlanName: "shop", Rules: [{ ...Rules[0], RuleId: expect.any(String) }] });

  const BackupSelection = {
    SelectionName: "tagged",
    IamRoleArn: "arn:aws:iam::123456789012:role/backup",
    Resources: ["*"],
  };
  const { SelectionId } = await backup.send(new CreateBackupSelectionCommand({ BackupPlanId, BackupSelection }));
  expect((await backup.send(new GetBackupSelectionCommand({ BackupPlanId, SelectionId }))).BackupSelection).toEqual(
    BackupSelection,
  );
  const { BackupSelectionsList = [] } = await backup.send(new ListBackupSelectionsCommand({ BackupPlanId }));
  expect(BackupSelectionsList.map((selection) => selection.SelectionName)).toEqual(["tagged"]);

  const remove = () => backup.send(new DeleteBackupPlanCommand({ BackupPlanId }));
  expect(await refusal(remove())).toEqual({
    name: "InvalidRequestException",
    status: 400,
    message: "Related backup plan selections must be deleted prior to backup plan deletion.",
  });
  await backup.send(new DeleteBackupSelectionCommand({ BackupPlanId, SelectionId }));
  expect((await refusal(backup.send(new GetBackupSelectionCommand({ BackupPlanId, SelectionId })))).name).toBe(
    "ResourceNotFoundException",
  );
  await remove();
  expect((await refusal(backup.send(new GetBackupPlanCommand({ BackupPlanId })))).message).toBe(
    `Cannot find Backup plan with ID ${BackupPlanId}.`,
  );
});

test("a plan without rules is refused", async () => {
  const empty = new CreateBackupPlanCommand({ BackupPlan: { BackupPlanName: "empty", Rules: [] } });
  expect((await refusal(backup.send(empty))).message).toBe("A backup plan has at least one rule.");
});
