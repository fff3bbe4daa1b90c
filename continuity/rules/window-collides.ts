import type { Chain } from "../backup/chain";
import type { ClosedTime } from "../backup/closed-time";
import type { FatedRun } from "../backup/fates";
import { formatInstant } from "../backup/span";
import { clearTime } from "./clear-time";
import { type CoveredRule, coveredRules, writeMembers } from "./covered-rules";
import type { Rule } from "./rule";
import { runsInAYear, writeCount } from "./runs-in-a-year";

/** Do snapshots keep clear of the windows of their member? */
export const windowCollides: Rule = {
  id: "window-collides",
  asks: "Do scheduled snapshots keep clear of the maintenance and backup windows of their member?",
  level: "mandatory",
  severity: "high",
  *check(context) {
    const { asOf } = context.surroundings;
    const covered = coveredRules(context, (chain) => chain.closed && JSON.stringify(chain.closed));
    for (const one of covered) {
      const { rule, chain, members, level, service } = one;
      const { runs, in: within } = runsInAYear(chain, asOf);
      const met = runs.flatMap(collision);
      const lost = met.filter(({ fate }) => fate === "lost");
      const told = lost.length > 0 ? lost : met;
      const [first] = told;
      if (first === undefined) continue;
      const windows = [...new Set(told.map(({ closed }) => closed.what))].join(" or the ");
      const lead = Math.max(...told.map(({ closed }) => closed.lead)) / 3600;
      const share = `${writeCount(told.length)} of the ${writeCount(runs.length)} runs of rule ${rule.name} of ${rule.plan.name} ${within}`;
      yield {
        verdict: lost.length > 0 ? "violates" : "unproven",
        level,
        ...(service === undefined ? {} : { service }),
        urn: members[0].member.resource.urn,
        message: `${writeMembers(members)}: ${share} ${lost.length > 0 ? "fall into" : "may fall into"} the ${windows} or the ${lead}h before it, in which snapshots fail, first on ${formatInstant(first.at)}.`,
        fix: wayOut(
          one,
          covered.filter((other) => other.rule === rule),
          asOf,
        ),
      };
    }
  },
};

/** A run that meets a window, or may. */
interface Collision extends Pick<FatedRun, "at" | "fate"> {
  readonly closed: ClosedTime;
}

function collision({ at, fate, cause }: FatedRun): readonly Collision[] {
  return cause?.closed === undefined ? [] : [{ at, fate, closed: cause.closed }];
}

/** @param everywhere the rule with each kind of member that it covers */
function wayOut({ rule, chain }: CoveredRule, everywhere: readonly CoveredRule[], asOf: number): string {
  const clear = clearTime(rule, chain.schedule, everywhere.map(oneOfEach), asOf);
  return clear === undefined
    ? `No shift by whole hours keeps rule ${rule.name} clear of every window of what it covers: let point-in-time recovery meet the objective, or move a window.`
    : `Let rule ${rule.name} run ${clear}.`;
}

/** One chain of each rule of a plan. */
function oneOfEach({ siblings }: CoveredRule): readonly Chain[] {
  return siblings.filter((chain, i) => siblings.findIndex((one) => one.rule === chain.rule) === i);
}
