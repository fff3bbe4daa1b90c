import type { Objective } from "../declaration/objectives";
import type { Scenario } from "../declaration/scenario";
import type { EstateResource } from "../estate/resource";
import type { Condition, RecoveryPath } from "../recovery/path";
import type { ScenarioVerdict } from "../verdict/verdict";

/** The smallest change that opens a way back which does not violate the objective; else what usually helps. */
export function wayOut(verdict: ScenarioVerdict, culprit: EstateResource | undefined): string {
  const outcome = verdict.members.find(({ resource }) => resource === culprit);
  const closed = (outcome?.paths ?? [])
    .map((path) => ({ path, missing: missing(path) }))
    .filter((one): one is { path: RecoveryPath; missing: readonly string[] } => one.missing !== undefined)
    .filter(({ path }) => path.rto.lo <= limit(verdict.objective.rto) && path.rpo.lo <= limit(verdict.objective.rpo))
    .sort((a, b) => a.missing.length - b.missing.length || time(a.path) - time(b.path));
  const [first] = closed;
  if (first === undefined) return USUAL[verdict.scenario];
  const change = [...new Set(first.missing)].join(" and ");
  return `${change.charAt(0).toUpperCase()}${change.slice(1)} (${first.path.mechanism}).`;
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
