import { type Blueprint, given } from "../blueprint";

/** A target group whose health checks find a lost target within 25 seconds: 2 checks 10 seconds apart, and 5 for the last. */
export function targetGroup(id: string, region: string | undefined, targetType: "ip" | "instance"): Blueprint {
  return {
    id,
    type: "aws:lb/targetGroup:TargetGroup",
    ...(region === undefined ? {} : { region }),
    inputs: {
      vpcId: given("vpc"),
      targetType,
      healthCheck: { enabled: true, interval: 10, timeout: 5, healthyThreshold: 2, unhealthyThreshold: 2 },
    },
    tags: "aside",
    scope: "member",
    purpose: "watches whether targets answer",
  };
}
