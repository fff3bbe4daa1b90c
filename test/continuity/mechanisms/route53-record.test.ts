import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, provider, resource } from "../estate-builder";
import { ways } from "./ways";

const RECORD = "aws:route53/record:Record";

const here = resource("aws:lb/loadBalancer:LoadBalancer", "edge");
const there = resource("aws:lb/loadBalancer:LoadBalancer", "edge-frankfurt", {}, { provider: FRANKFURT });
const nowhere = resource("aws:lb/loadBalancer:LoadBalancer", "edge-somewhere", {}, { provider: provider(UNKNOWN) });

const check = (inputs: Bag = {}) =>
  resource("aws:route53/healthCheck:HealthCheck", "check", { type: "HTTPS", ...inputs });

const record = (name: string, inputs: Bag, edges: Readonly<Record<string, readonly EstateResource[]>> = {}) =>
  resource(RECORD, name, { name: "shop.example.com", type: "A", zoneId: "Z1", ...inputs }, { edges });

const alias = (of: EstateResource, evaluateTargetHealth: Bag[string] = false) =>
  [{ aliases: [{ name: UNKNOWN, zoneId: UNKNOWN, evaluateTargetHealth }] }, { aliases: [of] }] as const;

/** One of a failover pair: an alias of a load balancer, watched by a health check if one is given. */
const failover = (name: string, type: string, of: EstateResource, by?: EstateResource, more: Bag = {}) => {
  const [inputs, edges] = alias(of);
  const watched = by ? { healthCheckId: UNKNOWN } : {};
  const policy = { failoverRoutingPolicies: [{ type }] };
  return record(
    name,
    { ...inputs, ...policy, ...watched, ...more },
    { ...edges, ...(by ? { healthCheckId: [by] } : {}) },
  );
};

const HERE =
  "Route 53 answers from all over the world (automatic, same endpoint); loses keeps no data 0s; takes nothing";
const TTL = "until clients resolve the name again (TTL)";
const CHANGED = "change the record to somewhere (people, same endpoint); loses keeps no data 0s; takes ";
const CHANGE = `${CHANGED}until all name servers know the change 0s to 1m + ${TTL}`;
const ANOTHER =
  "another record of its name answers to somewhere (automatic, same endpoint); loses keeps no data 0s; takes ";
const CHECKS = `${ANOTHER}until the health check fails 1m to 1m30s + ${TTL} 0s to 1m`;
const DEPLOY =
  "deploy it anew to somewhere (people, new endpoint); loses keeps no data 0s; takes deployment (no figure)";

test("a plain record is changed by people", () => {
  expect(ways(record("www", { ttl: 300, records: ["192.0.2.1"] }))).toEqual({
    instance: [HERE],
    zone: [HERE],
    region: [`${CHANGE} 0s to 5m`],
    compromise: [DEPLOY],
  });
});

test("of a failover pair the other one answers", () => {
  const primary = failover("www", "PRIMARY", here, check());
  const secondary = failover("www-2", "SECONDARY", there);
  const others = [here, there, check()];
  const expected = { instance: [HERE], zone: [HERE], region: [CHECKS, `${CHANGE} 0s to 1m`], compromise: [DEPLOY] };
  expect(ways(primary, { siblings: [secondary], others })).toEqual(expected);
  expect(ways(secondary, { siblings: [primary], others })).toEqual(expected);
});

describe("how long resolvers keep its answer", () => {
  const kept = (...[inputs, edges]: readonly [Bag, Readonly<Record<string, readonly EstateResource[]>>?]) =>
    ways(record("www", inputs, edges), { others: [here, to, loop, classic, site] })
      .region?.at(-1)
      ?.slice(CHANGE.length + 1);
  const to = record("to", { ttl: 120 });
  const loop = record("loop", alias(here)[0], { aliases: [record("www", {})] });
  const classic = resource("aws:elb/loadBalancer:LoadBalancer", "classic");
  const site = resource("aws:cloudfront/distribution:Distribution", "site");
  const unpublished = "of the alias's target (no figure)";

  test.each<[string, string | undefined, string]>([
    ["its ttl", kept({ ttl: 86_400 }), "0s to 24h"],
    ["a ttl that is computed", kept({ ttl: UNKNOWN }), "(no figure)"],
    ["no ttl", kept({}), "(no figure)"],
    ["an alias of a load balancer", kept(...alias(here)), "0s to 1m"],
    ["an alias of a Classic Load Balancer", kept(...alias(classic)), "0s to 1m"],
    ["an alias of another record", kept(...alias(to)), "0s to 2m"],
    ["an alias of something else", kept(...alias(site)), unpublished],
    ["aliases in a circle", kept(...alias(loop)), unpublished],
    ["an alias of what is not part of the program", kept(alias(here)[0]), unpublished],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toBe(expected);
  });
});

