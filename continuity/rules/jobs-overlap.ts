import type { Chain } from "../backup/chain";
import { makerOf } from "../backup/maker";
import { collisionOf } from "../backup/overlap";
import { formatDuration } from "../declaration/duration";
import { coveredRules, writeMembers } from "./covered-rules";
import type { Rule } from "./rule";

/** Do jobs end before the next run begins? */
export const jobsOverlap: Rule = {
  id: "jobs-overlap",
  asks: "Does every backup job, with its copy, end before the next run of its rule?",
  level: "mandatory",
  severity: "medium",
  *check(context) {
    const { asOf } = context.surroundings;
    const collision = (chain: Chain) => collisionOf(chain, asOf);
    const alike = (chain: Chain) => {
      // Of snapshots outside AWS Backup it is only assumed.
      const found = makerOf(chain.rule) === "AWS Backup" ? collision(chain) : undefined;
      return found && `${found.sure} ${found.gap} ${found.least}`;
    };
    for (const { rule, chain, members, level, service } of coveredRules(context, alike, "copy")) {
      const found = collision(chain);
      if (found === undefined) continue;
      const [gap, least] = [formatDuration(found.gap), formatDuration(found.least)];
      const what = found.sure
        ? `jobs of ${least} do not end within the ${gap} to the next run, which then misses its start window`
        : `a job may outlast the ${gap} to the next run, as nobody has measured or vouched for its time`;
      yield {
        verdict: found.sure ? "violates" : "unproven",
        level,
        ...(service === undefined ? {} : { service }),
        urn: rule.plan.urn,
        message: `${rule.plan.name}: of rule ${rule.name}, ${what}. It covers ${writeMembers(members)}.`,
        fix: found.sure
          ? `Leave at least ${least} between the runs of rule ${rule.name}.`
          : `Declare backup-job-time in lifeboat.yaml, or leave more time between the runs of rule ${rule.name}.`,
      };
    }
  },
};
