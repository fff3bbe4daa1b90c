import { spansZones } from "../estate/zones";
import { crossesZones, zonesOfBalancer } from "../mechanisms/load-balancer";
import { LOAD_BALANCER_TYPES } from "../mechanisms/load-balancer-name";
import type { Rule } from "./rule";

/** Does a load balancer use the targets of all its zones? */
export const nlbCrossZone: Rule = {
  id: "nlb-cross-zone",
  asks: "Does every network or gateway load balancer over several zones send requests to the targets of all of them?",
  level: "advisory",
  severity: "medium",
  *check({ declared, surroundings }) {
    for (const { name: service, members } of declared.services) {
      for (const { resource } of members) {
        if (!LOAD_BALANCER_TYPES.includes(resource.type)) continue;
        const spans = spansZones(zonesOfBalancer(resource, surroundings), 2);
        const crosses = crossesZones(resource, surroundings);
        if (crosses === true || spans === false) continue;
        const { name, urn } = resource;
        const surely = crosses === false && spans === true;
        yield {
          verdict: surely ? "violates" : "unproven",
          service,
          urn,
          message: surely
            ? `${name}: each node sends requests only to targets of its own zone; one without a healthy target serves nobody.`
            : `${name}: it is unproven that each node sends requests to the targets of every zone.`,
          fix: `Set enableCrossZoneLoadBalancing of ${name} to true.`,
        };
      }
    }
  },
};
