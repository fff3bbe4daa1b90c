import type { Subject } from "../backup/protection";
import type { Scenario } from "../declaration/scenario";
import { accountOf, regionOf } from "../estate/place";
import type { EstateResource } from "../estate/resource";
import { type Bound, bound } from "../recovery/bound";
import type { Condition, RecoveryPath, Target } from "../recovery/path";
import { derived } from "../recovery/step";

/** Where a resource runs now. */
export function homeOf(resource: EstateResource): Target {
  return { region: regionOf(resource), account: accountOf(resource) };
}

/** No data is lost, for the reason given. */
export function noLoss(label: string, source: string): Bound {
  return bound(derived(label, 0, source));
}

interface Way {
  readonly mechanism: string;
  readonly requires?: readonly Condition[];
  readonly rpo: Bound;
  readonly rto: Bound;
}

/** A way back that needs nobody: the resource goes on, or is back, where it was and under the same endpoint. */
export function byItself(scenario: Scenario, { resource }: Subject, way: Way): RecoveryPath {
  return { scenario, target: homeOf(resource), startedBy: "automatic", endpoint: "same", requires: [], ...way };
}

/** A way back that people take, in the place where the resource was. */
export function byPeople(
  scenario: Scenario,
  { resource }: Subject,
  endpoint: RecoveryPath["endpoint"],
  way: Way,
): RecoveryPath {
  return { scenario, target: homeOf(resource), startedBy: "people", endpoint, requires: [], ...way };
}
