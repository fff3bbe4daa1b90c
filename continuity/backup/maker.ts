import type { BackupRule } from "./plan";

export const DLM_POLICY_TYPE = "aws:dlm/lifecyclePolicy:LifecyclePolicy";

/** What makes recovery points: AWS Backup puts them into a vault, Amazon Data Lifecycle Manager beside the volumes. */
export type Maker = "AWS Backup" | "Data Lifecycle Manager";

/** What runs a rule, told by the resource that states it. */
export function makerOf({ plan }: BackupRule): Maker {
  return plan.type === DLM_POLICY_TYPE ? "Data Lifecycle Manager" : "AWS Backup";
}
