import { ABSENT, known, type Setting, unknown } from "../declaration/setting";
import { defaultTagsOf } from "./place";
import { bagString, bagValue, readValue } from "./read";
import type { EstateResource } from "./resource";
import { type Bag, isBag, isList, UNKNOWN, type Value } from "./value";

/** The tags that a resource will carry. */
export interface EffectiveTags {
  readonly tags: ReadonlyMap<string, Setting<string>>;
  /** The keys that the resource states itself; the others come from the provider's defaults. */
  readonly explicit: ReadonlySet<string>;
  /** Why a key that is missing here may be there all the same; undefined where the tags are complete. */
  readonly incomplete?: string;
}

/**
 * The tags in force: the resource's own, else those merged by the provider's check, else the provider's defaults. A tag of
 * its own that is not known yet takes the place of a default all the same.
 */
export function effectiveTags(resource: EstateResource): EffectiveTags {
  const known = KNOWN.get(resource) ?? tagsInForce(resource);
  KNOWN.set(resource, known);
  return known;
}

/** Those of a component are asked for with each resource in it, those of a member by several rules. */
const KNOWN = new WeakMap<EstateResource, EffectiveTags>();

function tagsInForce(resource: EstateResource): EffectiveTags {
  const own = bagOf(tagBag(readValue(resource, "tags")), "tags");
  const merged = bagOf(readValue(resource, "tagsAll"), "tagsAll");
  const defaults = bagOf(resource.provider ? defaultTagsOf(resource.provider) : ABSENT, "tags of defaultTags");
  const [ownTags, mergedTags] = [tagsIn(own), tagsIn(merged)];
  const tags = new Map<string, Setting<string>>();
  for (const [key, tag] of tagsIn(defaults)) {
    const hidden = own.kind === "unknown" && merged.kind !== "known";
    tags.set(key, hidden ? unknown(own.because) : tag);
  }
  for (const [key, tag] of mergedTags) tags.set(key, tag);
  const settled = new Set(mergedTags.flatMap(([key, tag]) => (tag.kind === "known" ? [key] : [])));
  for (const [key, tag] of ownTags) if (tag.kind === "known" || !settled.has(key)) tags.set(key, tag);
  const explicit = new Set(ownTags.map(([key]) => key));
  const complete = merged.kind === "known" || (own.kind !== "unknown" && defaults.kind !== "unknown");
  if (complete) return { tags, explicit };
  const because = own.kind === "unknown" ? own.because : "the default tags of its provider are not known at preview";
  return { tags, explicit, incomplete: because };
}

/** Auto Scaling groups state their tags as a list of `{key, value}`. */
function tagBag(setting: Setting<Value>): Setting<Value> {
  if (setting.kind !== "known" || !isList(setting.value)) return setting;
  const bag: Record<string, Value> = {};
  for (const tag of setting.value) {
    const key = isBag(tag) ? bagString(tag, "key") : ABSENT;
    if (!isBag(tag) || key.kind !== "known") return unknown("not all of its tags are known at preview");
    const value = bagValue(tag, "value");
    bag[key.value] = value.kind === "known" ? value.value : UNKNOWN;
  }
  return known(bag);
}

function bagOf(setting: Setting<Value>, what: string): Setting<Bag> {
  if (setting.kind !== "known") return setting;
  return isBag(setting.value) ? { kind: "known", value: setting.value } : unknown(`${what} is not an object`);
}

function tagsIn(setting: Setting<Bag>): readonly (readonly [string, Setting<string>])[] {
  if (setting.kind !== "known") return [];
  const tags: (readonly [string, Setting<string>])[] = [];
  for (const [key, value] of Object.entries(setting.value)) {
    const tag = tagValue(key, value);
    if (tag.kind !== "absent") tags.push([key, tag]);
  }
  return tags;
}

/** One tag, unknown where the tags are incomplete and the key is missing. */
export function tagOf(effective: EffectiveTags, key: string): Setting<string> {
  const tag = effective.tags.get(key);
  if (tag) return tag;
  return effective.incomplete === undefined ? { kind: "absent" } : unknown(effective.incomplete);
}

/** The provider turns a number or a truth value into text, and drops null. */
function tagValue(key: string, value: Value): Setting<string> {
  if (value === null) return ABSENT;
  if (value === UNKNOWN) return unknown(`the tag ${key} is computed`);
  return typeof value === "object" ? unknown(`the tag ${key} is not a text`) : known(String(value));
}
