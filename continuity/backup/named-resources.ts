import { readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { isList, UNKNOWN } from "../estate/value";
import { or, type Ternary } from "../recovery/logic";
import { matchesArn, UNKNOWN_PART } from "./arn-pattern";
import { isNamedBySelections, namesType } from "./types";

/** Whether `resources` or `notResources` of a selection name a resource. */
export interface Naming {
  /** Whether the selection states any. */
  readonly stated: boolean;
  readonly holds: Ternary;
  /** Whether they name it or its type, and not only its service or everything. */
  readonly byType: Ternary;
  /** Why it cannot be known; only where `holds` is unknown. */
  readonly because?: string;
}

const NOT_STATED: Naming = { stated: false, holds: false, byType: false };

/**
 * Known strings first; unknown ones resolve by edge only if there are as many as edges to what a selection names. What is
 * not known cannot be the ARN of a resource whose ARN is known.
 */
export function naming(
  selection: EstateResource,
  property: "resources" | "notResources",
  candidate: { readonly resource: EstateResource; readonly arn: string },
  index: EstateIndex,
): Naming {
  const setting = readValue(selection, property);
  if (setting.kind === "absent") return NOT_STATED;
  const notKnown = (because: string): Naming => ({ stated: true, holds: "unknown", byType: "unknown", because });
  if (setting.kind === "unknown") return notKnown(setting.because);
  const items = isList(setting.value) ? setting.value : [setting.value];
  if (items.length === 0) return NOT_STATED;
  const patterns = items.filter((item): item is string => typeof item === "string");
  const unknowns = items.length - patterns.length;
  const edges = unknowns === 0 ? [] : referenced(selection, property, index);
  const resolved = edges.length === unknowns;
  const referred: Ternary = resolved ? edges.some((one) => one.urn === candidate.resource.urn) : "unknown";
  const matches = patterns.map((pattern) => ({ pattern, holds: matchesArn(pattern, candidate.arn) }));
  const holds = or(referred, ...matches.map((match) => match.holds));
  const typed = matches.filter(({ pattern }) => namesType(pattern, candidate.resource));
  const byType = or(referred, ...typed.map((match) => match.holds));
  if (holds !== "unknown") return { stated: true, holds, byType };
  const silent = `AWS does not say whether a pattern in ${property} of ${selection.name} matches it`;
  const unseen = `whether ${property} of ${selection.name} names it depends on an ARN not known at preview`;
  const because = resolved
    ? candidate.arn.includes(UNKNOWN_PART)
      ? unseen
      : silent
    : `${property} of ${selection.name} is computed and does not say which resources it names`;
  return { stated: true, holds, byType, because };
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

/** The resources whose ARNs not known yet a list is computed from, also those that AWS Backup backs up as something else. */
export function referenced(selection: EstateResource, property: string, index: EstateIndex): readonly EstateResource[] {
  return index
    .across(selection, property)
    .filter((one) => isNamedBySelections(one.type) && typeof one.outputs.arn !== "string");
}
