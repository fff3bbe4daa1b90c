import type { Chain } from "../backup/chain";
import type { BackupRule } from "../backup/plan";
import { type BackableMember, backableMembers } from "./backed-up";
import type { Level } from "./finding";
import type { RuleContext } from "./rule";

/** A rule of a backup plan with the members of which the same is to be said. */
export interface CoveredRule {
  readonly rule: BackupRule;
  /** What it leaves for the first of the members. */
  readonly chain: Chain;
  /** What all rules of the plan leave for that member, continuous backups apart. */
  readonly siblings: readonly Chain[];
  readonly members: readonly [BackableMember, ...BackableMember[]];
  /** Mandatory where one of the members makes an objective fail. */
  readonly level: Level;
  /** Where all members belong to one service. */
  readonly service?: string;
}

/**
 * Every rule that leaves snapshots or copies of a member, with all members of which the same is true: a plan may cover
 * hundreds, and one finding tells as much as hundreds.
 *
 * @param alike what must be equal for two members to share a finding; undefined where there is nothing to say
 * @param preferred which chain of a rule is asked about where it leaves both snapshots and copies
 */
export function coveredRules(
  context: RuleContext,
  alike: (chain: Chain) => string | undefined,
  preferred: "snapshot" | "copy" = "snapshot",
): CoveredRule[] {
  const groups = new Map<BackupRule, Map<string, Group>>();
  for (const member of backableMembers(context)) {
    for (const [rule, chain] of chainByRule(member.protection.chains, preferred)) {
      const key = alike(chain);
      if (key === undefined) continue;
      const ofRule = groups.get(rule) ?? new Map<string, Group>();
      groups.set(rule, ofRule);
      const group = ofRule.get(key);
      if (group !== undefined) group.members.push(member);
      else ofRule.set(key, { chain, siblings: siblingsOf(chain, member.protection.chains), members: [member] });
    }
  }
  return [...groups].flatMap(([rule, byKey]) => [...byKey.values()].map((group) => covered(rule, group)));
}

interface Group {
  readonly chain: Chain;
  readonly siblings: readonly Chain[];
  readonly members: [BackableMember, ...BackableMember[]];
}

function covered(rule: BackupRule, group: Group): CoveredRule {
  const services = new Set(group.members.map(({ service }) => service.name));
  const [service] = services;
  const level = group.members.some((member) => member.level === "mandatory") ? "mandatory" : "advisory";
  return { rule, ...group, level, ...(services.size === 1 && service !== undefined ? { service } : {}) };
}

/** One chain of each rule: its snapshots and copies are made by the same runs. */
function chainByRule(chains: readonly Chain[], preferred: Chain["kind"]): ReadonlyMap<BackupRule, Chain> {
  const chosen = new Map<BackupRule, Chain>();
  for (const chain of chains) {
    if (chain.kind === "continuous" || chain.requires.some(({ holds }) => holds === false)) continue;
    const other = chosen.get(chain.rule);
    if (other === undefined || (other.kind !== preferred && chain.kind === preferred)) chosen.set(chain.rule, chain);
  }
  return chosen;
}

function siblingsOf({ rule }: Chain, chains: readonly Chain[]): Chain[] {
  return chains.filter((chain) => chain.kind !== "continuous" && chain.rule.plan === rule.plan);
}

/** `orders-db`, `orders-db and ledger-db`, `orders-db, ledger-db and 3 more`. */
export function writeMembers(members: readonly BackableMember[]): string {
  return writeNames([...new Set(members.map(({ member }) => member.resource.name))]);
}

/** Names in words, two at most. */
export function writeNames(names: readonly string[]): string {
  const [first = "", second, ...rest] = names;
  if (second === undefined) return first;
  return rest.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${rest.length} more`;
}
