import { enoughLeft } from "../mechanisms/capacity";
import { mechanismOf } from "../mechanisms/catalogue";
import { subjectOf } from "../verdict/subject";
import type { Rule } from "./rule";
import { sentence } from "./wording";

/** Is the minimum service level left when an instance or a zone is lost? */
export const capacityLeft: Rule = {
  id: "capacity-left",
  asks: "Does every member that shares work keep the minimum service level when a unit or a zone is lost?",
  level: "mandatory",
  severity: "high",
  *check({ declared, surroundings, unproven }) {
    for (const service of declared.services) {
      const level = service.statement.minimumServiceLevel;
      if (level === undefined) continue;
      for (const member of service.members) {
        const capacity = mechanismOf(member.resource.type)?.capacity?.(subjectOf(member, service), surroundings);
        if (capacity === undefined) continue;
        for (const scenario of ["instance", "zone"] as const) {
          const { holds, text, because, fix } = enoughLeft(scenario, capacity, level);
          if (holds === true) continue;
          const { name, urn } = member.resource;
          yield {
            verdict: holds === false ? "violates" : "unproven",
            ...(holds === "unknown" ? { level: unproven.unknown } : {}),
            service: service.name,
            scenario,
            urn,
            message:
              holds === false
                ? `${name}: not ${text} (${scenario}).`
                : `${name}: whether ${text} is unproven (${scenario}): ${because}.`,
            fix: fix ? sentence(fix) : "Spread it over more zones, or lower the minimum service level.",
          };
        }
      }
    }
  },
};
