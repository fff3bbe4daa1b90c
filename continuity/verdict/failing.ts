import type { ObjectiveHalf } from "../declaration/objectives";
import { type Bound, compare } from "../recovery/bound";
import type { Member } from "./services";
import type { ScenarioVerdict } from "./verdict";

/**
 * Whether a violated objective hangs on a member: it binds, or would fail the objective all the same if what binds were
 * mended. Of several that are equally bad only one binds, and which one is a matter of names.
 */
export function makesFail(
  { resource, role }: Member,
  { verdict, objective, binds, members }: ScenarioVerdict,
): boolean {
  if (verdict !== "violates") return false;
  if (binds.rto === resource || binds.rpo === resource) return true;
  return members
    .filter((one) => one.resource === resource)
    .some(
      ({ path }) =>
        path === undefined || exceeds(path.rto, objective.rto) || (role === "data" && exceeds(path.rpo, objective.rpo)),
    );
}

function exceeds(value: Bound, objective: ObjectiveHalf): boolean {
  return typeof objective === "number" && compare(value, objective) === "violates";
}
