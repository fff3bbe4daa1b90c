import type { Subject } from "../backup/protection";
import { effectiveTags } from "../estate/effective-tags";
import type { EstateResource } from "../estate/resource";
import { targetsOf } from "../mechanisms/records";
import { RECORD_TYPE } from "../mechanisms/routing";
import type { Service } from "../verdict/services";
import { subjectOf } from "../verdict/subject";
import type { RuleContext } from "./rule";

/** A record of Route 53, with the service that its clients look for. */
export interface ServiceRecord {
  readonly record: EstateResource;
  /** Undefined where neither the record nor anything that it leads to belongs to one. */
  readonly service: Service | undefined;
}

/** Every record of the program. Records carry no tags, so that most are no members: those that lead to one are its service's. */
export function* recordsOf({ declared, surroundings: { index } }: RuleContext): Iterable<ServiceRecord> {
  const records = index.ofType(RECORD_TYPE);
  if (records.length === 0) return;
  const services = new Map(
    declared.services.flatMap((service) => service.members.map(({ resource }) => [resource.urn, service] as const)),
  );
  for (const record of records) {
    const service = [record, ...targetsOf(record, index)].map(({ urn }) => services.get(urn)).find((one) => one);
    yield { record, service };
  }
}

/** A record as mechanisms see it, member or not. */
export function subjectOfRecord(record: EstateResource, service: Service): Subject {
  const tags = effectiveTags(record);
  return subjectOf({ resource: record, role: "network", tags, consistencyGroup: undefined }, service);
}
