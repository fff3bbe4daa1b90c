import type { Found } from "../aws/found";
import { STORES } from "../aws/stores/stores";
import { DRILL_PREFIX, DRILL_TAG, type DrillResource, isDatabaseKind } from "../plan";

/** Who a drill is, as far as what it made can tell. */
export interface Ownership {
  readonly drill: string;
  /** What the lease names. */
  readonly resources: readonly DrillResource[];
  /** The recovery point that AWS Backup was asked to restore; null for a restore of RDS. */
  readonly recoveryPoint: string | null;
}

/**
 * Why something is not to be touched; undefined where the drill made it: its name has the prefix, the lease names it, and it
 * carries the drill's tag. What AWS Backup makes is untagged for a moment: until the drill's tags are on it, that it was
 * restored from the drill's own recovery point stands for them. What AWS itself gives an id is called by the drill in a tag.
 */
export function strangeness(found: Found, own: Ownership): string | undefined {
  const name = nameOf(found, own);
  if (!name.startsWith(DRILL_PREFIX)) return `its name does not begin with ${DRILL_PREFIX}`;
  if (!own.resources.some(({ kind, id }) => kind === found.kind && id === name)) {
    return `the lease of drill ${own.drill} does not name it`;
  }
  const tag = found.tags[DRILL_TAG.id];
  if (tag === own.drill) return undefined;
  if (tag !== undefined) return `its tag ${DRILL_TAG.id} names drill ${tag}`;
  if (own.recoveryPoint !== null && found.recoveryPoint === own.recoveryPoint) return undefined;
  return `it has no tag ${DRILL_TAG.id}`;
}

/** Untagged, it is called nothing yet: what it was restored from must tell. */
function nameOf(found: Found, { resources }: Ownership): string {
  if (isDatabaseKind(found.kind) || STORES[found.kind].named) return found.id;
  const { Name, [DRILL_TAG.id]: drill } = found.tags;
  const untagged = Name === undefined && drill === undefined;
  return (untagged ? resources.find(({ kind }) => kind === found.kind)?.id : Name) ?? "";
}

/** Something that a drill must not touch stands where it would make its own. */
export class OwnershipError extends Error {
  override readonly name = "OwnershipError";
}
