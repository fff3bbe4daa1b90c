import type { Rule } from "./rule";

/** Is it known to which service a resource belongs? */
export const membershipKnown: Rule = {
  id: "membership-known",
  asks: "Is it known at preview to which service each resource belongs?",
  level: "mandatory",
  severity: "high",
  *check({ declared, unproven }) {
    for (const { resource, because } of declared.unknownMembership) {
      yield {
        verdict: "unproven",
        level: unproven.unknown,
        urn: resource.urn,
        message: `${resource.name}: whether it belongs to a service is not known: ${because}.`,
        fix: "Give its continuity tags literal values.",
      };
    }
  },
};
