import type { Scenario } from "../declaration/scenario";
import type { Condition, RecoveryPath } from "../recovery/path";
import { type Change, joined } from "./change";

/**
 * What would open the ways back of a member that its settings close: for each way all that it lacks, where every part of
 * that can be stated.
 */
export function ownChanges(scenario: Scenario, paths: readonly RecoveryPath[]): readonly (readonly Change[])[] {
  return paths.filter((path) => path.scenario === scenario).flatMap(opening);
}

function opening({ requires }: RecoveryPath): readonly (readonly Change[])[] {
  const unmet = requires.filter(({ holds }) => holds !== true);
  const changes = unmet.map(changeOf).filter((change) => change !== undefined);
  // Of two demands on one setting the greater is kept, since both must hold.
  const ascending = [...changes].sort((a, b) => demand(a) - demand(b));
  return unmet.length > 0 && changes.length === unmet.length ? [joined(...ascending)] : [];
}

function changeOf({ fix, edits }: Condition): Change | undefined {
  return fix === undefined || edits === undefined ? undefined : { order: fix, edits };
}

function demand({ edits: [first] }: Change): number {
  return first?.kind === "set" && typeof first.value === "number" ? first.value : 0;
}
