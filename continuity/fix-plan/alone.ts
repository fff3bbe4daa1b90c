import type { Scenario } from "../declaration/scenario";
import type { EstateResource } from "../estate/resource";
import { asFarAsKnown } from "../remedy/known-objectives";
import type { Service } from "../verdict/services";
import type { ScenarioVerdict } from "../verdict/verdict";
import type { Draft } from "./draft";

/** A service that has one member only, and how that does. */
export interface Alone {
  readonly service: Service;
  readonly verdict: ScenarioVerdict;
}

/** A member as if it were the only one of its service, and the service waited for nobody. */
export function aloneIn(draft: Draft, name: string, { urn }: EstateResource, scenario: Scenario): Alone {
  const whole = draft.service(name);
  const members = whole.members.filter(({ resource }) => resource.urn === urn);
  const statement = { ...whole.statement, dependsOn: [] };
  const service = asFarAsKnown({ ...whole, members, statement, unread: [] });
  return { service, verdict: draft.program.judge.verdict(service, scenario) };
}
