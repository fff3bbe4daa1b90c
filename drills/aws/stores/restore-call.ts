import type { Call } from "../../cloud";
import type { Selection } from "../../journal/entry";
import { type DrillPlan, type DrillResource, resourcesOf } from "../../plan";
import type { Store } from "./store";
import { STORES } from "./stores";

/**
 * The call by which AWS Backup restores a store into something new that is like its source.
 *
 * @param inferred what AWS Backup itself would restore the point with
 */
export function restoreStoreCall(
  plan: DrillPlan,
  { point, restoreTo }: Selection,
  source: Store,
  inferred: Readonly<Record<string, string>>,
): Call<"StartRestoreJob"> {
  const { resourceType, target } = STORES[source.kind];
  const { id } = resourcesOf(plan)[0] as DrillResource;
  const own = {
    ...likeIn(plan, source),
    ...target(id),
    ...plan.metadata,
    ...(point.kind === "continuous" && restoreTo !== null ? { RestoreTime: restoreTo } : {}),
  };
  const said = new Set(Object.keys(own).map((key) => key.toLowerCase()));
  const kept = Object.entries(inferred).filter(([key]) => !said.has(key.toLowerCase()));
  return {
    region: plan.region,
    operation: "StartRestoreJob",
    input: {
      RecoveryPointArn: point.arn,
      ...(plan.backupRole === undefined ? {} : { IamRoleArn: plan.backupRole }),
      ...(resourceType === undefined ? {} : { ResourceType: resourceType }),
      IdempotencyToken: plan.id,
      CopySourceTagsToRestoredResource: false,
      Metadata: { ...Object.fromEntries(kept), ...own },
    },
  };
}

const ZONAL: ReadonlySet<string> = new Set(["availabilityZone", "availabilityZoneName", "singleAzFilesystem"]);

/** Zones are of one Region: elsewhere AWS Backup chooses one. */
function likeIn({ region, target }: DrillPlan, { like }: Store): Readonly<Record<string, string>> {
  if (region === target.region) return like;
  return Object.fromEntries(Object.entries(like).filter(([key]) => !ZONAL.has(key)));
}