describe("how soon Route 53 notices", () => {
  const region = (inputs: Bag) =>
    ways(failover("www", "PRIMARY", here, check(inputs)), {
      siblings: [failover("www-2", "SECONDARY", there)],
      others: [here, there, check(inputs)],
    }).region?.[0];
  const takes = (step: string) => `${ANOTHER}until the health check fails ${step} + ${TTL} 0s to 1m`;

  test.each<[string, string | undefined, string]>([
    ["by default", region({}), CHECKS],
    ["fast", region({ requestInterval: 10, failureThreshold: 1 }), takes("0s to 10s")],
    ["an interval that is computed", region({ requestInterval: UNKNOWN }), takes("(no figure)")],
    ["a threshold that is computed", region({ failureThreshold: UNKNOWN }), takes("(no figure)")],
    ["of an alarm", region({ type: "CLOUDWATCH_METRIC" }), takes("(no figure)")],
    ["of a kind that is computed", region({ type: UNKNOWN }), takes("(no figure)")],
    [
      "never, being switched off",
      region({ disabled: true }),
      `${CHECKS}; NOT: its health check is on → set disabled of check to false`,
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toBe(expected);
  });

  const watchedBy = (primary: EstateResource) =>
    ways(primary, { siblings: [failover("www-2", "SECONDARY", there)], others: [here, there] }).region?.[0];
  const byTarget = `${ANOTHER}until the target of the alias counts as unhealthy (no figure) + ${TTL} 0s to 1m`;
  const evaluating = (evaluateTargetHealth: Bag[string]) =>
    failover("www", "PRIMARY", here, undefined, alias(here, evaluateTargetHealth)[0]);
  const FIX = "→ set healthCheckId of www, or evaluateTargetHealth of its alias";

  test.each<[string, string | undefined, string]>([
    ["by the health of the alias's target", watchedBy(evaluating(true)), byTarget],
    [
      "perhaps",
      watchedBy(evaluating(UNKNOWN)),
      `${byTarget}; UNKNOWN: a health check watches what it leads to, since evaluateTargetHealth is not known at preview ${FIX}`,
    ],
    [
      "by nothing",
      watchedBy(failover("www", "PRIMARY", here)),
      `${byTarget}; NOT: a health check watches what it leads to ${FIX}`,
    ],
    [
      "by a health check of elsewhere",
      watchedBy(failover("www", "PRIMARY", here, undefined, { healthCheckId: "abc" })),
      `${ANOTHER}until the health check fails (no figure) + ${TTL} 0s to 1m`,
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toBe(expected);
  });
});

describe("the records that answer in its place", () => {
  const doubt = (siblings: readonly EstateResource[], primary = failover("www", "PRIMARY", here, check())) =>
    ways(primary, { siblings, others: [here, there, nowhere, check()] })
      .region?.[0]?.split("; ")
      .slice(3);
  const unclear = (because: string) => [
    `UNKNOWN: another record of its name leads to another Region, since ${because}`,
  ];
  const REGIONS = "which Regions it and the other records of its name lead to is not known at preview";
  const NONE = [
    "NOT: another record of its name leads to another Region → add a record of the same name and type for another Region",
  ];
  const second = (of: EstateResource, more: Bag = {}) => failover("www-2", "SECONDARY", of, undefined, more);

  test.each<[string, readonly string[] | undefined, readonly string[]]>([
    ["one to another Region", doubt([second(there)]), []],
    ["one to the same Region", doubt([second(here)]), NONE],
    ["none", doubt([]), NONE],
    ["one of another name", doubt([second(there, { name: "other.example.com" })]), NONE],
    ["one of another type", doubt([second(there, { type: "AAAA" })]), NONE],
    ["one that does not take part", doubt([second(there, { failoverRoutingPolicies: null })]), NONE],
    ["a Region that is computed", doubt([second(nowhere)]), unclear(REGIONS)],
    [
      "a target of elsewhere",
      doubt([record("www-2", { failoverRoutingPolicies: [{ type: "SECONDARY" }] })]),
      unclear(REGIONS),
    ],
    [
      "a name that is computed",
      doubt([second(there)], failover("www", "PRIMARY", here, check(), { name: UNKNOWN })),
      unclear("name of www is computed and not known at preview"),
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test.each([
    ["latencyRoutingPolicies", [{ region: "eu-west-1" }], 2],
    ["weightedRoutingPolicies", [{ weight: 50 }], 2],
    ["geolocationRoutingPolicies", [{ continent: "EU" }], 2],
    ["geoproximityRoutingPolicy", { awsRegion: "eu-west-1" }, 2],
    ["multivalueAnswerRoutingPolicy", true, 2],
    ["multivalueAnswerRoutingPolicy", UNKNOWN, 2],
    ["multivalueAnswerRoutingPolicy", false, 1],
  ])("by %s", (policy, value, count) => {
    const one = failover("www", "PRIMARY", here, check(), { failoverRoutingPolicies: null, [policy]: value });
    expect(ways(one, { others: [here, check()] }).region).toHaveLength(count);
  });
});
