import { readValue } from "../estate/read";
import { isWatched } from "../mechanisms/dns";
import { failoverType } from "../mechanisms/records";
import { recordsOf } from "./records";
import type { Rule } from "./rule";
import { sentence } from "./wording";

/** Does anything tell Route 53 when to fail over? */
export const failoverHealthCheck: Rule = {
  id: "failover-health-check",
  asks: "Does a health check watch what every primary failover record leads to?",
  level: "advisory",
  severity: "medium",
  *check(context) {
    for (const { record, service } of recordsOf(context)) {
      if (readValue(record, "failoverRoutingPolicies").kind === "absent") continue;
      if (failoverType(record) === "SECONDARY") continue;
      const { holds, because, fix } = isWatched(record);
      if (holds === true) continue;
      const { name, urn } = record;
      yield {
        verdict: holds === false ? "violates" : "unproven",
        ...(service ? { service: service.name } : {}),
        urn,
        message:
          holds === false
            ? `${name}: no health check watches what it leads to, so Route 53 never fails over.`
            : `${name}: whether a health check watches what it leads to is unproven: ${because}.`,
        ...(fix ? { fix: sentence(fix) } : {}),
      };
    }
  },
};
