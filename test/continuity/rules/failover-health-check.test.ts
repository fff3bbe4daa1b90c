import { expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { provider, resource, urnOf } from "../estate-builder";
import { findingsOf, type Row } from "./findings";

const RECORD = "aws:route53/record:Record";
const edge = resource("aws:lb/loadBalancer:LoadBalancer", "edge", { tags: { "continuity:service": "shop" } });

/** The primary record of a failover pair; an alias of the load balancer. */
const www = (inputs: Bag = {}, more: Parameters<typeof resource>[3] = { edges: { aliases: [edge] } }) => [
  edge,
  resource(
    RECORD,
    "www",
    {
      name: "shop.example.com",
      type: "A",
      zoneId: "Z1",
      failoverRoutingPolicies: [{ type: "PRIMARY" }],
      aliases: [{ name: UNKNOWN, zoneId: UNKNOWN, evaluateTargetHealth: false }],
      ...inputs,
    },
    more,
  ),
];

const finding: Finding = {
  rule: "failover-health-check",
  verdict: "violates",
  level: "advisory",
  severity: "medium",
  service: "shop",
  urn: urnOf(RECORD, "www"),
  message: "www: no health check watches what it leads to, so Route 53 never fails over.",
  fix: "Set healthCheckId of www, or evaluateTargetHealth of its alias.",
};
const { service: _, ...ofNoService } = finding;
const tagged = provider("eu-west-1", { defaultTags: { tags: { "continuity:service": "shop" } } });

const rows: readonly Row[] = [
  ["by a health check", www({ healthCheckId: "abc" }), {}, []],
  ["by the health of its target", www({ aliases: [{ evaluateTargetHealth: true }] }), {}, []],
  ["by nothing", www(), {}, [finding]],
  ["absent: a record that is no alias", www({ aliases: null, records: ["192.0.2.1"] }), {}, [finding]],
  ["of no service", www({}, {}), {}, [ofNoService]],
  ["a member by a default tag", www({}, { provider: tagged }), {}, [finding]],
  ["a secondary needs none", www({ failoverRoutingPolicies: [{ type: "SECONDARY" }] }), {}, []],
  ["a plain record needs none", www({ failoverRoutingPolicies: null }), {}, []],
  [
    "perhaps",
    www({ aliases: [{ evaluateTargetHealth: UNKNOWN }] }),
    {},
    [
      {
        ...finding,
        verdict: "unproven",
        message:
          "www: whether a health check watches what it leads to is unproven: evaluateTargetHealth is not known at preview.",
      },
    ],
  ],
  ["raised", www(), { rules: { "failover-health-check": "mandatory" } }, [{ ...finding, level: "mandatory" }]],
  ["off", www(), { rules: { "failover-health-check": "off" } }, []],
];

test.each(rows)("%s", (_name, resources, options, expected) => {
  expect(findingsOf("failover-health-check", resources, options)).toEqual(expected);
});
