import { known, type Setting, unknown } from "../declaration/setting";
import { defaultTagsOf } from "./place";
import { readValue } from "./read";
import type { EstateResource } from "./resource";
import { type Bag, isBag, UNKNOWN, type Value } from "./value";

/** The tags that a resource will carry. */
export interface EffectiveTags {
  readonly tags: ReadonlyMap<string, Setting<string>>;
  /** The keys that the resource states itself; the others come from the provider's defaults. */
  readonly explicit: ReadonlySet<string>;
  /** Why a key that is missing here may be there all the same; undefined where the tags are complete. */
  readonly incomplete?: string;
}

/** The tags in force: the resource's own, else those merged by the provider's check, else the provider's defaults. */
export function effectiveTags(resource: EstateResource): EffectiveTags {
  const own = readValue(resource, "tags");
  const merged = readValue(resource, "tagsAll");
  const defaults = resource.provider ? defaultTagsOf(resource.provider) : ({ kind: "absent" } as const);
  const tags = new Map<string, Setting<string>>();
  const layers = [defaults, merged, own];
  for (const layer of layers) {
    if (layer.kind !== "known" || !isBag(layer.value)) continue;
    for (const [key, value] of Object.entries(layer.value)) {
      const next = tagValue(key, value);
      const current = tags.get(key);
      if (next.kind === "known" || current === undefined || current.kind !== "known") tags.set(key, next);
    }
  }
  const explicit = new Set(own.kind === "known" && isBag(own.value) ? Object.keys(own.value as Bag) : []);
  const complete = merged.kind === "known" || (own.kind !== "unknown" && defaults.kind !== "unknown");
  if (complete) return { tags, explicit };
  const because = own.kind === "unknown" ? own.because : "the default tags of its provider are not known at preview";
  return { tags, explicit, incomplete: because };
}

/** One tag, unknown where the tags are incomplete and the key is missing. */
export function tagOf(effective: EffectiveTags, key: string): Setting<string> {
  const tag = effective.tags.get(key);
  if (tag) return tag;
  return effective.incomplete === undefined ? { kind: "absent" } : unknown(effective.incomplete);
}

function tagValue(key: string, value: Value): Setting<string> {
  if (value === UNKNOWN) return unknown(`the tag ${key} is computed`);
  return typeof value === "string" ? known(value) : known(String(value));
}
