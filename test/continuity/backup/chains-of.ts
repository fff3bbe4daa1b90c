import type { Chain, ChainFigures } from "../../../continuity/backup/chain";
import { backupPlans, chainsOf, coveringPlans, type Unread } from "../../../continuity/backup/plans";
import { arnOf, type ContinuousBackup } from "../../../continuity/backup/types";
import { effectiveTags } from "../../../continuity/estate/effective-tags";
import type { EstateResource } from "../../../continuity/estate/resource";
import type { Value } from "../../../continuity/estate/value";
import { indexOf, plan, rdsInstance, selection, vault } from "../estate-builder";

/** Somebody vouches for a job of so many minutes. */
export function job(minutes: number): ChainFigures {
  return { jobTime: { seconds: minutes * 60, source: `a job takes ${minutes}m` } };
}

/** Somebody vouches for a copy of so many minutes. */
export function copy(minutes: number): ChainFigures {
  return { copyTime: { seconds: minutes * 60, source: `a copy takes ${minutes}m` } };
}

export function read(
  member: EstateResource,
  others: readonly EstateResource[],
  figures: ChainFigures = {},
  support: ContinuousBackup = "unsupported",
): { readonly chains: readonly Chain[]; readonly unread: readonly Unread[] } {
  const index = indexOf(member, ...others);
  const candidate = { resource: member, tags: effectiveTags(member), arn: arnOf(member) ?? "" };
  return chainsOf(coveringPlans(backupPlans(index), candidate, index), figures, support, index);
}

/** The chains that the rules of one plan, which covers everything, leave for a DB instance. */
export function chainsOfRules(
  rules: Value,
  figures: ChainFigures = {},
  support: ContinuousBackup = "unsupported",
): readonly Chain[] {
  const nightly = plan("nightly", rules);
  return read(rdsInstance("db"), [vault("main"), nightly, selection("all", nightly)], figures, support).chains;
}
