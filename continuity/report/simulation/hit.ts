import type { ReportService, ReportStanding } from "../report";
import { isZoneOf, type Loss } from "./loss";

/** Whether a loss hits a member. `perhaps`: where it stands cannot be known, so that it may. */
export type Hit = "surely" | "perhaps" | "no";

/** Which members of a service a loss hits, by their place in the list. */
export function hitsOf({ recovery }: ReportService, loss: Loss): readonly Hit[] {
  const members = recovery?.members ?? [];
  const hits = members.map((member) => hitOf(member, loss));
  if (loss.kind !== "data") return hits;
  // What has to fit together goes back together.
  const groups = new Set(
    members.flatMap(({ consistencyGroup }, i) => (hits[i] === "no" ? [] : (consistencyGroup ?? []))),
  );
  return members.map(({ consistencyGroup, role }, i) =>
    role === "data" && consistencyGroup !== undefined && groups.has(consistencyGroup) ? "surely" : (hits[i] as Hit),
  );
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
