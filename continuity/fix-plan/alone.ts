import type { Scenario } from "../declaration/scenario";
import type { EstateResource } from "../estate/resource";
import { asFarAsKnown } from "../remedy/known-objectives";
import type { Member, Service } from "../verdict/services";
import type { ScenarioVerdict } from "../verdict/verdict";
import type { Draft } from "./draft";

/** A service that has one member only, and how that does. */
export interface Alone {
  readonly service: Service;
  readonly verdict: ScenarioVerdict;
}

/** A member as if it were the only one of its service, and the service waited for nobody. */
export function aloneIn(draft: Draft, name: string, { urn }: EstateResource, scenario: Scenario): Alone | undefined {
  const whole = draft.service(name);
  const member = whole?.members.find(({ resource }) => resource.urn === urn);
  if (whole === undefined || member === undefined) return undefined;
  const service = asFarAsKnown(only(whole, member));
  return { service, verdict: draft.program.judge.verdict(service, scenario) };
}

function only(service: Service, member: Member): Service {
  return { ...service, members: [member], statement: { ...service.statement, dependsOn: [] }, unread: [] };
}
