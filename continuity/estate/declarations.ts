import type { Setting } from "../declaration/setting";
import { TAG } from "../declaration/tags";
import { type EffectiveTags, effectiveTags } from "./effective-tags";
import type { EstateIndex, EstateResource } from "./resource";
import { isList } from "./value";

/** How the types of Lifeboat's own components begin. */
export const OWN_COMPONENTS = "lifeboat:index:";

/** The component that declares a service. */
export const SERVICE_TYPE = `${OWN_COMPONENTS}Service`;

/** What `declare` registers: tags for resources that were made without them, and the URNs of those. */
export const DECLARATION_TYPE = "lifeboat:index:Declaration";

/**
 * The tags that a program declares of each resource, wherever it does so: on the resource itself, by a declaration that names
 * it, or on or of the nearest component around it; each beats the next, and all beat the default tags of a provider. AWS sees
 * only those of the resource itself.
 */
export function declaredTags(index: EstateIndex): (resource: EstateResource) => EffectiveTags {
  const named = declarations(index);
  return (resource) => {
    const own = effectiveTags(resource);
    const byName = named.get(resource.urn);
    const declared = byName ?? tagsAround(resource, index, named);
    if (declared === undefined || isComponent(resource)) return own;
    const explicit = [...own.tags].filter(([key]) => own.explicit.has(key));
    return {
      ...own,
      tags: new Map([...own.tags, ...declared, ...explicit]),
      // Whoever names a resource means it; what a component holds may be anything.
      explicit: new Set([...own.explicit, ...(byName?.keys() ?? [])]),
    };
  };
}

/** A component groups resources and is none itself: nothing of it is deployed, so it has no provider. */
export function isComponent({ type, provider }: EstateResource): boolean {
  return provider === undefined && !type.startsWith("aws:");
}

type Tags = ReadonlyMap<string, Setting<string>>;

/** By the URN of a resource, what declarations say of it; of several the first by its own URN. */
function declarations(index: EstateIndex): ReadonlyMap<string, Tags> {
  const found = new Map<string, Tags>();
  for (const declaration of [...index.ofType(DECLARATION_TYPE)].sort((a, b) => (a.urn < b.urn ? -1 : 1))) {
    const { tags } = effectiveTags(declaration);
    const named = declaration.inputs?.members;
    const urns = [
      ...(named !== undefined && isList(named) ? named : []),
      ...index.across(declaration, "members").map(({ urn }) => urn),
    ];
    for (const urn of urns) if (typeof urn === "string" && !found.has(urn)) found.set(urn, tags);
  }
  return found;
}

/** The tags of the nearest component around a resource that says to which service it belongs, or of which that is declared. */
function tagsAround(resource: EstateResource, index: EstateIndex, named: ReadonlyMap<string, Tags>): Tags | undefined {
  const parent = resource.parent === undefined ? undefined : index.get(resource.parent);
  if (parent === undefined) return undefined;
  const own = parent.inputs?.tags === undefined ? undefined : effectiveTags(parent).tags;
  if (own?.has(TAG.service)) return own;
  return named.get(parent.urn) ?? tagsAround(parent, index, named);
}
