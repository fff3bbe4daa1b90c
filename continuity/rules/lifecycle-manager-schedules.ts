import { dlmPolicies } from "../backup/dlm";
import type { RuleFinding } from "./finding";
import type { RuleContext } from "./rule";

/** The schedules that Data Lifecycle Manager would refuse, without their text. */
export function* lifecycleManagerSchedules({ surroundings }: RuleContext): Iterable<RuleFinding> {
  for (const { resource, rules } of dlmPolicies(surroundings.index)) {
    if (rules.kind !== "known") continue;
    for (const { name, scheduleError } of rules.value) {
      if (scheduleError === undefined) continue;
      yield {
        verdict: "violates",
        urn: resource.urn,
        message: `${resource.name}: schedule ${name} cannot be read: ${scheduleError}`,
        fix: "Write an interval of 1, 2, 3, 4, 6, 8, 12 or 24 hours with its start time, or a six-field AWS cron expression.",
      };
    }
  }
}
