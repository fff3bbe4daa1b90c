import type { Rule } from "./rule";
import { sentence } from "./wording";

/** Does what stands in for a member stand in another zone? */
export const replicaApart: Rule = {
  id: "replica-apart",
  asks: "Does every replica or reader stand in another zone than what it stands in for?",
  level: "advisory",
  severity: "medium",
  *check({ declared, judge }) {
    for (const service of declared.services) {
      for (const member of service.members) {
        const { name, urn } = member.resource;
        for (const { scenario, requires, mechanism } of judge.pathsOf(service, member)) {
          const [near, ...missing] = requires.filter(({ holds }) => holds === false);
          if (scenario !== "zone" || near?.apart !== true || missing.length > 0) continue;
          yield {
            verdict: "violates",
            service: service.name,
            urn,
            message: `${name}: a replica goes down with the zone of what it stands in for (${mechanism}).`,
            ...(near.fix ? { fix: sentence(near.fix) } : {}),
          };
        }
      }
    }
  },
};
