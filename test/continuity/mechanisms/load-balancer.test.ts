import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, resource } from "../estate-builder";
import { ways } from "./ways";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";

const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
const b = resource("aws:ec2/subnet:Subnet", "b", { availabilityZone: "eu-west-1b" });

const balancer = (inputs: Bag = {}, subnets = [a, b]) =>
  resource(BALANCER, "edge", { subnets: subnets.map(() => UNKNOWN), ...inputs }, { edges: { subnets } });

/** A target group behind a listener, or behind a rule of one. */
const behind = (of: EstateResource, group: Bag = {}, name = "targets", byRule = false): readonly EstateResource[] => {
  const targets = resource("aws:lb/targetGroup:TargetGroup", name, {
    healthCheck: { interval: 10, unhealthyThreshold: 2, timeout: 5 },
    ...group,
  });
  const plain = { defaultActions: byRule ? [] : [targets], loadBalancerArn: [of] };
  const listener = resource("aws:lb/listener:Listener", `${name}-in`, { loadBalancerArn: UNKNOWN }, { edges: plain });
  const edges = { actions: [targets], listenerArn: [listener] };
  const rule = resource("aws:lb/listenerRule:ListenerRule", `${name}-rule`, { listenerArn: UNKNOWN }, { edges });
  return byRule ? [targets, listener, rule] : [targets, listener];
};

const NODES = "its other nodes go on (automatic, same endpoint); loses keeps no data 0s; takes ";
const OTHER_ZONES = "its nodes in other zones go on (automatic, same endpoint); loses keeps no data 0s; takes ";
const NAME = "until clients resolve the name again (TTL) 0s to 1m";
const CHECKS = `health checks of the load balancer 10s to 25s + ${NAME}`;
const DEPLOY =
  "deploy it anew to somewhere (people, new endpoint); loses keeps no data 0s; takes deployment (no figure)";

test("an application load balancer in two zones", () => {
  expect(ways(balancer(), { others: [a, b] })).toEqual({
    instance: [`${NODES}${NAME}`],
    zone: [`${OTHER_ZONES}${NAME}`, DEPLOY],
    region: [DEPLOY],
    compromise: [DEPLOY],
  });
});

test("a network load balancer whose nodes know the targets of their own zone only", () => {
  const network = balancer({ loadBalancerType: "network" });
  expect(ways(network, { others: [a, b, ...behind(network)] })).toEqual({
    instance: [`${NODES}${CHECKS}`],
    zone: [`${OTHER_ZONES}${CHECKS}`, DEPLOY],
    region: [DEPLOY],
    compromise: [DEPLOY],
  });
});

describe("how soon clients use what is left", () => {
  const takes = (inputs: Bag, group?: Bag, byRule = false) => {
    const one = balancer(inputs);
    const others = group ? behind(one, group, "targets", byRule) : [];
    return ways(one, { others: [a, b, ...others] }).instance?.[0]?.split("; takes ")[1];
  };
  const network = { loadBalancerType: "network" };

  test.each<[string, string | undefined, string]>([
    ["across zones", takes({ ...network, enableCrossZoneLoadBalancing: true }, {}), NAME],
    ["across zones by the target group", takes(network, { loadBalancingCrossZoneEnabled: "true" }), NAME],
    [
      "by the load balancer, as the target group says",
      takes(network, { loadBalancingCrossZoneEnabled: "use" }),
      CHECKS,
    ],
    ["a target group of an application load balancer", takes({}, { loadBalancingCrossZoneEnabled: "false" }), CHECKS],
    ["behind a rule", takes(network, {}, true), CHECKS],
    [
      "a default of the target group",
      takes(network, { healthCheck: null }),
      `health checks of the load balancer 1m to 2m + ${NAME}`,
    ],
    [
      "across zones or not: computed",
      takes({ ...network, enableCrossZoneLoadBalancing: UNKNOWN }, {}),
      `health checks of the load balancer 0s to 25s + ${NAME}`,
    ],
    [
      "of a kind that is computed",
      takes({ loadBalancerType: UNKNOWN }, { loadBalancingCrossZoneEnabled: "true" }),
      NAME,
    ],
    ["targets that nobody sees", takes(network), `health checks of its targets (no figure) + ${NAME}`],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toBe(expected);
  });

  test("the slowest target group counts", () => {
    const one = balancer(network);
    const slow = behind(one, { healthCheck: { interval: 30, unhealthyThreshold: 2, timeout: 10 } }, "slow");
    expect(ways(one, { others: [...behind(one), ...slow] }).instance?.[0]).toBe(
      `${NODES}health checks of the load balancer 30s to 1m10s + ${NAME}`,
    );
  });
});

describe("a gateway load balancer", () => {
  const gateway = (inputs: Bag = {}) => balancer({ loadBalancerType: "gateway", ...inputs });

  test("across zones", () => {
    const { instance, zone } = ways(gateway({ enableCrossZoneLoadBalancing: true }), { others: [a, b] });
    expect([instance, zone?.[0]]).toEqual([[`${NODES}nothing`], `${OTHER_ZONES}nothing`]);
  });

  test("for each zone its own", () => {
    const { instance, zone } = ways(gateway(), { others: [a, b, ...behind(gateway())] });
    const checks = "health checks of the load balancer 10s to 25s";
    expect([instance, zone?.[0]]).toEqual([
      [
        `${NODES}${checks}; UNKNOWN: a target is left for every node, since its nodes may send requests to the targets of their own zone only; set enableCrossZoneLoadBalancing of edge to true`,
      ],
      `${OTHER_ZONES}${checks}`,
    ]);
  });
});

describe("the zones it needs", () => {
  const doubts = (one: EstateResource) =>
    ways(one, { others: [a, b] })
      .zone?.[0]?.split("; ")
      .slice(3);
  const mapped = (subnets: readonly EstateResource[]) =>
    resource(
      "aws:alb/loadBalancer:LoadBalancer",
      "edge",
      { subnetMappings: subnets.map(() => ({ subnetId: UNKNOWN })) },
      { edges: { subnetMappings: subnets } },
    );
  const ONE = "NOT: it spans at least 2 zones → give it subnets in 2 zones or more";

  test.each<[string, EstateResource, readonly string[]]>([
    ["two", balancer(), []],
    ["two by mapping", mapped([a, b]), []],
    ["one by mapping", mapped([a]), [ONE]],
    ["two subnets in one zone", balancer({}, [a, a]), [ONE]],
    [
      "subnets that are computed",
      balancer({ subnets: UNKNOWN }, []),
      ["UNKNOWN: it spans at least 2 zones, since subnets of edge is not known at preview"],
    ],
    [
      "none stated",
      resource(BALANCER, "edge"),
      ["UNKNOWN: it spans at least 2 zones, since in which zones edge runs is left to AWS"],
    ],
  ])("%s", (_name, one, expected) => {
    expect(doubts(one)).toEqual(expected);
  });
});

test("a twin in another Region", () => {
  const twin = resource(BALANCER, "edge-frankfurt", {}, { provider: FRANKFURT });
  expect(ways(balancer(), { siblings: [twin], others: [a, b] }).region).toEqual([
    "edge-frankfurt in another Region takes over to eu-central-1 (people, new endpoint); loses keeps no data 0s; takes nothing",
    DEPLOY,
  ]);
});
