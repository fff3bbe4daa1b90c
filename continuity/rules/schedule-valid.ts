import { smallestGap } from "../backup/overlap";
import { formatDuration, type Seconds } from "../declaration/duration";
import type { RuleFinding } from "./finding";
import { lifecycleManagerSchedules } from "./lifecycle-manager-schedules";
import { refusalFindings } from "./refusals";
import type { Rule, RuleContext } from "./rule";

/** How often AWS Backup takes snapshots at most. */
const HOUR: Seconds = 3600;

/** Does AWS accept when every rule runs? */
export const scheduleValid: Rule = {
  id: "schedule-valid",
  asks: "Are the schedule and the windows of every backup rule such that AWS Backup accepts them?",
  level: "mandatory",
  severity: "high",
  *check(context) {
    yield* scheduleFindings(context);
    yield* refusalFindings(context.surroundings.plans, "windows");
    yield* lifecycleManagerSchedules(context);
  },
};

function* scheduleFindings({ surroundings }: RuleContext): Iterable<RuleFinding> {
  for (const { resource, rules } of surroundings.plans) {
    if (rules.kind !== "known") continue;
    for (const { name, schedule, scheduleError } of rules.value) {
      if (scheduleError !== undefined) {
        yield {
          verdict: "violates",
          urn: resource.urn,
          message: `${resource.name}: the schedule of rule ${name} cannot be read: ${scheduleError}`,
          fix: "Write a six-field AWS cron expression, such as cron(0 5 ? * * *).",
        };
      }
      if (schedule.kind !== "known") continue;
      const gap = smallestGap(schedule.value.parsed, surroundings.asOf, HOUR);
      if (gap === undefined) continue;
      yield {
        verdict: "violates",
        level: "advisory",
        urn: resource.urn,
        message: `${resource.name}: rule ${name} runs again after ${formatDuration(gap)}, but AWS Backup makes backups hourly at most.`,
        fix: `Leave an hour or more between the runs of rule ${name}; what must lose less needs continuous backup or replication.`,
      };
    }
  }
}
