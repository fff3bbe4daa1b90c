import type { EffectiveTags } from "../estate/effective-tags";
import { tagOf } from "../estate/effective-tags";
import type { EstateResource } from "../estate/resource";
import type { BackupPlan } from "./plans";

/** A plan with its place among all. */
interface Placed {
  readonly plan: BackupPlan;
  readonly at: number;
}

/** Plans by the resources that they are confined to, and those that may be about any. */
interface Lookup {
  readonly byUrn: ReadonlyMap<string, readonly Placed[]>;
  readonly open: readonly Placed[];
}

const LOOKUPS = new WeakMap<readonly BackupPlan[], Lookup>();

/** The plans that may cover a resource, in their order: spares asking each of hundreds about thousands of members. */
export function plansAbout(
  plans: readonly BackupPlan[],
  { urn }: EstateResource,
  tags: EffectiveTags,
): readonly BackupPlan[] {
  const known = LOOKUPS.get(plans) ?? lookupOf(plans);
  LOOKUPS.set(plans, known);
  const open = known.open.filter(({ plan }) => mayCarry(tags, plan));
  return [...(known.byUrn.get(urn) ?? []), ...open].sort((a, b) => a.at - b.at).map(({ plan }) => plan);
}

function lookupOf(plans: readonly BackupPlan[]): Lookup {
  const byUrn = new Map<string, Placed[]>();
  const open: Placed[] = [];
  for (const [at, plan] of plans.entries()) {
    if (plan.confinedTo === undefined) open.push({ plan, at });
    for (const urn of plan.confinedTo ?? []) {
      const others = byUrn.get(urn);
      if (others === undefined) byUrn.set(urn, [{ plan, at }]);
      else others.push({ plan, at });
    }
  }
  return { byUrn, open };
}

function mayCarry(tags: EffectiveTags, { selectedBy }: BackupPlan): boolean {
  if (selectedBy === undefined) return true;
  return selectedBy.some(({ key, value }) => {
    const tag = tagOf(tags, key);
    return tag.kind === "unknown" || (tag.kind === "known" && tag.value === value);
  });
}
