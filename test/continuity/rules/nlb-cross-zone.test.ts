import { expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { resource, urnOf } from "../estate-builder";
import { findingsOf, type Row } from "./findings";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";

const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
const b = resource("aws:ec2/subnet:Subnet", "b", { availabilityZone: "eu-west-1b" });

const edge = (inputs: Bag = {}, subnets = [a, b]) => [
  a,
  b,
  resource(
    BALANCER,
    "edge",
    {
      loadBalancerType: "network",
      subnets: subnets.map(() => UNKNOWN),
      tags: { "continuity:service": "shop" },
      ...inputs,
    },
    { edges: { subnets } },
  ),
];

const finding: Finding = {
  rule: "nlb-cross-zone",
  verdict: "violates",
  level: "advisory",
  severity: "medium",
  service: "shop",
  urn: urnOf(BALANCER, "edge"),
  message:
    "edge: each node sends requests only to targets of its own zone; one without a healthy target serves nobody.",
  fix: "Set enableCrossZoneLoadBalancing of edge to true.",
};
const unproven: Finding = {
  ...finding,
  verdict: "unproven",
  message: "edge: it is unproven that each node sends requests to the targets of every zone.",
};

const rows: readonly Row[] = [
  ["across zones", edge({ enableCrossZoneLoadBalancing: true }), {}, []],
  ["absent: its own zone only", edge(), {}, [finding]],
  ["a gateway load balancer", edge({ loadBalancerType: "gateway" }), {}, [finding]],
  ["an application load balancer", edge({ loadBalancerType: "application" }), {}, []],
  ["in one zone", edge({}, [a]), {}, []],
  ["of no service", edge({ tags: null }), {}, []],
  ["computed", edge({ enableCrossZoneLoadBalancing: UNKNOWN }), {}, [unproven]],
  ["zones that are computed", edge({ subnets: UNKNOWN }, []), {}, [unproven]],
  ["raised", edge(), { rules: { "nlb-cross-zone": "mandatory" } }, [{ ...finding, level: "mandatory" }]],
  ["off", edge(), { rules: { "nlb-cross-zone": "off" } }, []],
];

test.each(rows)("%s", (_name, resources, options, expected) => {
  expect(findingsOf("nlb-cross-zone", resources, options)).toEqual(expected);
});
