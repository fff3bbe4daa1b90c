import type { ReportStanding } from "../report";
import { isZoneOf, type Loss } from "./loss";
import type { Recoverable } from "./recoverable";

/** Whether a loss hits a member. `perhaps`: where it stands cannot be known, so that it may. */
export type Hit = "surely" | "perhaps" | "no";

/** A member with whether a loss hits it. */
export interface Struck {
  readonly standing: ReportStanding;
  readonly hit: Hit;
}

/** The members of a service, each with whether a loss hits it. */
export function struckBy(loss: Loss, { recovery }: Recoverable): readonly Struck[] {
  const struck = recovery.members.map((standing): Struck => ({ standing, hit: hitOf(standing, loss) }));
  if (loss.kind !== "data") return struck;
  // What has to fit together goes back together.
  const groups = new Set(
    struck.flatMap(({ standing, hit }) => (hit === "no" ? [] : (standing.consistencyGroup ?? []))),
  );
  return struck.map((one) => {
    const { consistencyGroup, role } = one.standing;
    const together = role === "data" && consistencyGroup !== undefined && groups.has(consistencyGroup);
    return together ? { ...one, hit: "surely" } : one;
  });
}

function hitOf(member: ReportStanding, loss: Loss): Hit {
  switch (loss.kind) {
    case "account":
      return "surely";
    case "region":
      if (member.region === null) return "perhaps";
      return member.region === loss.name ? "surely" : "no";
    case "zone":
      return hitByZone(member, loss.name);
    case "resource":
    case "data":
      return member.urn === loss.urn ? "surely" : "no";
  }
}

/** The id of a zone, such as `euw1-az1`; which name it has differs from account to account. */
const ZONE_ID = /-az\d+$/;

function hitByZone({ region, zones, everywhere, because }: ReportStanding, lost: string): Hit {
  if (zones.includes(lost)) return everywhere ? "surely" : "perhaps";
  const isId = ZONE_ID.test(lost);
  if (region !== null && !isId && !isZoneOf(lost, region)) return "no";
  const isComparable = zones.every((zone) => ZONE_ID.test(zone) === isId);
  return because === undefined && isComparable ? "no" : "perhaps";
}
