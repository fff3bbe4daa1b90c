import type { Rule } from "./rule";

/** Do the members of a service agree on what it must survive? */
export const objectiveConflict: Rule = {
  id: "objective-conflict",
  asks: "Do all sources state the same of a service?",
  level: "mandatory",
  severity: "medium",
  *check({ declared }) {
    for (const service of declared.services) {
      for (const { what, values, resource } of service.conflicts) {
        yield {
          verdict: "violates",
          service: service.name,
          ...(resource ? { urn: resource.urn } : {}),
          message: `${service.name}: ${resource?.name ?? "lifeboat.yaml"} states another ${what} than was stated before${values ? ` (${values.join(" against ")})` : ""}; meanwhile the strictest applies.`,
          fix: `State ${what} once, or the same everywhere.`,
        };
      }
    }
  },
};
