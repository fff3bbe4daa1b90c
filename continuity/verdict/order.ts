import type { Role } from "../declaration/role";
import type { EstateIndex } from "../estate/resource";
import type { Member } from "./services";

/** What comes back first where members do not refer to each other: data and caches, then compute, then network. */
const TIER: Readonly<Record<Exclude<Role, "none">, number>> = { data: 0, cache: 0, compute: 1, network: 2 };

/**
 * For each member of a service, the members it waits for: those it refers to, else those of an earlier tier. A member is in
 * no earlier tier than what it refers to, so that nothing ever waits in a circle.
 */
export function recoveryOrder(members: readonly Member[], index: EstateIndex): (member: Member) => readonly Member[] {
  if (members.length === 1) return () => [];
  const byUrn = new Map(members.map((member) => [member.resource.urn, member]));
  const refers = new Map(members.map((member) => [member, reachable(member, byUrn, index)]));
  const tier = new Map(
    members.map((member) => [
      member,
      Math.max(TIER[member.role], ...[...refersTo(member)].map((one) => TIER[one.role])),
    ]),
  );
  const needs = new Map<Member, readonly Member[]>();
  return (member) => {
    const known = needs.get(member);
    if (known) return known;
    const found = members.filter((other) => other !== member && waits(member, other));
    needs.set(member, found);
    return found;
  };

  function refersTo(member: Member): ReadonlySet<Member> {
    return refers.get(member) ?? new Set();
  }

  function waits(member: Member, other: Member): boolean {
    const [forth, back] = [refersTo(member).has(other), refersTo(other).has(member)];
    if (forth && back) return TIER[other.role] < TIER[member.role];
    return forth === back ? (tier.get(other) as number) < (tier.get(member) as number) : forth;
  }
}

/** The members that a resource is computed from, directly or through other resources. */
function reachable(start: Member, members: ReadonlyMap<string, Member>, index: EstateIndex): ReadonlySet<Member> {
  const found = new Set<Member>();
  const seen = new Set<string>();
  const queue = [start.resource.urn];
  for (let urn = queue.pop(); urn !== undefined; urn = queue.pop()) {
    if (seen.has(urn)) continue;
    seen.add(urn);
    const resource = index.get(urn);
    if (resource === undefined) continue;
    const member = members.get(urn);
    if (member !== undefined && member !== start) found.add(member);
    for (const urns of Object.values(resource.edges)) queue.push(...urns);
  }
  return found;
}
