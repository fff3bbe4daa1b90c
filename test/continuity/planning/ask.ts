import type { Facts, PlannedRegion, Question } from "../../../continuity/planning/question";
import { AS_OF } from "../estate-builder";

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;

export const IRELAND: PlannedRegion = { name: "eu-west-1", zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"] };
export const FRANKFURT: PlannedRegion = {
  name: "eu-central-1",
  zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
};
export const STOCKHOLM: PlannedRegion = { name: "eu-north-1", zones: [] };

/** One set of facts for each kind, and for each form that a kind has. */
export const FACTS = {
  "a database of either form": {
    kind: "database",
    engine: "postgres",
    auroraEngine: "aurora-postgresql",
    instanceClass: "db.r6g.large",
  },
  "a DB instance": { kind: "database", engine: "sqlserver-se", instanceClass: "db.r6i.large" },
  "a cluster of Aurora": { kind: "database", auroraEngine: "aurora-mysql", instanceClass: "db.r6g.large" },
  "a table": { kind: "table" },
  "a strongly consistent table": { kind: "table", strongConsistency: true },
  "a bucket": { kind: "bucket" },
  "a file system": { kind: "file-system" },
  "a machine with data": { kind: "volume-group", instanceType: "m7g.large", keepsData: true },
  "machines without data": { kind: "volume-group", instanceType: "m7g.large", keepsData: false, units: 2 },
  tasks: { kind: "tasks", units: 2 },
  "tasks under a name": { kind: "tasks", units: 2, hostedZone: true },
  "a cache": { kind: "cache", nodeType: "cache.t4g.small" },
  "a cache with data": { kind: "cache", nodeType: "cache.t4g.small", keepsData: true },
} as const satisfies Record<string, Facts>;

/** What a member of service `orders` in Ireland is asked, with Frankfurt and Stockholm beside it. */
export function ask<F extends Facts>(facts: F, more: Partial<Question<F>> = {}): Question<F> {
  return {
    name: "orders-store",
    service: "orders",
    facts,
    objectives: { plain: { rto: null, rpo: null }, scenarios: {} },
    home: IRELAND,
    others: [FRANKFURT, STOCKHOLM],
    compromise: {},
    assumptions: [],
    asOf: AS_OF,
    ...more,
  };
}

/** Objectives as a plain pair, and pairs for scenarios. */
export function objectives(
  plain: readonly [number | null, number | null],
  scenarios: { readonly [scenario: string]: readonly [number | null, number | null] } = {},
): Question["objectives"] {
  const pair = ([rto, rpo]: readonly [number | null, number | null]) => ({ rto, rpo });
  return {
    plain: pair(plain),
    scenarios: Object.fromEntries(Object.entries(scenarios).map(([scenario, one]) => [scenario, pair(one)])),
  };
}
