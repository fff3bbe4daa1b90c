import { describe, expect, test } from "@jest/globals";
import type { LoadBalancer } from "@pulumi/aws/lb";
import { output } from "@pulumi/pulumi";
import { FailoverRecord, type FailoverRecordArgs } from "../../components";
import { ASIDE, orders, resourcesOf } from "./programs";
import { running } from "./running";

const names = { primary: { dnsName: "one.example" }, secondary: { dnsName: "two.example" } };
const balancer = { dnsName: "balancer.example", zoneId: "balancer-zone" } as unknown as LoadBalancer;

const record = (rto: "4m" | "1h" | "20s", more: object = {}) => {
  const service = orders({ objectives: { region: { rto } } });
  const args = { service, zoneId: "zone", recordName: "shop.example", ...names, ...more } as FailoverRecordArgs;
  return new FailoverRecord("name", args);
};

test("two names: as fast as a short RTO asks", async () => {
  expect(resourcesOf(await running(() => record("4m")))).toEqual({
    "aws:route53/healthCheck:HealthCheck name-health-check": {
      failureThreshold: 3,
      fqdn: "one.example",
      port: 443,
      requestInterval: 10,
      resourcePath: "/",
      tags: ASIDE,
      type: "HTTPS",
    },
    "aws:route53/record:Record name-primary": {
      failoverRoutingPolicies: [{ type: "PRIMARY" }],
      healthCheckId: "name-health-check-id",
      name: "shop.example",
      records: ["one.example"],
      setIdentifier: "primary",
      ttl: 30,
      type: "CNAME",
      zoneId: "zone",
    },
    "aws:route53/record:Record name-secondary": {
      failoverRoutingPolicies: [{ type: "SECONDARY" }],
      name: "shop.example",
      records: ["two.example"],
      setIdentifier: "secondary",
      ttl: 30,
      type: "CNAME",
      zoneId: "zone",
    },
  });
});

test("two load balancers: aliases, whose TTL is not chosen; a transform for each", async () => {
  const ran = await running(() =>
    record("1h", {
      primary: { loadBalancer: balancer },
      secondary: { loadBalancer: balancer },
      healthPath: "/health",
      transform: { "health-check": { measureLatency: true }, secondary: { setIdentifier: "ireland" } },
    }),
  );
  const common = {
    aliases: [{ evaluateTargetHealth: true, name: "balancer.example", zoneId: "balancer-zone" }],
    name: "shop.example",
    type: "A",
    zoneId: "zone",
  };
  expect(resourcesOf(ran)).toEqual({
    "aws:route53/healthCheck:HealthCheck name-health-check": {
      failureThreshold: 3,
      fqdn: "balancer.example",
      measureLatency: true,
      port: 443,
      requestInterval: 30,
      resourcePath: "/health",
      tags: ASIDE,
      type: "HTTPS",
    },
    "aws:route53/record:Record name-primary": {
      ...common,
      failoverRoutingPolicies: [{ type: "PRIMARY" }],
      healthCheckId: "name-health-check-id",
      setIdentifier: "primary",
    },
    "aws:route53/record:Record name-secondary": {
      ...common,
      failoverRoutingPolicies: [{ type: "SECONDARY" }],
      setIdentifier: "ireland",
    },
  });
});

describe("what cannot lead clients elsewhere", () => {
  const both = "primary and secondary must both be load balancers, or both names";
  const rows: readonly [string, "1h" | "20s", object, string][] = [
    ["an RTO that DNS is too slow for", "20s", {}, "rto 20s (region) cannot be kept by DNS: the least is 30s"],
    ["a load balancer beside a name", "1h", { primary: { loadBalancer: balancer } }, both],
    ["a name not known yet", "1h", { recordName: output("shop") }, "recordName must be a plain value, not an output"],
  ];
  test.each(rows)("%s", async (_, rto, more, problem) => {
    const { registered, refusal } = await running(() => record(rto, more));
    expect(refusal).toBe(`service orders: name: ${problem}`);
    expect(registered.map(({ type }) => type)).toEqual(["lifeboat:index:Service"]);
  });
});
