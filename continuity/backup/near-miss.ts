import type { EstateIndex } from "../estate/resource";
import { instancesOf } from "./cluster-instances";
import type { Candidate } from "./coverage";
import { likelySelections } from "./likely-selections";
import { isCloser, missOf, type NearMiss } from "./misses";
import type { BackupPlan } from "./plans";

/**
 * The selection that comes closest to covering a resource which no plan covers; undefined where no plan of the program is
 * about anything like it.
 */
export function closestMiss(
  plans: readonly BackupPlan[],
  candidate: Candidate,
  index: EstateIndex,
): NearMiss | undefined {
  const related = [candidate.resource, ...instancesOf(candidate.resource, index)];
  const likely = likelySelections(plans, related, candidate.tags);
  const [first, ...others] = likely.map((one) => missOf(one, candidate, index));
  const best = first && others.reduce((one, other) => (isCloser(other, one) ? other : one), first);
  if (best === undefined) return undefined;
  const { distance: _, idle: __, ...miss } = best;
  return miss;
}
