import { expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { FRANKFURT, resource, urnOf } from "../estate-builder";
import { findingsOf, type Row } from "./findings";

const RECORD = "aws:route53/record:Record";

const edge = (tags: Bag = {}, name = "edge", more: Parameters<typeof resource>[3] = {}) =>
  resource(
    "aws:lb/loadBalancer:LoadBalancer",
    name,
    { tags: { "continuity:service": "shop", "continuity:rto:region": "30m", ...tags } },
    more,
  );
const site = resource("aws:cloudfront/distribution:Distribution", "site", {
  tags: { "continuity:service": "shop", "continuity:rto:region": "30m" },
});

/** A record that leads to a load balancer of the service; without more, people change it. */
const www = (inputs: Bag = {}, tags: Bag = {}) => {
  const to = edge(tags);
  const usual = { name: "shop.example.com", type: "CNAME", zoneId: "Z1", records: [UNKNOWN], ttl: 240 };
  return [to, resource(RECORD, "www", { ...usual, ...inputs }, { edges: { records: [to] } })];
};
const alias = (of: typeof site, tags: Bag = {}) => [
  of,
  edge(tags),
  resource(
    RECORD,
    "www",
    { name: "shop.example.com", type: "A", zoneId: "Z1", aliases: [{ name: UNKNOWN, evaluateTargetHealth: false }] },
    { edges: { aliases: [of] } },
  ),
];

/** A failover pair over two Regions, watched by a health check that fails after 90 seconds. */
const pair = (ttl: number) => {
  const [here, there] = [edge({ "continuity:rto:region": "5m" }), edge({}, "edge-2", { provider: FRANKFURT })];
  const check = resource("aws:route53/healthCheck:HealthCheck", "check", { type: "HTTPS" });
  const one = (name: string, type: string, to: typeof here, watched: Bag = {}) =>
    resource(
      RECORD,
      name,
      {
        name: "shop.example.com",
        type: "CNAME",
        zoneId: "Z1",
        records: [UNKNOWN],
        ttl,
        failoverRoutingPolicies: [{ type }],
        ...watched,
      },
      { edges: { records: [to], ...(type === "PRIMARY" ? { healthCheckId: [check] } : {}) } },
    );
  return [
    here,
    there,
    check,
    one("www", "PRIMARY", here, { healthCheckId: UNKNOWN }),
    one("www-2", "SECONDARY", there),
  ];
};

const finding: Finding = {
  rule: "ttl-within-rto",
  verdict: "violates",
  level: "advisory",
  severity: "medium",
  service: "shop",
  scenario: "region",
  urn: urnOf(RECORD, "www"),
  message: "www: resolvers may keep its answer for 1h (TTL), and RTO 30m (region) leaves 4m for it.",
  fix: "Set ttl of www to 60, or less.",
};
const long = www({ ttl: 3600 });

const rows: readonly Row[] = [
  ["just in time: detect 5m, decide 15m, change 1m, verify 5m", www(), {}, []],
  ["one second too long", www({ ttl: 241 }), {}, [{ ...finding, message: finding.message.replace("1h", "4m1s") }]],
  ["too long", long, {}, [finding]],
  [
    "response times that are configured",
    long,
    { response: { detect: 60, decide: 60, verify: 60 } },
    [{ ...finding, message: finding.message.replace("leaves 4m", "leaves 26m") }],
  ],
  [
    "a TTL that is computed",
    www({ ttl: UNKNOWN }),
    {},
    [
      {
        ...finding,
        verdict: "unproven",
        message:
          "www: how long resolvers keep its answer (TTL) is not known, and RTO 30m (region) leaves 4m for it: ttl of www is computed and not known at preview.",
      },
    ],
  ],
  [
    "absent",
    www({ ttl: null }),
    {},
    [
      {
        ...finding,
        verdict: "unproven",
        message:
          "www: how long resolvers keep its answer (TTL) is not known, and RTO 30m (region) leaves 4m for it: www states neither ttl nor an alias.",
      },
    ],
  ],
  ["an alias of a load balancer", alias(edge()), {}, []],
  [
    "an alias of what has no documented TTL",
    alias(site),
    {},
    [
      {
        ...finding,
        verdict: "unproven",
        message:
          "www: how long resolvers keep its answer (TTL) is not known, and RTO 30m (region) leaves 4m for it: AWS promises none; measure it, or declare start-time in lifeboat.yaml.",
        fix: "An alias has the TTL of its target: use a record with a ttl of 60, or less, in its place.",
      },
    ],
  ],
  ["failover leaves more: 90 seconds until the health check fails", pair(210), {}, []],
  [
    "failover, too long",
    pair(211),
    {},
    ["www", "www-2"].map((name) => ({
      ...finding,
      urn: urnOf(RECORD, name),
      message: `${name}: resolvers may keep its answer for 3m31s (TTL), and RTO 5m (region) leaves 3m30s for it.`,
      fix: `Set ttl of ${name} to 60, or less.`,
    })),
  ],
  ["an RTO that the other steps alone exceed", www({ ttl: 3600 }, { "continuity:rto:region": "20m" }), {}, []],
  ["no RTO for a lost Region", www({ ttl: 3600 }, { "continuity:rto:region": null }), {}, []],
  ["an RTO that is computed", www({ ttl: 3600 }, { "continuity:rto:region": UNKNOWN }), {}, []],
  ["of no service", [resource(RECORD, "www", { ttl: 3600 })], {}, []],
  ["raised", long, { rules: { "ttl-within-rto": "mandatory" } }, [{ ...finding, level: "mandatory" }]],
  ["off", long, { rules: { "ttl-within-rto": "off" } }, []],
];

test.each(rows)("%s", (_name, resources, options, expected) => {
  expect(findingsOf("ttl-within-rto", resources, options)).toEqual(expected);
});
