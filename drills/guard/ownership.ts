import type { Database } from "../aws/database";
import { DRILL_PREFIX, DRILL_TAG, type DrillResource } from "../plan";

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
 * restored from the drill's own recovery point stands for them.
 */
export function strangeness(found: Database, own: Ownership): string | undefined {
  if (!found.id.startsWith(DRILL_PREFIX)) return `its name does not begin with ${DRILL_PREFIX}`;
  if (!own.resources.some(({ kind, id }) => kind === found.kind && id === found.id)) {
    return `the lease of drill ${own.drill} does not name it`;
  }
  const tag = found.tags[DRILL_TAG.id];
  if (tag === own.drill) return undefined;
  if (tag !== undefined) return `its tag ${DRILL_TAG.id} names drill ${tag}`;
  if (own.recoveryPoint !== null && found.recoveryPoint === own.recoveryPoint) return undefined;
  return `it has no tag ${DRILL_TAG.id}`;
}

/** Something that a drill must not touch stands where it would make its own. */
export class OwnershipError extends Error {
  override readonly name = "OwnershipError";
}
