import { isComponent, SERVICE_TYPE } from "../estate/declarations";
import type { Rule } from "./rule";

/** Does anything belong to each service that a component declares? */
export const serviceHasMembers: Rule = {
  id: "service-has-members",
  asks: "Does a resource belong to every service that a component declares?",
  level: "mandatory",
  severity: "high",
  *check({ surroundings, declared }) {
    const inhabited = new Set(declared.services.filter(({ members }) => members.length > 0).map(({ name }) => name));
    for (const service of surroundings.index.ofType(SERVICE_TYPE).filter(isComponent)) {
      if (inhabited.has(service.name)) continue;
      yield {
        verdict: "unproven",
        service: service.name,
        urn: service.urn,
        message: `Service ${service.name} is declared, but no resource belongs to it, so nothing is proven of it.`,
        fix: "Create its members with it, or attach resources that exist already with declare.",
      };
    }
  },
};
