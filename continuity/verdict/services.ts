import { isStateful, type Role, roleOfType } from "../declaration/role";
import {
  EMPTY_STATEMENT,
  mergeStatements,
  type ServiceStatement,
  type StatementConflict,
} from "../declaration/statement";
import { TAG, type TagProblem, type TagReading, tagReader } from "../declaration/tags";
import { declaredTags, isComponent } from "../estate/declarations";
import { type EffectiveTags, effectiveTags, tagOf } from "../estate/effective-tags";
import type { EstateIndex, EstateResource } from "../estate/resource";

/** A resource that belongs to a service. */
export interface Member {
  readonly resource: EstateResource;
  readonly role: Exclude<Role, "none">;
  readonly tags: EffectiveTags;
  readonly consistencyGroup: string | undefined;
}

/** A service as everything together declares it. */
export interface Service {
  readonly name: string;
  readonly statement: ServiceStatement;
  readonly members: readonly Member[];
  readonly conflicts: readonly ServiceConflict[];
  /** The resources whose tags say anything of it, members or not. */
  readonly declaredBy: readonly EstateResource[];
  /** Tags that bear on every verdict (a detection window, a dependency, a role) and cannot be read. */
  readonly unread: readonly UnreadTag[];
}

export interface UnreadTag {
  readonly resource: EstateResource;
  readonly because: string;
}

export interface ServiceConflict extends StatementConflict {
  /** The resource whose tags differ from what was stated before; undefined for lifeboat.yaml. */
  readonly resource: EstateResource | undefined;
}

/** What the tags of the program declare. */
export interface Declared {
  /** By name, sorted. */
  readonly services: readonly Service[];
  /** Tags that cannot be read or are not known yet. */
  readonly problems: readonly { readonly resource: EstateResource; readonly problem: TagProblem }[];
  /** Stateful resources of which it is not known whether they belong to a service. */
  readonly unknownMembership: readonly { readonly resource: EstateResource; readonly because: string }[];
  /** Stateful resources that belong to no service. */
  readonly undeclared: readonly EstateResource[];
}

/**
 * Reads every resource's tags and gathers members and statements by service. The order of the resources does not matter.
 *
 * @param stated what lifeboat.yaml states, by service
 */
export function declaredServices(index: EstateIndex, stated: ReadonlyMap<string, ServiceStatement>): Declared {
  const drafts = new Map<string, Draft>();
  const problems: Declared["problems"][number][] = [];
  const unknownMembership: Declared["unknownMembership"][number][] = [];
  const undeclared: EstateResource[] = [];
  const read = tagReader();
  const resources = [...index.estate.resources].sort((a, b) => (a.urn < b.urn ? -1 : 1));
  const tagsOf = declaredTags(index);
  for (const resource of resources) {
    const tags = tagsOf(resource);
    if (tags.tags.size === 0 && tags.incomplete === undefined) {
      if (isStateful(resource.type)) undeclared.push(resource);
      continue;
    }
    const reading = read(withUnknownService(tags));
    problems.push(
      ...reading.problems.filter(({ key }) => tags.tags.has(key)).map((problem) => ({ resource, problem })),
    );
    const role = isComponent(resource) ? "none" : roleOf(resource, reading, tags);
    const membership = tagOf(tags, TAG.service);
    if (membership.kind === "unknown" && role !== "none" && isKnownRole(reading, resource)) {
      unknownMembership.push({ resource, because: membership.because });
    }
    if (membership.kind === "absent" && role !== "none" && isStateful(resource.type)) undeclared.push(resource);
    if (reading.service.kind !== "known") continue;
    const draft = drafts.get(reading.service.value) ?? emptyDraft(reading.service.value, stated);
    drafts.set(reading.service.value, draft);
    draft.add(resource, role, tags, reading);
  }
  for (const name of stated.keys()) if (!drafts.has(name)) drafts.set(name, emptyDraft(name, stated));
  const services = [...drafts.values()].map((draft) => draft.service()).sort((a, b) => (a.name < b.name ? -1 : 1));
  return { services, problems, unknownMembership, undeclared };
}

/** A type that no table knows is taken for data where the resource itself is named a member. */
function roleOf({ type }: EstateResource, reading: TagReading, { explicit }: EffectiveTags): Role {
  return reading.role ?? roleOfType(type) ?? (explicit.has(TAG.service) ? "data" : "none");
}

/** Only what could be a member is worth a word: known types with a role, or a stated role. */
function isKnownRole(reading: TagReading, resource: EstateResource): boolean {
  return reading.role !== undefined || roleOfType(resource.type) !== undefined;
}

function withUnknownService(effective: EffectiveTags): EffectiveTags["tags"] {
  const service = tagOf(effective, TAG.service);
  return service.kind === "unknown" && !effective.tags.has(TAG.service)
    ? new Map([...effective.tags, [TAG.service, service]])
    : effective.tags;
}

interface Draft {
  add(resource: EstateResource, role: Role, tags: EffectiveTags, reading: TagReading): void;
  service(): Service;
}

function emptyDraft(name: string, stated: ReadonlyMap<string, ServiceStatement>): Draft {
  let statement = EMPTY_STATEMENT;
  const merged = new Set<ServiceStatement>();
  const members: Member[] = [];
  const conflicts: ServiceConflict[] = [];
  const declaredBy: EstateResource[] = [];
  const unread: UnreadTag[] = [];
  const merge = (next: ServiceStatement, resource: EstateResource | undefined) => {
    // Nearly always all resources state the same, and then there is nothing to add.
    if (merged.has(next) && merged.size === 1) return;
    merged.add(next);
    const both = mergeStatements(statement, next);
    statement = both.statement;
    conflicts.push(...both.conflicts.map((conflict) => ({ ...conflict, resource })));
  };
  return {
    add(resource, role, tags, reading) {
      declaredBy.push(resource);
      unread.push(...unreadTags(resource, tags, reading));
      merge(reading.statement, resource);
      if (role === "none") return;
      members.push({ resource, role, tags: effectiveTags(resource), consistencyGroup: reading.consistencyGroup });
    },
    service() {
      const fromFile = stated.get(name);
      if (fromFile) merge(fromFile, undefined);
      return { name, statement, members, conflicts, declaredBy, unread };
    },
  };
}

/** Tags that no verdict rests on, and the objectives: those are unknown by themselves, scenario by scenario. */
const NO_BEARING: readonly string[] = [TAG.owner, TAG.mtpd, TAG.firstDrillBy, TAG.minimumServiceLevel];

function unreadTags(resource: EstateResource, tags: EffectiveTags, reading: TagReading): readonly UnreadTag[] {
  const bears = (key: string) => !NO_BEARING.includes(key) && !key.startsWith(TAG.rto) && !key.startsWith(TAG.rpo);
  const unread = reading.problems.filter(({ key }) => bears(key));
  const because = unread.map(
    ({ key, unknown }) => `the tag ${key} of ${resource.name} cannot be ${unknown ? "known at preview" : "read"}`,
  );
  if (tags.incomplete !== undefined) because.push(`not all tags of ${resource.name} are known: ${tags.incomplete}`);
  return because.map((one) => ({ resource, because: one }));
}
