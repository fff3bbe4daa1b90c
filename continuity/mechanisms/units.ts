import type { Subject, Surroundings } from "../backup/protection";
import type { EstateResource } from "../estate/resource";
import type { Zones } from "../estate/zones";
import { type Bound, bound } from "../recovery/bound";
import type { Condition, RecoveryPath } from "../recovery/path";
import { type Capacity, enoughLeft, spreadOver } from "./capacity";
import { untilUnhealthy } from "./health-check";
import { byItself, noLoss, vouchedStep } from "./ways";

/** How what runs as several units comes back. */
export interface SeveralUnits {
  readonly capacity: Capacity;
  /** The zones that units can run in, where they are not surely spread over all of them. @default those of the capacity */
  readonly zones?: Zones;
  /** What else must hold for the units to be spread over the zones. */
  readonly spread?: readonly Condition[];
  /** Who starts units in the place of those that are lost: `the group`. */
  readonly starter: string;
  /** How long clients are still sent to units that are lost. */
  readonly takeover: Bound;
}

/**
 * What keeps no data and runs as several units: what is left of it goes on, and new units are started in the place of those
 * that are lost; after a zone, in the zones that are left.
 */
export function severalUnits(
  subject: Subject,
  surroundings: Surroundings,
  { capacity, zones = capacity.zones, spread = [], starter, takeover }: SeveralUnits,
): readonly RecoveryPath[] {
  const { unit } = capacity;
  const rpo = noLoss("keeps no data", "role of the member");
  const left = (scenario: "instance" | "zone"): RecoveryPath =>
    byItself(scenario, subject, {
      mechanism: `the ${unit}s that are left go on`,
      requires: [enoughLeft(scenario, capacity, subject.minimumServiceLevel), ...(scenario === "zone" ? spread : [])],
      rpo,
      rto: takeover,
    });
  const rto = bound(vouchedStep(`start of new ${unit}s`, "start-time", subject, surroundings));
  return [
    left("instance"),
    left("zone"),
    byItself("instance", subject, { mechanism: `${starter} starts new ${unit}s`, rpo, rto }),
    byItself("zone", subject, {
      mechanism: `${starter} starts new ${unit}s in another zone`,
      requires: [spreadOver(zones, 2)],
      rpo,
      rto,
    }),
  ];
}

/** Until the slowest of several load balancers sends everything to the units that are left. */
export function takeover(
  targetGroups: readonly EstateResource[],
  subject: Subject,
  surroundings: Surroundings,
  withoutAny = "takeover without a load balancer",
): Bound {
  const [slowest] = targetGroups
    .map(untilUnhealthy)
    .sort((a, b) => (b.hi ?? Number.POSITIVE_INFINITY) - (a.hi ?? Number.POSITIVE_INFINITY));
  return bound(slowest ?? vouchedStep(withoutAny, "start-time", subject, surroundings));
}
