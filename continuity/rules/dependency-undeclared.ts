import { inForce } from "../declaration/external";
import type { Rule } from "./rule";

/** Is every service that another depends on declared? */
export const dependencyUndeclared: Rule = {
  id: "dependency-undeclared",
  asks: "Is every service that another depends on declared?",
  level: "mandatory",
  severity: "medium",
  *check({ declared, external, surroundings }) {
    const elsewhere = inForce(external, surroundings.asOf).services;
    const names = new Set([...declared.services, ...elsewhere].map(({ name }) => name));
    for (const service of declared.services) {
      for (const dependency of service.statement.dependsOn) {
        if (names.has(dependency)) continue;
        yield {
          verdict: "unproven",
          service: service.name,
          dependency,
          message: `${service.name} depends on ${dependency}, a service that nobody declares.`,
          fix: `Give the members of ${dependency} the tag continuity:service, say under external in lifeboat.yaml what it promises, or drop the dependency.`,
        };
      }
    }
  },
};
