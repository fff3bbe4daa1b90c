import { type AssessOptions, assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { EstateResource } from "../../../continuity/estate/resource";
import type { Bag } from "../../../continuity/estate/value";
import type { Assumption } from "../../../continuity/evidence/assumption";
import type { Finding } from "../../../continuity/rules/finding";
import { AS_OF, estate, rdsInstance } from "../estate-builder";

/** One row of a rule's table: a name, an estate, options that differ from the defaults, and every finding of the rule. */
export type Row = readonly [
  name: string,
  resources: readonly EstateResource[],
  options: Partial<AssessOptions>,
  findings: readonly Finding[],
];

/** What one rule finds in an estate. */
export function findingsOf(rule: string, resources: readonly EstateResource[], options: Partial<AssessOptions>) {
  const { findings } = assess(estate(...resources), { ...DEFAULT_OPTIONS, asOf: AS_OF, ...options });
  return findings.filter((one) => one.rule === rule);
}

/** A database of the service `orders` that survives the loss of its zone and a deletion. */
export function database(name: string, tags: Bag = {}, inputs: Bag = {}): EstateResource {
  return rdsInstance(name, {
    multiAz: true,
    backupRetentionPeriod: 7,
    deletionProtection: true,
    tags: { "continuity:service": "orders", ...tags },
    ...inputs,
  });
}

export function vouched(what: Assumption["what"], value: number, more: Partial<Assumption> = {}): Assumption {
  return {
    what,
    for: { kind: "service", service: "orders" },
    value,
    owner: "team-orders",
    reason: "restored twice",
    until: AS_OF + 86_400,
    ...more,
  };
}
