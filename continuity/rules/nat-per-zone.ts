import { knownValue } from "../declaration/setting";
import { modeOf, NAT_GATEWAY_TYPE, servesItsZone } from "../mechanisms/nat-gateway";
import { zoneOfGateway, zonesThrough } from "../mechanisms/nat-routes";
import type { Rule } from "./rule";

/** Does each zone have its own way out? */
export const natPerZone: Rule = {
  id: "nat-per-zone",
  asks: "Do only subnets of its own zone route through every NAT gateway?",
  level: "advisory",
  severity: "medium",
  *check({ declared, surroundings }) {
    const services = new Map(
      declared.services.flatMap(({ name, members }) => members.map(({ resource }) => [resource.urn, name] as const)),
    );
    for (const gateway of surroundings.index.ofType(NAT_GATEWAY_TYPE)) {
      if (knownValue(modeOf(gateway)) === "regional") continue;
      const { name, urn } = gateway;
      const service = services.get(urn);
      const { holds, because } = servesItsZone(gateway, surroundings);
      // Of what belongs to no service only what is surely wrong is worth a word.
      if (holds === true || (holds === "unknown" && service === undefined)) continue;
      const own = zoneOfGateway(gateway, surroundings).known;
      const others = [...zonesThrough(gateway, surroundings).known].filter((zone) => !own.has(zone)).sort();
      yield {
        verdict: holds === false ? "violates" : "unproven",
        ...(service === undefined ? {} : { service }),
        scenario: "zone",
        urn,
        message:
          holds === false
            ? `${name}: subnets of other zones (${others.join(", ")}) route through it, and lose their way out with its zone.`
            : `${name}: it is unproven that only subnets of its own zone route through it: ${because}.`,
        fix: "Make a NAT gateway in each zone and route the subnets of a zone through its own, or make one regional.",
      };
    }
  },
};
