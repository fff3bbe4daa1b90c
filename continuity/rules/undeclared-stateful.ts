import type { EstateResource } from "../estate/resource";
import { primariesOf } from "../mechanisms/global-cluster";
import { leftOut } from "./incomplete";
import type { Rule } from "./rule";

/** Does stateful data belong to a service? */
export const undeclaredStateful: Rule = {
  id: "undeclared-stateful",
  asks: "Does every resource that keeps data belong to a service?",
  level: "advisory",
  severity: "low",
  *check({ declared, surroundings }) {
    // Of these nobody knows yet which tags their provider gives them; partial-preview tells.
    const unseen = leftOut(surroundings.index);
    const members = new Set(declared.services.flatMap((service) => service.members.map(({ resource }) => resource)));
    const standsIn = (resource: EstateResource) =>
      primariesOf(resource, surroundings.index).some((primary) => members.has(primary));
    const told = declared.undeclared.filter((resource) => !unseen.has(resource) && !standsIn(resource));
    for (const { urn, name } of told) {
      yield {
        verdict: "unproven",
        urn,
        message: `${name} keeps data but belongs to no service, so nothing is proven of it.`,
        fix: "Give it the tag continuity:service, or continuity:role = none if its data may be lost.",
      };
    }
  },
};
