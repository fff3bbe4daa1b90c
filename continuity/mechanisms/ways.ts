import type { Subject, Surroundings } from "../backup/protection";
import type { Scenario } from "../declaration/scenario";
import { accountOf, regionOf } from "../estate/place";
import type { EstateResource } from "../estate/resource";
import { type Bound, bound } from "../recovery/bound";
import { ANYWHERE, type Condition, type RecoveryPath, type Target } from "../recovery/path";
import { derived, type Step, type VouchedFigure, vouchable } from "../recovery/step";
import { vouched } from "./restore";

/** Where a resource runs now. */
export function homeOf(resource: EstateResource): Target {
  return { region: regionOf(resource), account: accountOf(resource) };
}

/** No data is lost, for the reason given. */
export function noLoss(label: string, source: string): Bound {
  return bound(derived(label, 0, source));
}

/**
 * A step that AWS gives no figure for: what somebody vouches for, else open.
 *
 * @param why where AWS speaks of it, and what it leaves out
 */
export function vouchedStep(
  label: string,
  what: VouchedFigure,
  subject: Subject,
  surroundings: Surroundings,
  why = "AWS promises none",
): Step {
  const figure = vouched(what, subject, surroundings);
  return vouchable(label, what, figure, `${why}; measure it, or declare ${what} in lifeboat.yaml`);
}

/** What makes up a way back, besides how it is started and where it leads. */
export interface Way {
  readonly mechanism: string;
  readonly restores?: Exclude<RecoveryPath["restores"], undefined>;
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

/** A service of a Region as a whole: AWS runs it over several zones, so neither a machine nor a zone takes it away. */
export function regional(subject: Subject, source: string): readonly RecoveryPath[] {
  const way = { mechanism: "runs over several zones", rpo: noLoss("kept in several zones", source), rto: bound() };
  return (["instance", "zone"] as const).map((scenario) => byItself(scenario, subject, way));
}

/**
 * What keeps no data is there again once the program has run, wherever that is: how long that takes is somebody's word.
 */
export function deployedAnew(
  scenarios: readonly Scenario[],
  subject: Subject,
  surroundings: Surroundings,
): readonly RecoveryPath[] {
  return scenarios.map((scenario) => ({
    ...byPeople(scenario, subject, "new", {
      mechanism: "deploy it anew",
      rpo: noLoss("keeps no data", "the program makes it again"),
      rto: bound(vouchedStep("deployment", "start-time", subject, surroundings)),
    }),
    target: ANYWHERE,
  }));
}
