import type { Call } from "../cloud";
import { DRILL_TAG, type DrillPlan, type DrillResource, drillTags, resourcesOf } from "../plan";
import { tagList } from "./database";
import { type Found, isDatabase } from "./found";
import { STORES } from "./stores/stores";

/**
 * The calls that put a drill's tags on what it restored, where they are not yet, and take off those of the source, by which a
 * backup plan, or a service of ours, would take the copy for the source. Stores come back without tags.
 */
export function tagCalls(plan: DrillPlan, found: Found): readonly Call[] {
  const { region } = plan;
  const tags = tagsFor(plan, found);
  const tagged = Object.entries(tags).every(([key, value]) => found.tags[key] === value);
  if (!isDatabase(found)) return tagged ? [] : STORES[found.kind].tagCalls(region, found, tags);
  const { arn } = found;
  const TagKeys = [...strangeTags(found)];
  const add: Call = { region, operation: "AddTagsToResource", input: { ResourceName: arn, Tags: tagList(tags) } };
  const remove: Call = { region, operation: "RemoveTagsFromResource", input: { ResourceName: arn, TagKeys } };
  return [...(tagged ? [] : [add]), ...(TagKeys.length === 0 ? [] : [remove])];
}

/** What AWS gives an id is called by a tag. */
export function tagsFor(plan: DrillPlan, { kind }: Pick<Found, "kind">): Readonly<Record<string, string>> {
  const unnamed = kind !== "instance" && kind !== "cluster" && !STORES[kind].named;
  return { ...drillTags(plan), ...(unnamed ? { Name: (resourcesOf(plan)[0] as DrillResource).id } : {}) };
}

const OWN_TAGS: ReadonlySet<string> = new Set(Object.values(DRILL_TAG));

/** Tags that are not the drill's. */
export function strangeTags({ tags }: Found): readonly string[] {
  return Object.keys(tags)
    .filter((key) => !OWN_TAGS.has(key) && !key.startsWith("aws:"))
    .sort();
}
