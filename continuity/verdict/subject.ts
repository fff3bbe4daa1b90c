import type { Subject } from "../backup/protection";
import type { EstateResource } from "../estate/resource";
import type { Member, Service } from "./services";

const SIBLINGS = new WeakMap<Service, readonly EstateResource[]>();

function siblingsOf(service: Service): readonly EstateResource[] {
  const known = SIBLINGS.get(service) ?? service.members.map(({ resource }) => resource);
  SIBLINGS.set(service, known);
  return known;
}

/** A member as mechanisms and backups see it. */
export function subjectOf(member: Member, service: Service): Subject {
  return {
    resource: member.resource,
    tags: member.tags,
    service: service.name,
    detectionWindow: service.statement.detectionWindow ?? 0,
    minimumServiceLevel: service.statement.minimumServiceLevel,
    siblings: siblingsOf(service),
  };
}
