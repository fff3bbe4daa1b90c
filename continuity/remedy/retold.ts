import type { EstateResource } from "../estate/resource";
import type { Service } from "../verdict/services";
import type { ScenarioVerdict } from "../verdict/verdict";

/**
 * A verdict on one service, told of another one that is like it: their members stand in the same places. What is said of
 * their ways back stays as it is, names and all.
 */
export function retold(verdict: ScenarioVerdict, from: Service, to: Service): ScenarioVerdict {
  const places = new Map(from.members.map(({ resource }, place) => [resource.urn, place]));
  const told = (of: EstateResource) => to.members[places.get(of.urn) ?? -1]?.resource ?? of;
  const { rto, rpo, doubt } = verdict.binds;
  return {
    ...verdict,
    binds: { rto: rto && told(rto), rpo: rpo && told(rpo), ...(doubt ? { doubt: told(doubt) } : {}) },
    members: verdict.members.map((one) => ({ ...one, resource: told(one.resource) })),
  };
}
