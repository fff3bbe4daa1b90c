import { isDatabase } from "./aws/found";
import { removeCalls } from "./aws/remove-calls";
import { type RestoreCall, restoreCall, serveCall } from "./aws/restore-calls";
import { tagCalls } from "./aws/tag-calls";
import type { Call, Cloud } from "./cloud";
import { guard } from "./guard/guard";
import type { Selection } from "./journal/entry";
import { type DrillPlan, type DrillResource, resourcesOf } from "./plan";
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

function callsOf(plan: DrillPlan, { source, point }: Selection, restore: RestoreCall): readonly Call[] {
  const { region } = plan;
  const { id } = resourcesOf(plan)[0] as DrillResource;
  const byBackup = restore.operation === "StartRestoreJob";
  const made = { ...source, id, arn: madeArn(plan, id), tags: {}, recoveryPoint: point.arn };
  return [
    restore,
    ...(byBackup ? tagCalls(plan, made) : []),
    ...(isDatabase(source) && source.kind === "cluster" ? [serveCall(plan, source)] : []),
    ...(byBackup ? [validationCall(plan)] : []),
    ...resourcesOf(plan)
      .toReversed()
      .flatMap((resource) => removeCalls(region, resource)),
  ];
}

/** The source's, with the name and the Region of what the drill would make. */
function madeArn({ region, target }: DrillPlan, id: string): string {
  return `${target.arn.slice(0, -target.id.length)}${id}`.replace(`:${target.region}:`, `:${region}:`);
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
