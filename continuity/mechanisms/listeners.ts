import type { Surroundings } from "../backup/protection";
import type { EstateResource } from "../estate/resource";
import { TARGET_GROUP_TYPES } from "./health-check";
import type { TypeReads } from "./mechanism";

const LISTENER_TYPES: readonly string[] = ["aws:alb/listener:Listener", "aws:lb/listener:Listener"];
const RULE_TYPES: readonly string[] = ["aws:alb/listenerRule:ListenerRule", "aws:lb/listenerRule:ListenerRule"];

/** What is read of listeners and their rules: whose they are. Their actions may hold secrets; only references are followed. */
export const LISTENER_READS: Readonly<Record<string, TypeReads>> = Object.fromEntries([
  ...LISTENER_TYPES.map((type) => [type, { reads: ["loadBalancerArn"], required: ["loadBalancerArn"] }]),
  ...RULE_TYPES.map((type) => [type, { reads: ["listenerArn"], required: ["listenerArn"] }]),
]);

/** The target groups to which the listeners of a load balancer, and their rules, refer. */
export function targetGroupsOf(balancer: EstateResource, { index }: Surroundings): readonly EstateResource[] {
  const referring = (to: EstateResource, types: readonly string[], property: string) =>
    types.flatMap((type) => index.referring(to, type, property, namesOf(to)));
  const listeners = referring(balancer, LISTENER_TYPES, "loadBalancerArn");
  const actions = [
    ...listeners.map((of) => ({ of, property: "defaultActions" })),
    ...listeners
      .flatMap((listener) => referring(listener, RULE_TYPES, "listenerArn"))
      .map((of) => ({ of, property: "actions" })),
  ];
  const found = actions.flatMap(({ of, property }) =>
    TARGET_GROUP_TYPES.flatMap((type) => index.across(of, property, type)),
  );
  return [...new Set(found)];
}

function namesOf({ outputs }: EstateResource): readonly string[] {
  return typeof outputs.arn === "string" ? [outputs.arn] : [];
}
