import type { Rule } from "./rule";

/** Does stateful data belong to a service? */
export const undeclaredStateful: Rule = {
  id: "undeclared-stateful",
  asks: "Does every resource that keeps data belong to a service?",
  level: "advisory",
  severity: "low",
  *check({ declared }) {
    for (const { urn, name } of declared.undeclared) {
      yield {
        verdict: "unproven",
        urn,
        message: `${name} keeps data but belongs to no service, so nothing is proven of it.`,
        fix: "Give it the tag continuity:service, or continuity:role = none if its data may be lost.",
      };
    }
  },
};
