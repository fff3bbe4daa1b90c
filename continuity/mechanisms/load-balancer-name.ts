import { documented } from "../recovery/step";

export const LOAD_BALANCER_TYPES: readonly string[] = [
  "aws:alb/loadBalancer:LoadBalancer",
  "aws:lb/loadBalancer:LoadBalancer",
];

/** How long resolvers may keep the address of a node that is gone. */
export const NAME = documented(
  "until clients resolve the name again (TTL)",
  0,
  60,
  "Elastic Load Balancing user guide, How Elastic Load Balancing works: the TTL of its DNS entry is 60 seconds",
);
