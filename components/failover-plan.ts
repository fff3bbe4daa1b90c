import { formatDuration, type Seconds } from "../continuity/declaration/duration";
import type { ObjectiveHalf } from "../continuity/declaration/objectives";

/** How fast Route 53 notices that a Region is lost, and clients follow. All in seconds. */
export interface FailoverPlan {
  /** Between two health checks: 30, or 10 at a higher price. */
  readonly requestInterval: 10 | 30;
  /** So many checks in a row have to fail. */
  readonly failureThreshold: number;
  /** For how long resolvers keep an answer; of an alias it is what AWS sets. */
  readonly ttl: Seconds;
}

/** The cheapest first, the fastest last: few checks and few queries cost little. Fewer than 2 failures would be a lost packet. */
const PLANS: readonly FailoverPlan[] = [
  { requestInterval: 30, failureThreshold: 3, ttl: 60 },
  { requestInterval: 10, failureThreshold: 3, ttl: 60 },
  { requestInterval: 10, failureThreshold: 3, ttl: 30 },
  { requestInterval: 10, failureThreshold: 2, ttl: 10 },
];

/** The TTL of the names of load balancers (Elastic Load Balancing user guide, How Elastic Load Balancing works). */
const ALIAS_TTL: Seconds = 60;

/** The part of an RTO that noticing and following may take: the members have to come back in the rest. */
const SHARE = 1 / 4;

/**
 * Plans the failover of a name: the cheapest way that takes a quarter of the RTO at most, else the fastest.
 *
 * @param rto of a lost Region
 * @param alias whether the records are aliases, whose TTL cannot be chosen
 * @returns the plan, or why there is none
 */
export function planFailover(rto: ObjectiveHalf, alias: boolean): FailoverPlan | string {
  const plans = alias ? PLANS.map((plan) => ({ ...plan, ttl: ALIAS_TTL })) : PLANS;
  if (typeof rto !== "number") return plans[0] as FailoverPlan;
  const plan = plans.find((one) => takes(one) <= rto * SHARE) ?? (plans.at(-1) as FailoverPlan);
  const least = takes(plan);
  if (least <= rto) return plan;
  return `rto ${formatDuration(rto)} (region) cannot be kept by DNS: the least is ${formatDuration(least)}`;
}

/** In the worst case: until the health check fails, and until resolvers have forgotten the answer. */
function takes({ requestInterval, failureThreshold, ttl }: FailoverPlan): Seconds {
  return requestInterval * failureThreshold + ttl;
}
