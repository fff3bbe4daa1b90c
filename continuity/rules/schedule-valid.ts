import type { Rule } from "./rule";

/** Can every backup schedule be read? */
export const scheduleValid: Rule = {
  id: "schedule-valid",
  asks: "Is the schedule of every backup rule one that AWS Backup accepts?",
  level: "mandatory",
  severity: "high",
  *check({ surroundings }) {
    const { plans } = surroundings;
    for (const { resource, rules } of plans) {
      if (rules.kind !== "known") continue;
      for (const { name, scheduleError } of rules.value) {
        if (scheduleError === undefined) continue;
        yield {
          verdict: "violates",
          urn: resource.urn,
          message: `${resource.name}: the schedule of rule ${name} cannot be read: ${scheduleError}`,
          fix: "Write a six-field AWS cron expression, such as cron(0 5 ? * * *).",
        };
      }
    }
  },
};
