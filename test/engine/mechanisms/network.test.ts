import { expect } from "@jest/globals";
import { programsOf } from "./programs";

programsOf("network", (judgement) =>
  expect(judgement).toMatchInlineSnapshot(`
"api-gateway: instance meets, zone meets, region meets, data meets, compromise meets
api-gateway-bare: instance meets, zone meets, region undeclared, data meets, compromise undeclared
classic-load-balancer: instance meets, zone meets, region meets, data meets, compromise meets
classic-load-balancer-bare: instance meets, zone meets, region undeclared, data meets, compromise undeclared
cloudfront-distribution: instance meets, zone meets, region meets, data meets, compromise meets
cloudfront-distribution-bare: instance meets, zone meets, region undeclared, data meets, compromise undeclared
load-balancer: instance meets, zone meets, region meets, data meets, compromise meets
load-balancer-bare: instance meets, zone meets, region undeclared, data meets, compromise undeclared
load-balancer-older: instance meets, zone meets, region undeclared, data meets, compromise undeclared
nat-gateway: instance meets, zone meets, region meets, data meets, compromise meets
nat-gateway-bare: instance meets, zone meets, region undeclared, data meets, compromise undeclared
nat-gateway-regional: instance meets, zone meets, region undeclared, data meets, compromise undeclared
route53-record: instance meets, zone meets, region meets, data meets, compromise meets
route53-record-bare: instance meets, zone meets, region undeclared, data meets, compromise undeclared
advisory nat-per-zone (medium) aws:ec2/natGateway:NatGateway::nat-gateway-bare
  nat-gateway-bare: subnets of other zones (eu-central-1b, eu-central-1c) route through it, and lose their way out with its zone.
  Make a NAT gateway in each zone and route the subnets of a zone through its own, or make one regional.
advisory nlb-cross-zone (medium) aws:lb/loadBalancer:LoadBalancer::load-balancer-bare
  load-balancer-bare: each node sends requests only to targets of its own zone; one without a healthy target serves nobody.
  Set enableCrossZoneLoadBalancing of load-balancer-bare to true."
`),
);
