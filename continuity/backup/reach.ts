import { accountOf, differ, regionOf } from "../estate/place";
import type { EstateResource } from "../estate/resource";
import type { Ternary } from "../recovery/logic";
import { sameRegion } from "./plan";

/**
 * Whether what AWS Backup is told in one place (a plan, the settings of a Region) holds for a resource: it does in its own
 * Region and account. Where neither says its account, both are deployed with the same credentials; where only one does,
 * they may differ.
 */
export function reaches(told: EstateResource, member: EstateResource): Ternary {
  const [here, there] = [accountOf(told), accountOf(member)];
  if (differ(regionOf(told), regionOf(member)) === true || differ(here, there) === true) return false;
  return sameRegion(told, member) && here === there ? true : "unknown";
}
