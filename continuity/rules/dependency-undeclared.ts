import type { Rule } from "./rule";

/** Is every service that another depends on declared? */
export const dependencyUndeclared: Rule = {
  id: "dependency-undeclared",
  asks: "Is every service that another depends on declared?",
  level: "mandatory",
  severity: "medium",
  *check({ declared }) {
    const names = new Set(declared.services.map(({ name }) => name));
    for (const service of declared.services) {
      for (const dependency of service.statement.dependsOn) {
        if (names.has(dependency)) continue;
        yield {
          verdict: "unproven",
          service: service.name,
          message: `${service.name} depends on ${dependency}, a service that nobody declares.`,
          fix: `Give the members of ${dependency} the tag continuity:service, or drop the dependency.`,
        };
      }
    }
  },
};
