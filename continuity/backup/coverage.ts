import { knownValue, type Setting } from "../declaration/setting";
import { type EffectiveTags, tagOf } from "../estate/effective-tags";
import { bagList, bagString, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { type Bag, isBag, isList, UNKNOWN, type Value } from "../estate/value";
import { and, not, or, type Ternary } from "../recovery/logic";
import { matchesArn } from "./arn-pattern";
import { isBackable } from "./types";

/** A resource that a backup plan may select. */
export interface Candidate {
  readonly resource: EstateResource;
  readonly arn: string;
  readonly tags: EffectiveTags;
}

/** Whether a selection takes a resource in, and by what. */
export interface Coverage {
  readonly covered: Ternary;
  /** How it is selected: `its ARN`, `its tags`, `everything`. */
  readonly by: string;
  /** Why it cannot be known; only where `covered` is unknown. */
  readonly because?: string;
  /** Whether it counts only if the account has opted the service in, in this Region. */
  readonly needsOptIn: boolean;
}

/**
 * Whether a backup selection covers a resource, exactly as AWS Backup decides: it matches `resources` or carries any of
 * `selectionTags`, and meets all `conditions`, and matches none of `notResources`. With neither resources nor tags,
 * every supported resource is a candidate.
 *
 * Source: AWS Backup developer guide, "Assigning resources to a backup plan".
 */
export function covers(selection: EstateResource, candidate: Candidate, index: EstateIndex): Coverage {
  const named = matchesResources(selection, "resources", candidate, index);
  const tagged = matchesTags(selection, candidate.tags);
  const everything = named.stated === false && tagged.stated === false;
  const selected = everything ? true : or(named.holds, tagged.holds);
  const excluded = matchesResources(selection, "notResources", candidate, index);
  const conditions = meetsConditions(selection, candidate.tags);
  const covered = and(selected, conditions.holds, not(excluded.holds));
  const exact = named.holds === true && named.exact;
  const because = [named, tagged, conditions, excluded].find((part) => part.holds === "unknown")?.because;
  return {
    covered,
    by: everything ? "everything" : named.holds === true ? "its ARN" : tagged.holds === true ? "its tags" : "its ARN",
    ...(covered === "unknown" ? { because: because ?? `${selection.name} is not known at preview` } : {}),
    needsOptIn: !exact,
  };
}

interface Match {
  /** Whether the selection states this part at all. */
  readonly stated: boolean;
  readonly holds: Ternary;
  readonly because?: string;
}

/**
 * Known strings first; unknown ones resolve by edge only if there are as many as edges to what can be backed up. What is
 * not known cannot be the ARN of a resource whose ARN is known.
 */
function matchesResources(
  selection: EstateResource,
  property: "resources" | "notResources",
  candidate: Candidate,
  index: EstateIndex,
): Match & { readonly exact: boolean } {
  const setting = readValue(selection, property);
  if (setting.kind === "absent") return { stated: false, holds: false, exact: false };
  if (setting.kind === "unknown") return { stated: true, holds: "unknown", because: setting.because, exact: false };
  const items = isList(setting.value) ? setting.value : [setting.value];
  if (items.length === 0) return { stated: false, holds: false, exact: false };
  const patterns = items.filter((item): item is string => typeof item === "string");
  const matches = patterns.map((pattern) => ({ pattern, holds: matchesArn(pattern, candidate.arn) }));
  const byName = or(...matches.map((match) => match.holds));
  const exact = matches.some((match) => match.holds === true && namesType(match.pattern));
  const unknowns = items.length - patterns.length;
  if (byName === true) return { stated: true, holds: true, exact };
  if (unknowns === 0) {
    const because = `whether ${property} of ${selection.name} names it depends on an ARN not known at preview`;
    return { stated: true, holds: byName, exact, ...(byName === "unknown" ? { because } : {}) };
  }
  const edges = referenced(selection, property, index);
  if (edges.length === unknowns) {
    const holds = or(
      byName,
      edges.some((one) => one.urn === candidate.resource.urn),
    );
    return { stated: true, holds, exact: holds === true };
  }
  const because = `${property} of ${selection.name} is computed and does not say which resources it names`;
  return { stated: true, holds: "unknown", because, exact: false };
}

/**
 * All that a selection can cover, where it states nothing but references to as many resources; undefined where texts, tags
 * or what is not known may take in others.
 */
export function namedByReference(selection: EstateResource, index: EstateIndex): readonly EstateResource[] | undefined {
  const [resources, tags] = [readValue(selection, "resources"), readValue(selection, "selectionTags")];
  if (resources.kind !== "known" || tags.kind !== "absent") return undefined;
  const items = isList(resources.value) ? resources.value : [resources.value];
  const edges = referenced(selection, "resources", index);
  return items.length > 0 && items.length === edges.length && items.every((item) => item === UNKNOWN)
    ? edges
    : undefined;
}

function referenced(selection: EstateResource, property: string, index: EstateIndex): readonly EstateResource[] {
  return index.across(selection, property).filter((one) => isBackable(one.type) && typeof one.outputs.arn !== "string");
}

/** A pattern that names a type or one resource does not ask for opt-in; `*` and a whole service do. */
function namesType(pattern: string): boolean {
  const last = pattern.split(":").slice(5).join(":");
  return last !== "" && !last.startsWith("*");
}

function matchesTags(selection: EstateResource, tags: EffectiveTags): Match {
  const setting = readValue(selection, "selectionTags");
  if (setting.kind === "absent") return { stated: false, holds: false };
  if (setting.kind === "unknown") return { stated: true, holds: "unknown", because: setting.because };
  const items = isList(setting.value) ? setting.value : [setting.value];
  if (items.length === 0) return { stated: false, holds: false };
  return all(
    selection,
    "selectionTags",
    items.map((item) => compareTag(item, tags, (actual, wanted) => actual === wanted)),
    or,
  );
}

const OPERATORS: Readonly<
  Record<string, { readonly negated: boolean; test(actual: string, wanted: string): Ternary }>
> = {
  stringEquals: { negated: false, test: (actual, wanted) => actual === wanted },
  stringLikes: { negated: false, test: (actual, wanted) => matchesArn(wanted, actual) },
  stringNotEquals: { negated: true, test: (actual, wanted) => actual === wanted },
  stringNotLikes: { negated: true, test: (actual, wanted) => matchesArn(wanted, actual) },
};

function meetsConditions(selection: EstateResource, tags: EffectiveTags): Match {
  const setting = readValue(selection, "conditions");
  if (setting.kind === "absent") return { stated: false, holds: true };
  if (setting.kind === "unknown") return { stated: true, holds: "unknown", because: setting.because };
  const blocks = isList(setting.value) ? setting.value : [setting.value];
  const results = blocks.flatMap((block) => (isBag(block) ? meetsBlock(block, tags) : ["unknown" as const]));
  return all(selection, "conditions", results, and);
}

function meetsBlock(block: Bag, tags: EffectiveTags): Ternary[] {
  return Object.entries(OPERATORS).flatMap(([name, operator]) => {
    const list = bagList(block, name);
    if (list.kind === "absent") return [];
    if (list.kind === "unknown") return ["unknown" as const];
    return list.value.map((item) => {
      const matched = compareTag(item, tags, operator.test, "aws:ResourceTag/", operator.negated);
      return operator.negated ? not(matched) : matched;
    });
  });
}

/** Compares one `{key, value}` with the tag in force. A negated test on an absent tag is undocumented: unknown. */
function compareTag(
  item: Value,
  tags: EffectiveTags,
  test: (actual: string, wanted: string) => Ternary,
  prefix = "",
  absentIsUnknown = false,
): Ternary {
  if (item === UNKNOWN || !isBag(item)) return "unknown";
  const key = knownValue(bagString(item, "key"));
  const wanted = knownValue(bagString(item, "value"));
  if (key === undefined || wanted === undefined || !key.startsWith(prefix)) return "unknown";
  const actual: Setting<string> = tagOf(tags, key.slice(prefix.length));
  if (actual.kind === "unknown") return "unknown";
  if (actual.kind === "absent") return absentIsUnknown ? "unknown" : false;
  return test(actual.value, wanted);
}

function all(
  selection: EstateResource,
  property: string,
  results: readonly Ternary[],
  join: (...values: readonly Ternary[]) => Ternary,
): Match {
  const holds = join(...results);
  const because = `whether ${property} of ${selection.name} matches is not known at preview`;
  return { stated: true, holds, ...(holds === "unknown" ? { because } : {}) };
}
