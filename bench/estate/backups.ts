import type { Resource } from "../../preview/monitor/resources";
import type { Properties } from "../../preview/values";
import { of } from "./reference";
import type { ServiceScope } from "./scope";
import type { Platform } from "./services/platform";

/** A backup plan with copies in a second Region, for resources or for whatever has a tag. */
export function declareBackups(
  scope: ServiceScope,
  { vault, distantVault, backupRole }: Platform,
  selected: readonly Resource[] | { readonly tag: string },
  monthly = false,
): void {
  const frequent = {
    ruleName: scope.flawed ? "weekdays" : "six-hourly",
    targetVaultName: of(vault, "name"),
    schedule: scope.flawed ? "cron(0 5 ? * MON-FRI *)" : "cron(0 5/6 ? * * *)",
    startWindow: scope.flawed ? 480 : 60,
    completionWindow: scope.flawed ? 600 : 120,
    lifecycle: { deleteAfter: 14 },
    copyActions: [{ destinationVaultArn: of(distantVault, "arn"), lifecycle: { deleteAfter: 35 } }],
  };
  const rare = {
    ruleName: "monthly",
    targetVaultName: of(vault, "name"),
    schedule: "cron(0 1 1 * ? *)",
    startWindow: 60,
    completionWindow: 360,
    lifecycle: { deleteAfter: 730 },
  };
  const plan = scope.make("aws:backup/plan:Plan", "", { rules: monthly ? [frequent, rare] : [frequent] });
  scope.make("aws:backup/selection:Selection", "", {
    planId: of(plan),
    iamRoleArn: of(backupRole, "arn"),
    ...("tag" in selected ? byTag(selected.tag) : { resources: selected.map((resource) => of(resource, "arn")) }),
  });
}

function byTag(value: string): Properties {
  return { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value }] };
}
