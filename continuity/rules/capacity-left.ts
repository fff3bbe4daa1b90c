import type { Surroundings } from "../backup/protection";
import type { EstateResource } from "../estate/resource";
import { enoughLeft, unitsLeft } from "../mechanisms/capacity";
import { mechanismOf } from "../mechanisms/catalogue";
import type { Condition } from "../recovery/path";
import type { Service } from "../verdict/services";
import { subjectOf } from "../verdict/subject";
import type { Rule } from "./rule";
import { sentence } from "./wording";

/** A member of which too little is left, or may be, when a unit or a zone is lost. */
export interface Shortage {
  readonly resource: EstateResource;
  readonly scenario: "instance" | "zone";
  readonly condition: Condition;
  /** How many units are left; undefined where that is not known. */
  readonly left: number | undefined;
}

/** What keeps a service from its minimum service level; nothing where it states none. */
export function shortagesOf(service: Service, surroundings: Surroundings): readonly Shortage[] {
  const level = service.statement.minimumServiceLevel;
  if (level === undefined) return [];
  return service.members.flatMap((member) => {
    const { resource } = member;
    const capacity = mechanismOf(resource.type)?.capacity?.(subjectOf(member, service), surroundings);
    if (capacity === undefined) return [];
    return (["instance", "zone"] as const)
      .map((scenario) => ({
        resource,
        scenario,
        condition: enoughLeft(scenario, capacity, level),
        left: unitsLeft(scenario, capacity),
      }))
      .filter(({ condition }) => condition.holds !== true);
  });
}

/** The way out where no number of units would do, or they are not known. Some must be left, whatever the level. */
function withoutNumber(left: number | undefined): string {
  return left === 0
    ? "Spread it over more zones, with units in those that are left."
    : "Spread it over more zones, or lower the minimum service level.";
}

/** Is the minimum service level left when an instance or a zone is lost? */
export const capacityLeft: Rule = {
  id: "capacity-left",
  asks: "Does every member that shares work keep the minimum service level when a unit or a zone is lost?",
  level: "mandatory",
  severity: "high",
  *check({ declared, surroundings, unproven }) {
    for (const service of declared.services) {
      for (const { resource, scenario, condition, left } of shortagesOf(service, surroundings)) {
        const { holds, text, because, fix } = condition;
        yield {
          verdict: holds === false ? "violates" : "unproven",
          ...(holds === "unknown" ? { level: unproven.unknown } : {}),
          service: service.name,
          scenario,
          urn: resource.urn,
          message:
            holds === false
              ? `${resource.name}: not ${text} (${scenario}).`
              : `${resource.name}: whether ${text} is unproven (${scenario}): ${because}.`,
          fix: fix ? sentence(fix) : withoutNumber(left),
        };
      }
    }
  },
};
