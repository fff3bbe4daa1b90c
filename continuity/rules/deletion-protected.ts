import { knownValue, orDefault } from "../declaration/setting";
import { readBoolean, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import type { Rule } from "./rule";

/** The property by which a type is protected from deletion; the provider leaves it off everywhere. */
export const PROTECTION: ReadonlyMap<string, string> = new Map([
  ["aws:docdb/cluster:Cluster", "deletionProtection"],
  ["aws:dynamodb/table:Table", "deletionProtectionEnabled"],
  ["aws:neptune/cluster:Cluster", "deletionProtection"],
  ["aws:rds/cluster:Cluster", "deletionProtection"],
  ["aws:rds/instance:Instance", "deletionProtection"],
]);

/** Is what holds data protected from deletion, where its type can be? */
export const deletionProtected: Rule = {
  id: "deletion-protected",
  asks: "Is every member that holds data protected from deletion, where its type can be?",
  level: "advisory",
  severity: "medium",
  *check({ declared, unproven }) {
    for (const service of declared.services) {
      for (const { resource, role } of service.members) {
        const property = PROTECTION.get(resource.type);
        if (role !== "data" || property === undefined || isReadReplica(resource)) continue;
        const on = orDefault(readBoolean(resource, property), false);
        if (knownValue(on) === true) continue;
        const { name, urn } = resource;
        yield {
          verdict: on.kind === "unknown" ? "unproven" : "violates",
          ...(on.kind === "unknown" ? { level: unproven.unknown } : {}),
          service: service.name,
          urn,
          message:
            on.kind === "unknown"
              ? `${name}: whether ${property} is on is unproven: ${on.because}.`
              : `${name}: ${property} is off, so a single call deletes it.`,
          fix: `Set ${property} of ${name} to true.`,
        };
      }
    }
  },
};

/** What a read replica holds, its source holds too. */
function isReadReplica(resource: EstateResource): boolean {
  return readValue(resource, "replicateSourceDb").kind !== "absent";
}
