import { formatDuration, type Seconds } from "../declaration/duration";
import type { Scenario } from "../declaration/scenario";
import { compare, openReason } from "../recovery/bound";
import { type Condition, condition, exists, type RecoveryPath, unknownCondition } from "../recovery/path";
import { best } from "./combine";
import type { Outcome } from "./judge";
import type { Candidate } from "./recovery";

const DAY: Seconds = 86_400;

/** The days that point-in-time recovery reaches back at most, of whatever service. */
const LONGEST_REACH = 35;

/** Data members that must fit together when they come back; the others stand each by itself. */
export function byConsistencyGroup(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { consistencyGroup, resource, role } = candidate.member;
    const grouped = consistencyGroup !== undefined && role === "data";
    const key = grouped ? `group ${consistencyGroup}` : `urn ${resource.urn}`;
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  return [...groups.values()];
}

/** An incident with the members of each consistency group at one instant. */
export interface Settled {
  /** All that are hit, of groups with only the ways back to the instant that was chosen. */
  readonly candidates: readonly Candidate[];
  readonly outcome: Outcome;
}

/**
 * Judges an incident with the members of each consistency group at the instant that is best for all. Groups are settled one
 * after another, since all choices of all groups together would be too many to try.
 *
 * @param detectionWindow how long ago the instant may be in addition to what is lost
 */
export function settle(
  scenario: Scenario,
  candidates: readonly Candidate[],
  detectionWindow: Seconds,
  judge: (candidates: readonly Candidate[]) => Outcome,
): Settled {
  const groups = byConsistencyGroup(candidates).filter(({ length }) => length > 1);
  let settled: Settled | undefined;
  for (const group of groups) {
    const before = settled?.candidates ?? candidates;
    const tried = consistentChoices(scenario, group, detectionWindow).map((choice) => {
      const narrowed = new Map(choice.map((one) => [one.member, one]));
      const all = before.map((one) => narrowed.get(one.member) ?? one);
      return { candidates: all, outcome: judge(all) };
    });
    const outcome = best(tried.map((one) => one.outcome));
    const chosen = tried.find((one) => one.outcome === outcome)?.candidates ?? before;
    settled = { candidates: chosen, outcome: withoutCommonInstant(scenario, outcome, group) };
    if (settled.outcome !== outcome) return settled;
  }
  return settled ?? { candidates, outcome: judge(candidates) };
}

/** All that are hit, as they are settled; where no group has to be, nothing is judged for it. */
export function settledCandidates(...incident: Parameters<typeof settle>): readonly Candidate[] {
  const [, candidates] = incident;
  const isGrouped = byConsistencyGroup(candidates).some(({ length }) => length > 1);
  return isGrouped ? settle(...incident).candidates : candidates;
}

/**
 * Choices of a common instant for the members of a group: that of the incident, for which nothing may be lost; any at which
 * all can arrive; or that of a snapshot or replica of one, to which all others must be able to go.
 *
 * @param detectionWindow how long ago that may be, beside what is lost
 */
function consistentChoices(
  scenario: Scenario,
  group: readonly Candidate[],
  detectionWindow: Seconds,
): readonly (readonly Candidate[])[] {
  if (group.length === 1) return [group];
  const noticedLate = scenario === "data" || scenario === "compromise";
  const window = noticedLate ? detectionWindow : 0;
  const lossless = group.map((one) => ({ ...one, paths: one.paths.flatMap(withoutLoss) }));
  const anyInstant = group.map((one) => ({ ...one, paths: one.paths.filter((path) => path.anyInstant) }));
  const fixed = group.flatMap((one, at) =>
    one.paths
      .filter((path) => isFixed(path) && exists(path) !== false)
      .map((path) => anyInstant.map((other, i) => (i === at ? { ...one, paths: [path] } : going(path, one, other)))),
  );
  // Where nothing leads to just any instant, it is what a snapshot asks for that is missing.
  const general = [lossless, anyInstant].filter(canAllReturn);
  return general.length > 0 ? [...general, ...fixed] : [...fixed, anyInstant];

  function isFixed({ anyInstant: any, rpo }: RecoveryPath): boolean {
    // What is corrupted runs on, and with it the logs of others: they reach what lost nothing too.
    return any === undefined && (scenario === "data" || rpo.hi !== 0);
  }

  function going(fixedAt: RecoveryPath, of: Candidate, other: Candidate): Candidate {
    const conditions = (path: RecoveryPath) => [
      reachesSnapshot(path, fixedAt, of, window, other),
      ...(scenario === "data" ? [] : [hasCaughtUp(path, fixedAt, of, other)]),
    ];
    return {
      ...other,
      paths: other.paths.map((path) => ({ ...path, requires: [...path.requires, ...conditions(path)] })),
    };
  }
}

function canAllReturn(group: readonly Candidate[]): boolean {
  return group.every(({ paths }) => paths.some((path) => exists(path) !== false));
}

/** A way back that loses nothing, or may turn out to lose nothing once a setting is known. */
function withoutLoss(path: RecoveryPath): readonly RecoveryPath[] {
  if (path.rpo.hi === 0) return [path];
  const open = openReason(path.rpo);
  if (path.rpo.lo > 0 || open === undefined || open === "untested") return [];
  const because = path.rpo.steps.find((step) => step.open === open)?.source ?? "";
  return [{ ...path, requires: [...path.requires, { ...unknownCondition("nothing of it is lost", because), open }] }];
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

/** Where what is hit is lost, logs end: those of one member may end before the instant of another's snapshot or replica. */
function hasCaughtUp(
  { mechanism, rpo }: RecoveryPath,
  { rpo: fixed }: RecoveryPath,
  { member: of }: Candidate,
  { member }: Candidate,
): Condition {
  const text = `its point-in-time recovery has come as far as what is left of ${of.resource.name}`;
  if (rpo.hi !== null && rpo.hi <= fixed.lo) return condition(text, true);
  if (fixed.hi !== null && rpo.lo > fixed.hi) return condition(text, false);
  const because = `${mechanism} of ${member.resource.name} may end before what is left of ${of.resource.name}`;
  return { ...unknownCondition(text, because), open: openReason(rpo) ?? openReason(fixed) ?? "range" };
}

/** Says of a group whose members all come back, but never to one instant, that this is what it lacks. */
function withoutCommonInstant(scenario: Scenario, outcome: Outcome, group: readonly Candidate[]): Outcome {
  const resources = new Set(group.map(({ member }) => member.resource));
  const isStranded = outcome.members.some(({ resource, path }) => path === undefined && resources.has(resource));
  if (group.length === 1 || outcome.verdict !== "violates" || !isStranded || !canAllReturn(group)) return outcome;
  const names = group.map(({ member }) => member.resource.name).join(", ");
  const because = `${names} (consistency group ${group[0]?.member.consistencyGroup}) have no instant in common to go back to: ${lackOf(scenario, group)}`;
  return { ...outcome, because };
}

function lackOf(scenario: Scenario, group: readonly Candidate[]): string {
  if (scenario !== "data") return "all need a way back without loss, or all but one point-in-time recovery";
  const able = group.filter(({ paths }) => paths.some((path) => path.anyInstant && exists(path) !== false));
  return able.length < group.length - 1
    ? "all but one need point-in-time recovery"
    : "all but one need point-in-time recovery that reaches back to its snapshots";
}
