import { arn } from "../arn";
import type { Input } from "../protocol/input";
import { isStructure } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { invalidRequest, invalidValue, notFound } from "./errors";
import { backupPage } from "./listing";
import type { PlanRecord, SelectionRecord } from "./records";

function findPlan(call: Call, id: string): PlanRecord {
  const plan = call.world.tables.plans.get(id);
  if (plan === undefined || plan.region !== call.region) {
    throw notFound(`Cannot find Backup plan with ID ${id}.`);
  }
  return plan;
}

export function createPlan(input: Input, call: Call): Structure {
  const { world, region } = call;
  const given = input.structure("BackupPlan");
  const rules = given.list("Rules").filter(isStructure);
  if (rules.length === 0) {
    throw invalidValue("A backup plan has at least one rule.");
  }
  const id = world.ids.uuid();
  const plan = world.tables.plans.put(id, {
    id,
    region,
    arn: arn("backup", region, world.ids.account, `backup-plan:${id}`),
    versionId: world.ids.uuid(),
    createdAt: world.clock.now().toISOString(),
    plan: {
      BackupPlanName: given.required("BackupPlanName"),
      Rules: rules.map((rule) => ({ ...rule, RuleId: world.ids.uuid() })),
    },
    tags: input.map("BackupPlanTags"),
  });
  return head(plan);
}

export function getPlan(input: Input, call: Call): Structure {
  const plan = findPlan(call, input.required("BackupPlanId"));
  return { ...head(plan), BackupPlan: plan.plan };
}

export function listPlans(input: Input, call: Call): Structure {
  const plans = call.world.tables.plans.all().filter(({ region }) => region === call.region);
  const { items, next } = backupPage(input, plans, (plan) => plan.id);
  const views = items.map((plan) => ({ ...head(plan), BackupPlanName: plan.plan.BackupPlanName }));
  return { BackupPlansList: views, NextToken: next };
}

export function deletePlan(input: Input, call: Call): Structure {
  const plan = findPlan(call, input.required("BackupPlanId"));
  if (selectionsOf(call, plan).length > 0) {
    throw invalidRequest("Related backup plan selections must be deleted prior to backup plan deletion.");
  }
  call.world.tables.plans.delete(plan.id);
  return { ...head(plan), DeletionDate: call.world.clock.now() };
}

export function createSelection(input: Input, call: Call): Structure {
  const { world, region } = call;
  const plan = findPlan(call, input.required("BackupPlanId"));
  const given = input.value("BackupSelection");
  input.structure("BackupSelection").required("SelectionName");
  const id = world.ids.uuid();
  const selection = world.tables.selections.put(id, {
    id,
    region,
    planId: plan.id,
    createdAt: world.clock.now().toISOString(),
    selection: isStructure(given) ? given : {},
  });
  return headOfSelection(selection);
}

export function getSelection(input: Input, call: Call): Structure {
  const plan = findPlan(call, input.required("BackupPlanId"));
  const id = input.required("SelectionId");
  const selection = selectionsOf(call, plan).find((each) => each.id === id);
  if (selection === undefined) {
    throw notFound(`Cannot find backup selection with ID ${id}.`);
  }
  return { ...headOfSelection(selection), BackupSelection: selection.selection };
}

export function listSelections(input: Input, call: Call): Structure {
  const plan = findPlan(call, input.required("BackupPlanId"));
  const { items, next } = backupPage(input, selectionsOf(call, plan), (selection) => selection.id);
  const views = items.map((selection) => ({
    ...headOfSelection(selection),
    SelectionName: selection.selection.SelectionName,
    IamRoleArn: selection.selection.IamRoleArn,
  }));
  return { BackupSelectionsList: views, NextToken: next };
}

export function deleteSelection(input: Input, call: Call): Structure {
  const plan = findPlan(call, input.required("BackupPlanId"));
  const id = input.required("SelectionId");
  if (!selectionsOf(call, plan).some((each) => each.id === id)) {
    throw notFound(`Cannot find backup selection with ID ${id}.`);
  }
  call.world.tables.selections.delete(id);
  return {};
}

function selectionsOf({ world }: Call, plan: PlanRecord): readonly SelectionRecord[] {
  return world.tables.selections.all().filter(({ planId }) => planId === plan.id);
}

function head({ id, arn: planArn, versionId, createdAt }: PlanRecord): Structure {
  return { BackupPlanId: id, BackupPlanArn: planArn, VersionId: versionId, CreationDate: new Date(createdAt) };
}

function headOfSelection({ id, planId, createdAt }: SelectionRecord): Structure {
  return { SelectionId: id, BackupPlanId: planId, CreationDate: new Date(createdAt) };
}
