import type { DrillResource } from "../plan";

/** How much of something an account has and may have in a Region. */
export interface Quota {
  readonly name: string;
  readonly used: number;
  readonly max: number;
}

const QUOTA_OF: Partial<Record<DrillResource["kind"], string>> = { instance: "DBInstances", cluster: "DBClusters" };

/** Why there is no room for what a drill makes, a line each. What the account does not tell is not counted. */
export function shortages(
  quotas: readonly Quota[],
  resources: readonly DrillResource[],
  allocatedGiB: number | null,
): readonly string[] {
  const needs = new Map<string, number>([["AllocatedStorage", allocatedGiB ?? 0]]);
  for (const quota of resources.flatMap(({ kind }) => QUOTA_OF[kind] ?? [])) {
    needs.set(quota, (needs.get(quota) ?? 0) + 1);
  }
  return quotas
    .filter(({ name, used, max }) => used + (needs.get(name) ?? 0) > max)
    .filter(({ name }) => (needs.get(name) ?? 0) > 0)
    .map(
      ({ name, used, max }) => `quota ${name}: ${used} of ${max} are used, and the drill needs ${needs.get(name)} more`,
    );
}
