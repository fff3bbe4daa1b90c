import type { Setting } from "../declaration/setting";
import { readBoolean, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";

export const RECORD_TYPE = "aws:route53/record:Record";

/** The routing policies by which a record may lead clients to what still answers. */
export const ROUTING: readonly string[] = [
  "failoverRoutingPolicies",
  "geolocationRoutingPolicies",
  "geoproximityRoutingPolicy",
  "latencyRoutingPolicies",
  "multivalueAnswerRoutingPolicy",
  "weightedRoutingPolicies",
];

/** Whether a resource is one of several records that lead clients to one of several places by themselves. */
export function routes(resource: EstateResource): boolean {
  return resource.type === RECORD_TYPE && ROUTING.some((policy) => isStated(resource, policy));
}

function isStated(resource: EstateResource, policy: string): boolean {
  const asked: Setting<unknown> =
    policy === "multivalueAnswerRoutingPolicy" ? readBoolean(resource, policy) : readValue(resource, policy);
  return asked.kind === "known" ? asked.value !== false : asked.kind === "unknown";
}
