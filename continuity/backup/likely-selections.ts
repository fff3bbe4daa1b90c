import type { EffectiveTags } from "../estate/effective-tags";
import { accountOf, regionOf } from "../estate/place";
import { readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { isUnknown } from "../estate/value";
import { compareUrns, type Selecting } from "./misses";
import { type BackupPlan, strays } from "./plans";
import { type SelectedTag, selectedTags } from "./selection-tags";

/** A selection with the tags of which it takes any; none where it does not choose by tags alone. */
interface Placed extends Selecting {
  readonly tags: readonly SelectedTag[];
}

interface Lookup {
  /** Those of plans that name all they cover by reference, by what they name. */
  readonly byUrn: ReadonlyMap<string, readonly Selecting[]>;
  /** Those that choose by tags alone, by tag. */
  readonly byTag: ReadonlyMap<string, readonly Selecting[]>;
  /** All but those of confined plans: in one group they are as far from whatever has none of their tags. By URN. */
  readonly groups: readonly (readonly Placed[])[];
}

const LOOKUPS = new WeakMap<readonly BackupPlan[], Lookup>();

/**
 * The selections among which the one is that comes closest to covering a resource: of those that are as far from it only the
 * first by URN. Spares asking each of hundreds about thousands of members that no plan covers.
 *
 * @param related the resource, with what it consists of
 */
export function likelySelections(
  plans: readonly BackupPlan[],
  related: readonly EstateResource[],
  { tags }: EffectiveTags,
): readonly Selecting[] {
  const { byUrn, byTag, groups } = LOOKUPS.get(plans) ?? remembered(plans);
  const carried = new Set([...tags].flatMap(([key, tag]) => (tag.kind === "known" ? [tagKey(key, tag.value)] : [])));
  const isApart = (one: Placed) => !one.tags.some(({ key, value }) => carried.has(tagKey(key, value)));
  return [
    ...related.flatMap(({ urn }) => byUrn.get(urn) ?? []),
    ...[...carried].flatMap((tag) => byTag.get(tag) ?? []),
    ...groups.flatMap((group) => group.find(isApart) ?? []),
  ];
}

function remembered(plans: readonly BackupPlan[]): Lookup {
  const lookup = lookupOf(plans);
  LOOKUPS.set(plans, lookup);
  return lookup;
}

function lookupOf(plans: readonly BackupPlan[]): Lookup {
  const [byUrn, byTag, groups] = [
    new Map<string, Selecting[]>(),
    new Map<string, Selecting[]>(),
    new Map<string, Placed[]>(),
  ];
  for (const plan of plans) {
    for (const one of placedOf(plan)) {
      const isConfined = one.selection !== undefined && plan.confinedTo !== undefined;
      if (isConfined) for (const urn of plan.confinedTo) add(byUrn, urn, one);
      else add(groups, groupOf(one), one);
      for (const { key, value } of one.tags) add(byTag, tagKey(key, value), one);
    }
  }
  return { byUrn, byTag, groups: [...groups.values()].map((group) => group.sort(compareUrns)) };
}

function add<T>(map: Map<string, T[]>, key: string, one: T): void {
  const others = map.get(key);
  if (others === undefined) map.set(key, [one]);
  else others.push(one);
}

function placedOf(plan: BackupPlan): readonly Placed[] {
  const of = { plan: plan.resource, idle: isIdle(plan) };
  if (plan.selections.length === 0) return [{ ...of, selection: undefined, tags: [] }];
  return plan.selections.map((selection) => ({ ...of, selection, tags: tagsAlone(selection) ?? [] }));
}

/** Whether a plan never runs as it stands: AWS refuses it, or no schedule of it can be read. */
export function isIdle({ rules }: BackupPlan): boolean {
  if (rules.kind !== "known") return false;
  const isRefused = rules.value.some(({ refusals }) => refusals.length > 0);
  return isRefused || rules.value.every(({ scheduleError }) => scheduleError !== undefined);
}

/** The tags of a selection that asks for nothing else. */
function tagsAlone(selection: EstateResource): readonly SelectedTag[] | undefined {
  const isRestricted = RESTRICTIONS.some((property) => readValue(selection, property).kind !== "absent");
  return isRestricted ? undefined : selectedTags(selection);
}

const RESTRICTIONS = ["conditions", "notResources"];

/** Equal for selections that are as far from whatever has none of their tags. */
function groupOf({ plan, selection, tags, idle }: Placed): string {
  const place = [regionOf(plan), accountOf(plan), idle];
  if (selection === undefined) return JSON.stringify(place);
  const keys = [...new Set(tags.map(({ key }) => key))].sort();
  return JSON.stringify([place, strays(selection, plan), tags.length > 0 ? keys : selectedBy(selection)]);
}

/** All that a selection chooses by; where any of it is not known, it is like no other. */
function selectedBy({ urn, inputs, edges }: EstateResource): unknown {
  if (inputs === undefined) return urn;
  let isKnown = true;
  const stated = JSON.stringify(
    ["resources", "selectionTags", ...RESTRICTIONS].map((property) => [inputs[property], edges[property]]),
    (_, value) => {
      isKnown &&= !isUnknown(value);
      return value;
    },
  );
  return isKnown ? stated : urn;
}

const tagKey = (key: string, value: string): string => JSON.stringify([key, value]);
