import { tagList } from "./aws/database";
import { removeCall } from "./aws/remove-calls";
import { type RestoreCall, restoreCall, serveCall } from "./aws/restore-calls";
import type { Call, Cloud } from "./cloud";
import { guard } from "./guard/guard";
import type { Selection } from "./journal/entry";
import { type DrillPlan, type DrillResource, drillTags, resourcesOf } from "./plan";
import { inferredMetadata } from "./steps/restore";
import { select } from "./steps/select";

/** What a drill would do. */
export interface DryRun {
  readonly plan: DrillPlan;
  readonly selection: Selection;
  /** Every call that would change something, in order, as it would be sent. */
  readonly calls: readonly Call[];
}

/**
 * Takes the steps of a drill that only read, and says which calls the others would make.
 *
 * @throws {GuardError} @throws {NoPointError}
 */
export async function dryRun(cloud: Cloud, plan: DrillPlan, random: () => number): Promise<DryRun> {
  await guard(cloud, plan);
  const selection = await select(cloud, plan, random);
  const restore = restoreCall(plan, selection, await inferredMetadata(cloud, selection));
  return { plan, selection, calls: callsOf(plan, selection, restore) };
}

function callsOf(plan: DrillPlan, selection: Selection, restore: RestoreCall): readonly Call[] {
  const { region, target } = plan;
  const resources = resourcesOf(plan);
  const byBackup = restore.operation === "StartRestoreJob";
  return [
    restore,
    ...(byBackup ? [tagCall(plan)] : []),
    ...(target.kind === "cluster" ? [serveCall(plan, selection)] : []),
    ...(byBackup ? [validationCall(plan)] : []),
    ...resources.toReversed().map((resource) => removeCall(region, resource)),
  ];
}

function tagCall(plan: DrillPlan): Call<"AddTagsToResource"> {
  const { target, region } = plan;
  const { kind, id } = resourcesOf(plan)[0] as DrillResource;
  const ResourceName = `arn:aws:rds:${region}:${target.account}:${kind === "instance" ? "db" : "cluster"}:${id}`;
  return { region, operation: "AddTagsToResource", input: { ResourceName, Tags: tagList(drillTags(plan)) } };
}

/** By the id of the job, which only its start tells. */
function validationCall({ region, id }: DrillPlan): Call<"PutRestoreValidationResult"> {
  const input = {
    RestoreJobId: "(of the job)",
    ValidationStatus: "SUCCESSFUL" as const,
    ValidationStatusMessage: `Lifeboat drill ${id}`,
  };
  return { region, operation: "PutRestoreValidationResult", input };
}
