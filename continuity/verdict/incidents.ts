import { formatDuration, type Seconds } from "../declaration/duration";
import type { Scenario } from "../declaration/scenario";
import { regionOf } from "../estate/place";
import { compare, openReason } from "../recovery/bound";
import {
  ANYWHERE,
  type Condition,
  condition,
  exists,
  type RecoveryPath,
  type Target,
  unknownCondition,
} from "../recovery/path";
import type { Outcome } from "./judge";
import type { Candidate } from "./recovery";

const DAY: Seconds = 86_400;

/** The days that point-in-time recovery reaches back at most, of whatever service. */
const LONGEST_REACH = 35;

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

/** The data members of one consistency group are hit, and come back, together. */
export function byConsistencyGroup(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { consistencyGroup, resource } = candidate.member;
    const key = consistencyGroup === undefined ? `urn ${resource.urn}` : `group ${consistencyGroup}`;
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  return [...groups.values()];
}

/**
 * Choices of a common instant for the members of a group: any at which all can arrive, or that of a snapshot of one, to
 * which all others must be able to go back.
 *
 * @param detectionWindow how long ago that may be, beside what is lost
 */
export function consistentChoices(
  group: readonly Candidate[],
  detectionWindow: Seconds,
): readonly (readonly Candidate[])[] {
  if (group.length === 1) return [group];
  const anyInstant = group.map((one) => ({ ...one, paths: one.paths.filter((path) => path.anyInstant) }));
  const snapshots = group.flatMap((one, at) =>
    one.paths
      .filter((path) => !path.anyInstant && exists(path) !== false)
      .map((path) =>
        anyInstant.map((other, i) => (i === at ? { ...one, paths: [path] } : goingBackTo(path, one, other))),
      ),
  );
  // Where nothing leads to just any instant, it is what a snapshot asks for that is missing.
  const everywhere = anyInstant.every(({ paths }) => paths.some((path) => exists(path) !== false));
  return everywhere ? [anyInstant, ...snapshots] : [...snapshots, anyInstant];

  function goingBackTo(snapshot: RecoveryPath, of: Candidate, other: Candidate): Candidate {
    const reach = (path: RecoveryPath) => reachesSnapshot(path, snapshot, of, detectionWindow, other);
    return { ...other, paths: other.paths.map((path) => ({ ...path, requires: [...path.requires, reach(path)] })) };
  }
}

/** Begins the condition on a way back to the instant of another member's snapshot. */
export const SHARED_INSTANT = "its point-in-time recovery reaches back to the snapshot of";

function reachesSnapshot(
  { anyInstant, mechanism }: RecoveryPath,
  { rpo }: RecoveryPath,
  { member: snapshotted }: Candidate,
  detectionWindow: Seconds,
  { member }: Candidate,
): Condition {
  const text = `${SHARED_INSTANT} ${snapshotted.resource.name}`;
  const reach = anyInstant?.reachesBack ?? { kind: "known", value: 0 };
  if (reach.kind === "unknown") return unknownCondition(text, reach.because);
  const days = Math.ceil((detectionWindow + (rpo.hi ?? rpo.lo)) / DAY);
  const fix = days <= LONGEST_REACH ? `keep ${mechanism} of ${member.resource.name} ${days} days` : undefined;
  const kept = compare(rpo, reach.value - detectionWindow);
  if (kept !== "unproven") return condition(text, kept === "meets", fix);
  const because = `${mechanism} of ${member.resource.name} reaches back ${formatDuration(reach.value)}, and the snapshot may be older`;
  return {
    ...unknownCondition(text, because),
    open: openReason(rpo) ?? "range",
    ...(fix === undefined ? {} : { fix }),
  };
}

/** Says of a group whose members all come back, but never to one instant, that this is what it lacks. */
export function withoutCommonInstant(outcome: Outcome, group: readonly Candidate[]): Outcome {
  const stranded = outcome.verdict === "violates" && outcome.members.some(({ path }) => path === undefined);
  const eachReturns = group.every(({ paths }) => paths.some((path) => exists(path) !== false));
  if (group.length === 1 || !stranded || !eachReturns) return outcome;
  const names = group.map(({ member }) => member.resource.name).join(", ");
  const able = group.filter(({ paths }) => paths.some((path) => path.anyInstant && exists(path) !== false));
  const lacking =
    able.length < group.length - 1
      ? "all but one need point-in-time recovery"
      : "all but one need point-in-time recovery that reaches back to its snapshots";
  const because = `${names} (consistency group ${group[0]?.member.consistencyGroup}) have no instant in common to go back to: ${lacking}`;
  return { ...outcome, because };
}
