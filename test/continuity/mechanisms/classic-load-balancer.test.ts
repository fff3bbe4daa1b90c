import { expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { resource } from "../estate-builder";
import { vouched } from "../rules/findings";
import { type About, ways } from "./ways";

const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
const b = resource("aws:ec2/subnet:Subnet", "b", { availabilityZone: "eu-west-1b" });
const told = (inputs: Bag = {}, subnets = [a, b], about: About = {}) => {
  const edge = resource(
    "aws:elb/loadBalancer:LoadBalancer",
    "edge",
    { listeners: UNKNOWN, subnets: subnets.map(() => UNKNOWN), ...inputs },
    { edges: { subnets } },
  );
  return ways(edge, { others: [a, b], ...about });
};

const NAME = "until clients resolve the name again (TTL) 0s to 1m";
const NODES = "its other nodes go on (automatic, same endpoint); loses keeps no data 0s; takes ";
const OTHERS = NODES.replace("its other nodes", "its nodes in other zones");
const DEPLOY =
  "deploy it anew to somewhere (people, new endpoint); loses keeps no data 0s; takes deployment (no figure)";

test("in two zones, with what is left out", () => {
  expect(told()).toEqual({
    instance: [`${NODES}${NAME}`],
    zone: [`${OTHERS}${NAME}`, DEPLOY],
    region: [DEPLOY],
    compromise: [DEPLOY],
  });
});

const CHECK = { interval: 10, unhealthyThreshold: 2, timeout: 5, healthyThreshold: 2, target: "TCP:80" };

test.each<[string, Bag, About, string]>([
  ["to all zones", { crossZoneLoadBalancing: true }, {}, NAME],
  [
    "to its own zone: once its instances count as lost",
    { crossZoneLoadBalancing: false, healthCheck: CHECK },
    {},
    `health checks of the load balancer 10s to 25s + ${NAME}`,
  ],
  [
    "nobody knows where to: at the most the same",
    { crossZoneLoadBalancing: UNKNOWN, healthCheck: CHECK },
    {},
    `health checks of the load balancer 0s to 25s + ${NAME}`,
  ],
  [
    "to its own zone, by a check that is left out",
    { crossZoneLoadBalancing: false },
    {},
    `health checks of its instances (no figure) + ${NAME}`,
  ],
  [
    "the same, with somebody's word",
    { crossZoneLoadBalancing: false },
    { assumptions: [vouched("start-time", 65)] },
    `health checks of its instances 1m5s + ${NAME}`,
  ],
])("nodes that send requests %s", (_name, inputs, about, takes) => {
  expect(told(inputs, [a, b], about).zone?.[0]).toBe(`${OTHERS}${takes}`);
});

test.each<[string, ReturnType<typeof told>, string]>([
  [
    "distinct subnets in one zone",
    told({}, [a, a]),
    "; NOT: it spans at least 2 zones → give it subnets in 2 zones or more",
  ],
  ["named zones", told({ subnets: null, availabilityZones: ["eu-west-1a", "eu-west-1b"] }), ""],
  [
    "neither",
    told({ subnets: null }),
    "; UNKNOWN: it spans at least 2 zones, since in which zones edge runs is left to AWS",
  ],
])("zones: %s", (_name, all, doubts) => {
  expect(all.zone?.[0]).toBe(`${OTHERS}${NAME}${doubts}`);
});
