import { type Protection, protectionOf, type Subject } from "../backup/protection";
import { isBackable } from "../backup/types";
import { makesFail } from "../verdict/failing";
import type { Member, Service } from "../verdict/services";
import { subjectOf } from "../verdict/subject";
import type { Level } from "./finding";
import type { RuleContext } from "./rule";

/** A member that AWS Backup can back up, with what it does for it. */
export interface BackableMember {
  readonly service: Service;
  readonly member: Member;
  readonly subject: Subject;
  readonly protection: Protection;
  /** Mandatory where this member makes a stated objective of its service fail, else advisory. */
  readonly level: Level;
}

/** Every member of every service that AWS Backup can back up. */
export function* backableMembers(context: RuleContext): Iterable<BackableMember> {
  const verdicts = new Map(context.verdicts.map(({ name, scenarios }) => [name, scenarios]));
  for (const service of context.declared.services) {
    for (const member of service.members) {
      if (!isBackable(member.resource.type)) continue;
      const subject = subjectOf(member, service);
      const protection = protectionOf(subject, context.surroundings);
      const fails = verdicts.get(service.name)?.some((one) => makesFail(member, one));
      const level = fails ? "mandatory" : "advisory";
      yield { service, member, subject, protection, level };
    }
  }
}
