import type { Chain } from "../backup/chain";
import { type CopyCondition, copyConditions } from "../backup/copying";
import { makerOf } from "../backup/maker";
import { backupTypeOf } from "../backup/types";
import { type BackableMember, backableMembers } from "./backed-up";
import { writeMembers } from "./covered-rules";
import type { RuleFinding } from "./finding";
import type { Rule, RuleContext } from "./rule";
import { sentence } from "./wording";

/** Can every copy be made, and decrypted where it lies? */
export const copyUsable: Rule = {
  id: "copy-usable",
  asks: "Can every backup copy be made, and decrypted where it lies?",
  level: "mandatory",
  severity: "high",
  *check(context) {
    const groups = new Map<string, { readonly hitch: Hitch; readonly members: BackableMember[] }>();
    for (const member of backableMembers(context)) {
      for (const hitch of hitchesOf(member, context)) {
        const { chain, condition } = hitch;
        const key = [chain.rule.plan.urn, chain.rule.name, chain.vault.name, condition.text, condition.problem].join(
          "\n",
        );
        const group = groups.get(key) ?? { hitch, members: [] };
        groups.set(key, group);
        group.members.push(member);
      }
    }
    for (const { hitch, members } of groups.values()) yield findingOf(hitch, members);
  },
};

/** What stands, or may stand, in the way of a copy. */
interface Hitch {
  readonly chain: Chain;
  readonly condition: CopyCondition;
}

function hitchesOf({ member, protection }: BackableMember, { surroundings }: RuleContext): readonly Hitch[] {
  const type = backupTypeOf(member.resource);
  if (type === undefined) return [];
  return protection.chains
    .filter((chain) => makerOf(chain.rule) === "AWS Backup")
    .flatMap((chain) =>
      copyConditions(chain, member.resource, type, surroundings.index)
        .filter(({ holds }) => holds !== true)
        .map((condition) => ({ chain, condition })),
    );
}

function findingOf({ chain, condition }: Hitch, members: readonly BackableMember[]): RuleFinding {
  const { rule, vault } = chain;
  const { holds, about, problem, fix } = condition;
  const [first] = members;
  const services = [...new Set(members.map(({ service }) => service.name))];
  const [service] = services;
  const can = holds === false ? "cannot copy" : "may not be able to copy";
  const message =
    about === "resource" && first !== undefined
      ? `${first.member.resource.name}: rule ${rule.name} of ${rule.plan.name} ${can} it to vault ${vault.name}: ${problem}.`
      : `${rule.plan.name}: rule ${rule.name} ${can} to vault ${vault.name}: ${problem}. It covers ${writeMembers(members)}.`;
  return {
    verdict: holds === false ? "violates" : "unproven",
    level: holds === false && members.some(({ level }) => level === "mandatory") ? "mandatory" : "advisory",
    ...(services.length === 1 && service !== undefined ? { service } : {}),
    urn: about === "resource" && first !== undefined ? first.member.resource.urn : rule.plan.urn,
    message,
    fix: fix === undefined ? "Copy it to a place that AWS Backup documents." : sentence(fix),
  };
}
