import type { Role } from "../declaration/role";
import { roleOfType } from "../declaration/role";
import { knownValue } from "../declaration/setting";
import { isComponent } from "../estate/declarations";
import { effectiveTags } from "../estate/effective-tags";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { declaredServices } from "../verdict/services";
import { linksBetween } from "./links";
import type { ProposedMember } from "./proposal";

/** Keys of tags by which programs tell their services apart, the most telling first. */
const TELLING: readonly string[] = ["service", "app", "application", "component", "workload"];

/** A name of a service, and what speaks for it. */
interface Hint {
  readonly name: string;
  readonly because: string;
}

/**
 * The resources that could be members and belong to no service yet, by the service that the program itself suggests: by its
 * tags, else the component around it, else what refers to it, else the first part of its name.
 */
export function groupMembers(index: EstateIndex): ReadonlyMap<string, readonly ProposedMember[]> {
  const candidates = undeclared(index);
  const linked = linksBetween(
    candidates.map(({ resource }) => resource),
    index,
  );
  const hints = new Map<string, Hint>();
  for (const { resource } of candidates) {
    const hint = byTag(resource) ?? byComponent(resource, index);
    if (hint !== undefined) hints.set(resource.urn, hint);
  }
  spread(hints, candidates, linked);
  for (const { resource } of candidates) {
    if (hints.has(resource.urn)) continue;
    hints.set(resource.urn, byName(resource));
    spread(hints, candidates, linked);
  }
  const groups = new Map<string, ProposedMember[]>();
  for (const candidate of candidates) {
    const { name, because } = hints.get(candidate.resource.urn) as Hint;
    groups.set(name, [...(groups.get(name) ?? []), { ...candidate, because }]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Candidate {
  readonly resource: EstateResource;
  readonly role: Exclude<Role, "none">;
}

/** In the order of URNs, those that do work first: the others are named after them. */
function undeclared(index: EstateIndex): readonly Candidate[] {
  const { services } = declaredServices(index, new Map());
  const declared = new Set(services.flatMap(({ declaredBy }) => declaredBy));
  const found = index.estate.resources.flatMap((resource): readonly Candidate[] => {
    const role = roleOfType(resource.type) ?? "none";
    return role === "none" || declared.has(resource) ? [] : [{ resource, role }];
  });
  const key = ({ resource, role }: Candidate) => `${role === "compute" ? 0 : 1} ${resource.urn}`;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function byTag(resource: EstateResource): Hint | undefined {
  const tags = [...effectiveTags(resource).tags];
  for (const telling of TELLING) {
    const tag = tags.find(([key]) => key.toLowerCase() === telling);
    const name = serviceName(tag === undefined ? undefined : knownValue(tag[1]));
    if (tag !== undefined && name !== undefined) return { name, because: `its tag ${tag[0]}` };
  }
  return undefined;
}

/** The outermost component: what lies within is how it is made. */
function byComponent(resource: EstateResource, index: EstateIndex): Hint | undefined {
  const parent = resource.parent === undefined ? undefined : index.get(resource.parent);
  if (parent === undefined || !isComponent(parent) || parent.type === "pulumi:pulumi:Stack") return undefined;
  const name = serviceName(parent.name);
  return (
    byComponent(parent, index) ?? (name === undefined ? undefined : { name, because: `the component ${parent.name}` })
  );
}

/** Gives whoever has no hint that of its neighbours, as long as anybody gets one; where they differ, nobody does. */
function spread(
  hints: Map<string, Hint>,
  candidates: readonly Candidate[],
  linked: (urn: string) => readonly EstateResource[],
): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const { resource } of candidates) {
      if (hints.has(resource.urn)) continue;
      const neighbours = linked(resource.urn).flatMap(({ urn, name: neighbour }) => {
        const hint = hints.get(urn);
        return hint === undefined ? [] : [{ neighbour, name: hint.name }];
      });
      const [first] = neighbours;
      if (first === undefined || neighbours.some(({ name }) => name !== first.name)) continue;
      hints.set(resource.urn, { name: first.name, because: `a reference between it and ${first.neighbour}` });
      changed = true;
    }
  }
}

function byName({ name }: EstateResource): Hint {
  return { name: serviceName(name.replace(/[-_.].*$/, "")) ?? "unnamed", because: "its name" };
}

/** A text as the name of a service; undefined where nothing is left of it. */
function serviceName(text: string | undefined): string | undefined {
  const name = (text ?? "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 63)
    .replace(/^-+|-+$/g, "");
  return name === "" ? undefined : name;
}
