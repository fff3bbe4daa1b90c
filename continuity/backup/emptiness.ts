import { readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { isList, UNKNOWN, type Value } from "../estate/value";
import { namedByReference } from "./named-resources";
import { backedUpInstead } from "./types";

/** Why a selection can select nothing, whatever there is to select, and what would help. */
export interface Emptiness {
  readonly why: string;
  readonly fix: string;
}

/**
 * Undefined where a selection may select something, be it in another program.
 *
 * Source: AWS Backup refuses a selection with neither ("Either 'ListOfTags' or 'Resources' section must be non-empty", error
 * of CreateBackupSelection), although its API reference says that such a one selects everything.
 */
export function emptinessOf(selection: EstateResource, index: EstateIndex): Emptiness | undefined {
  const [resources, tags] = [itemsOf(selection, "resources"), itemsOf(selection, "selectionTags")];
  const fix = `Name ARNs, types such as arn:aws:rds:*:*:db:*, or tags in ${selection.name}.`;
  if (isEmpty(resources) && isEmpty(tags)) {
    return {
      why: "names neither resources nor selectionTags: AWS refuses it, although it documents it as everything",
      fix,
    };
  }
  if (itemsOf(selection, "notResources")?.includes("*")) {
    return {
      why: "selects nothing: its notResources leave out everything",
      fix: `Narrow notResources of ${selection.name}.`,
    };
  }
  if (!isEmpty(tags) || resources === undefined) return undefined;
  if (resources.every((item) => typeof item === "string" && item !== "*" && !item.startsWith("arn:"))) {
    return { why: "selects nothing: none of its resources is an ARN", fix };
  }
  const named = resources.every((item) => item === UNKNOWN) ? (namedByReference(selection, index) ?? []) : [];
  const parts = named.filter((one) => backedUpInstead(one) !== undefined);
  const [first] = parts;
  if (first === undefined || parts.length < named.length) return undefined;
  const what = backedUpInstead(first);
  return {
    why: `selects nothing: it names ${parts.map(({ name }) => name).join(", ")}, and AWS Backup backs up ${what} instead`,
    fix: `Name ${what} in resources of ${selection.name}.`,
  };
}

/** The elements of a list; undefined where it is not known. */
function itemsOf(selection: EstateResource, property: string): readonly Value[] | undefined {
  const setting = readValue(selection, property);
  if (setting.kind === "unknown") return undefined;
  if (setting.kind === "absent") return [];
  return isList(setting.value) ? setting.value : [setting.value];
}

function isEmpty(items: readonly Value[] | undefined): boolean {
  return items !== undefined && items.length === 0;
}
