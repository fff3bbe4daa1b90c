import type { Scenario } from "../declaration/scenario";
import { regionOf } from "../estate/place";
import { ANYWHERE, exists, type RecoveryPath, type Target, unknownCondition } from "../recovery/path";
import type { Candidate } from "./recovery";

/** Whether a scenario hits one member at a time, or all of them at once. */
export function hitsAll(scenario: Scenario): boolean {
  return scenario === "zone" || scenario === "region" || scenario === "compromise";
}

/**
 * The incidents that hit all members of a scenario: an account is lost once, Regions one at a time, and so are zones, of
 * which each lies in one Region. A member whose Region is not known may lie in any of them.
 */
export function perLostPlace(scenario: Scenario, candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  if (scenario !== "region" && scenario !== "zone") return [candidates];
  const regionOfMember = new Map(candidates.map((one) => [one, regionOf(one.member.resource)]));
  const regions = [...new Set(regionOfMember.values())].filter((region) => region !== undefined).sort();
  if (regions.length < 2) return [candidates];
  return regions.map((lost) => candidates.filter((one) => [lost, undefined].includes(regionOfMember.get(one))));
}

/** For a lost Region or account all members end at one target; each target is a choice of its own. */
export function perTarget(scenario: Scenario, candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  if (scenario === "zone") return [candidates];
  const open = candidates.flatMap((one) => one.paths).filter((path) => exists(path) !== false);
  const paths = open.filter(({ target }) => target !== ANYWHERE);
  const targets = new Map(paths.map(({ target }) => [`${target.region}/${target.account}`, target]));
  if (targets.size === 0) return [candidates];
  return [...targets]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, target]) =>
      candidates.map((one) => ({ ...one, paths: one.paths.flatMap((path) => towards(path, target)) })),
    );
}

/** A way back as it leads to a target; a Region or account that is not known may be the same, and proves nothing. */
function towards(path: RecoveryPath, target: Target): readonly RecoveryPath[] {
  if (path.target === ANYWHERE) return [path];
  const parts = (["region", "account"] as const).filter((part) => path.target[part] !== target[part]);
  if (parts.length === 0) return [path];
  if (parts.some((part) => path.target[part] !== undefined && target[part] !== undefined)) return [];
  const text = "it comes back where the other members do";
  const because = `the ${parts.join(" and ")} to which ${path.mechanism} leads cannot be compared at preview`;
  return [{ ...path, requires: [...path.requires, unknownCondition(text, because)] }];
}
