import type { Seconds } from "../../continuity/declaration/duration";
import { beganAt } from "../../continuity/evidence/record";
import type { MemberStatus } from "./judge";

/** The metric that tells how long ago a service was drilled; the component ContinuityAlarms watches it. */
export const DRILL_AGE = { namespace: "Lifeboat", name: "DrillAge", dimension: "Service" } as const;

/**
 * How long ago each service was last drilled as a whole: since the oldest of the drills that last passed of its members.
 * Undefined where one of them never passed: nothing is published then, which the alarm takes for the worst.
 */
export function drillAges(members: readonly MemberStatus[], now: number): ReadonlyMap<string, Seconds | undefined> {
  const ages = new Map<string, Seconds | undefined>();
  for (const { service, drill } of members) {
    const age = drill.passed === undefined ? Number.NaN : Math.max(0, Math.floor(now - beganAt(drill.passed)));
    ages.set(service, Math.max(ages.get(service) ?? 0, age));
  }
  return new Map([...ages].map(([service, age]) => [service, Number.isNaN(age) ? undefined : age]));
}
