import type { Objective } from "../declaration/objectives";
import type { Scenario } from "../declaration/scenario";
import type { EstateResource } from "../estate/resource";
import type { Condition, RecoveryPath } from "../recovery/path";
import { SHARED_INSTANT } from "../verdict/incidents";
import type { ScenarioVerdict, UnprovenReason } from "../verdict/verdict";

/** The smallest change that opens a way back which does not violate the objective; else what usually helps. */
export function wayOut(verdict: ScenarioVerdict, culprit: EstateResource | undefined): string {
  if (verdict.because !== undefined) return reachLonger(verdict) ?? COMMON_INSTANT;
  if (culprit === undefined) return "See to the service that it waits for first, or loosen the objective.";
  const outcome = verdict.members.find(({ resource }) => resource === culprit);
  const closed = (outcome?.paths ?? [])
    .map((path) => ({ path, missing: missing(path) }))
    .filter((one): one is { path: RecoveryPath; missing: readonly string[] } => one.missing !== undefined)
    .filter(({ path }) => path.rto.lo <= limit(verdict.objective.rto) && path.rpo.lo <= limit(verdict.objective.rpo))
    .sort((a, b) => a.missing.length - b.missing.length || time(a.path) - time(b.path));
  const [first] = closed;
  if (first === undefined)
    return verdict.rpo.lo > limit(verdict.objective.rpo) ? USUAL[verdict.scenario] : usualForTime(verdict);
  const change = [...new Set(first.missing)].join(" and ");
  return `${change.charAt(0).toUpperCase()}${change.slice(1)} (${first.path.mechanism}).`;
}

/** What turns an unproven verdict into a proven one, whichever. */
export function wayOutOfDoubt({ members, binds }: ScenarioVerdict, reason: UnprovenReason): string {
  if (reason === "unmodelled" && members.length === 0) {
    return "Give the resources that it consists of the tag continuity:service, or drop its objectives.";
  }
  if (reason === "unknown" && binds.doubt === undefined)
    return "See to the other findings of this service and of those it depends on first.";
  return OUT_OF_DOUBT[reason];
}

const OUT_OF_DOUBT: Readonly<Record<UnprovenReason, string>> = {
  unknown: "Give the setting a value that is known at preview.",
  untested: "Drill it, or vouch for the figure under assumptions in lifeboat.yaml.",
  unmodelled: "Give the resource the tag continuity:role = none if the service can do without it.",
  range: "Declare or measure the steps that are only assumed, or loosen the objective.",
};

const COMMON_INSTANT =
  "Turn on point-in-time recovery for all members of the consistency group but one, or take one out of it.";

/** Where point-in-time recovery is on, but does not go back to the snapshot of another member: for how long to keep it. */
function reachLonger({ members }: ScenarioVerdict): string | undefined {
  const unmet = members
    .flatMap(({ paths }) => paths)
    .filter(({ requires }) => requires.every(({ holds, text }) => holds !== false || text.startsWith(SHARED_INSTANT)))
    .flatMap(({ requires }) => requires.filter(({ holds, fix }) => holds === false && fix !== undefined));
  const fixes = [...new Set(unmet.map(({ fix }) => fix))].join(" and ");
  return fixes === ""
    ? undefined
    : `${fixes.charAt(0).toUpperCase()}${fixes.slice(1)}, or take a member out of its group.`;
}

/** What would have to change for a path to exist; undefined where nothing is missing or nobody can say. */
function missing(path: RecoveryPath): readonly string[] | undefined {
  const unmet: readonly Condition[] = path.requires.filter(({ holds }) => holds !== true);
  const fixes = unmet.map(({ fix }) => fix).filter((fix) => fix !== undefined);
  return fixes.length === unmet.length && fixes.length > 0 ? fixes : undefined;
}

const limit = (half: Objective["rto"]): number => (typeof half === "number" ? half : Number.POSITIVE_INFINITY);
const time = (path: RecoveryPath): number => path.rto.hi ?? Number.POSITIVE_INFINITY;

const USUAL: Readonly<Record<Scenario, string>> = {
  instance: "Give it a standby, or loosen the objective.",
  zone: "Give it a standby in another zone, or loosen the objective.",
  region:
    "Copy its recovery points to a vault in another Region often enough, or replicate it there, or loosen the objective.",
  data: "Turn on point-in-time recovery, back it up more often, or loosen the objective.",
  compromise:
    "Copy its recovery points to a vault in another account or under a compliance lock, or loosen the objective.",
};

/** Where only the time is too long; a restore from backups gets no quicker by having more of them. */
function usualForTime({ scenario }: ScenarioVerdict): string {
  return scenario === "data" || scenario === "compromise"
    ? "Shorten the steps that take longest, or loosen the RTO."
    : USUAL[scenario];
}
