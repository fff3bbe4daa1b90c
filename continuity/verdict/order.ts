import type { Role } from "../declaration/role";
import type { EstateIndex } from "../estate/resource";
import type { Member } from "./services";

/** What comes back first where members do not refer to each other: data and caches, then compute, then network. */
const TIER: Readonly<Record<Exclude<Role, "none">, number>> = { data: 0, cache: 0, compute: 1, network: 2 };

/** For each member of a service, the members it waits for. Members that refer to each other in a circle do not wait. */
export function recoveryOrder(members: readonly Member[], index: EstateIndex): (member: Member) => readonly Member[] {
  const byUrn = new Map(members.map((member) => [member.resource.urn, member]));
  const refers = new Map(members.map((member) => [member, reachable(member, byUrn, index)]));
  return (member) =>
    members.filter((other) => {
      if (other === member) return false;
      const forth = refers.get(member)?.has(other) ?? false;
      const back = refers.get(other)?.has(member) ?? false;
      return forth === back ? TIER[other.role] < TIER[member.role] : forth;
    });
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
