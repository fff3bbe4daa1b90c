import type { Subject } from "../backup/protection";
import type { Member, Service } from "./services";

/** A member as mechanisms and backups see it. */
export function subjectOf(member: Member, service: Service): Subject {
  return {
    resource: member.resource,
    tags: member.tags,
    service: service.name,
    detectionWindow: service.statement.detectionWindow ?? 0,
  };
}
