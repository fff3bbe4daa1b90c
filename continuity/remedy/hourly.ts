import type { LossOptions } from "../backup/loss";
import type { Protection, Subject } from "../backup/protection";
import type { Scenario } from "../declaration/scenario";
import type { Bound } from "../recovery/bound";
import type { JudgeOptions } from "../verdict/service-verdicts";
import { lossAlone } from "./retention";
import { pointsOf, rulesAmong } from "./rule-changes";
import { otherTimings } from "./timing";

/**
 * What could be lost at the least if a rule that covers a member ran as often as AWS Backup takes, where its points serve
 * in a scenario or could; undefined where none do.
 */
export function hourlyLoss(
  scenario: Scenario,
  protection: Protection,
  subject: Subject,
  options: JudgeOptions,
): Bound | undefined {
  const losses = rulesAmong(protection, options).flatMap((placed) => {
    const own = protection.chains.filter(({ rule }) => rule === placed.rule);
    return pointsOf(placed, own, scenario, subject, options).flatMap(({ chain }) => {
      const timing = otherTimings(placed, Number.POSITIVE_INFINITY, options.index, options).at(-1);
      return boundOf(
        { ...chain, ...(timing ? { schedule: timing.schedule, startWindow: timing.startWindow } : {}) },
        options,
      );
    });
  });
  const [first, ...others] = losses;
  return first && others.reduce((one, other) => (other.lo < one.lo ? other : one), first);
}

function boundOf(chain: Parameters<typeof lossAlone>[0], options: LossOptions): readonly Bound[] {
  const loss = lossAlone(chain, options);
  return loss.kind === "bounded" ? [loss.bound] : [];
}
