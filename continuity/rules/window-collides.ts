import type { Chain } from "../backup/chain";
import type { FatedRun } from "../backup/fates";
import type { BackupRule } from "../backup/plan";
import { formatInstant } from "../backup/span";
import { clearTime } from "./clear-time";
import { coveredRules, writeMembers } from "./covered-rules";
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
    const collides = ({ cause }: FatedRun) => cause?.closed !== undefined;
    const covered = coveredRules(context, (chain) => chain.closed && JSON.stringify(chain.closed));
    const everywhere = new Map<BackupRule, (readonly Chain[])[]>();
    for (const { rule, siblings } of covered) {
      const oneOfEach = siblings.filter((chain, i) => siblings.findIndex((one) => one.rule === chain.rule) === i);
      everywhere.set(rule, [...(everywhere.get(rule) ?? []), oneOfEach]);
    }
    for (const { rule, chain, members, level, service } of covered) {
      const { runs, in: within } = runsInAYear(chain, asOf);
      const met = runs.filter(collides);
      const lost = met.filter(({ fate }) => fate === "lost");
      const told = lost.length > 0 ? lost : met;
      const [first] = told;
      if (first === undefined) continue;
      const closed = told.flatMap(({ cause }) => cause?.closed ?? []);
      const windows = [...new Set(closed.map(({ what }) => what))].join(" or the ");
      const lead = Math.max(...closed.map((time) => time.lead)) / 3600;
      const before = lead > 0 ? ` or the ${lead}h before it` : "";
      const share = `${writeCount(told.length)} of the ${writeCount(runs.length)} runs of rule ${rule.name} of ${rule.plan.name} ${within}`;
      const [member] = members;
      yield {
        verdict: lost.length > 0 ? "violates" : "unproven",
        level,
        ...(service === undefined ? {} : { service }),
        urn: member?.member.resource.urn ?? rule.plan.urn,
        message: `${writeMembers(members)}: ${share} ${lost.length > 0 ? "fall into" : "may fall into"} the ${windows}${before}, in which snapshots fail, first on ${formatInstant(first.at)}.`,
        fix: wayOut(rule, everywhere.get(rule) ?? [], asOf),
      };
    }
  },
};

function wayOut(rule: BackupRule, everywhere: readonly (readonly Chain[])[], asOf: number): string {
  const clear = clearTime(rule, everywhere, asOf);
  return clear === undefined
    ? `No shift by whole hours keeps rule ${rule.name} clear of every window of what it covers: let point-in-time recovery meet the objective, or move a window.`
    : `Let rule ${rule.name} run ${clear}.`;
}
