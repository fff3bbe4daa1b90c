import { describe, expect, test } from "@jest/globals";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { Scenario } from "../../../continuity/declaration/scenario";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Assumption } from "../../../continuity/evidence/assumption";
import { NAME } from "../../../continuity/mechanisms/load-balancer-name";
import { AS_OF, estate, rdsInstance, resource } from "../estate-builder";
import { vouched } from "../rules/findings";
import { told } from "./builders";

/** A small service of the usual kind: a record leads to a load balancer, that to some compute, and that to a database. */
const TAGS: Bag = { "continuity:service": "orders", "continuity:rto": "10m", "continuity:rpo": "5m" };

const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
const b = resource("aws:ec2/subnet:Subnet", "b", { availabilityZone: "eu-west-1b" });
const subnets = [a, b];
const listed = subnets.map(() => UNKNOWN);

const db = rdsInstance("db", { multiAz: true, backupRetentionPeriod: 7, deletionProtection: true, tags: TAGS });
const targets = resource("aws:lb/targetGroup:TargetGroup", "targets", {
  healthCheck: { interval: 10, unhealthyThreshold: 2, timeout: 5 },
});
const balancer = resource(
  "aws:lb/loadBalancer:LoadBalancer",
  "front",
  { loadBalancerType: "application", subnets: listed, tags: TAGS },
  { edges: { subnets } },
);
const record = resource(
  "aws:route53/record:Record",
  "www",
  { name: "www", type: "A", zoneId: "Z1" },
  { edges: { aliases: [balancer] } },
);
const definition = resource(
  "aws:ecs/taskDefinition:TaskDefinition",
  "shop",
  {},
  { edges: { containerDefinitions: [db] } },
);

const tasks = (inputs: Bag = {}, from: Readonly<Record<string, readonly EstateResource[]>> = {}) =>
  resource(
    "aws:ecs/service:Service",
    "shop",
    {
      desiredCount: 2,
      launchType: "FARGATE",
      networkConfiguration: { subnets: listed },
      loadBalancers: [{ targetGroupArn: UNKNOWN }],
      tags: TAGS,
      ...inputs,
    },
    {
      edges: { networkConfiguration: subnets, loadBalancers: [targets], taskDefinition: [definition], ...from },
    },
  );

const group = resource(
  "aws:autoscaling/group:Group",
  "shop",
  {
    minSize: 2,
    maxSize: 2,
    vpcZoneIdentifiers: listed,
    targetGroupArns: [UNKNOWN],
    tags: Object.entries(TAGS).map(([key, value]) => ({ key, value })),
  },
  { edges: { vpcZoneIdentifiers: subnets, targetGroupArns: [targets] } },
);

const nodes = resource(
  "aws:eks/nodeGroup:NodeGroup",
  "shop",
  { scalingConfig: { desiredSize: 2 }, subnetIds: listed, clusterName: "c", nodeRoleArn: "r", tags: TAGS },
  { edges: { subnetIds: subnets } },
);

const handler = resource(
  "aws:lambda/function:Function",
  "shop",
  { vpcConfig: { subnetIds: listed }, role: "r", tags: TAGS },
  { edges: { vpcConfig: subnets } },
);

const machine = (tags: Bag = {}) =>
  resource("aws:ec2/instance:Instance", "shop", { instanceType: "m5.large", tags: { ...TAGS, ...tags } });

const START = [vouched("start-time", 90)];

function verdict(scenario: Scenario, compute: EstateResource, assumptions: readonly Assumption[] = START) {
  const response = { detect: 10, decide: 20, verify: 5, cutover: 3 };
  const { verdicts } = assess(estate(a, b, record, balancer, targets, definition, compute, db), {
    ...DEFAULT_OPTIONS,
    asOf: AS_OF,
    response,
    assumptions,
  });
  const found = verdicts.flatMap(({ scenarios }) => scenarios).find((one) => one.scenario === scenario);
  const { verdict: outcome, rto } = told(found as NonNullable<typeof found>);
  return [outcome, rto];
}

const FAILOVER = "Multi-AZ failover (typical) 60-120";
const CHECKS = "health checks of the load balancer 10-25";
const TTL = `${NAME.label} 0-60`;
const path = (...steps: readonly string[]) => steps.join(" + ");
const PEOPLE = "detect 10 + decide 20";

describe("after a zone compute waits for data, and the load balancer for compute", () => {
  test.each<[string, readonly unknown[], readonly string[]]>([
    ["tasks", verdict("zone", tasks()), ["meets", path(FAILOVER, CHECKS, TTL)]],
    [
      "tasks that nothing in the program refers to the database",
      verdict("zone", tasks({}, { taskDefinition: [] })),
      ["meets", path(FAILOVER, CHECKS, TTL)],
    ],
    ["one task", verdict("zone", tasks({ desiredCount: 1 })), ["meets", path(FAILOVER, "start of new tasks 90", TTL)]],
    [
      "one task, whose start nobody vouches for",
      verdict("zone", tasks({ desiredCount: 1 }), []),
      ["unproven: untested", path(FAILOVER, "start of new tasks 0-…")],
    ],
    [
      "a count that is computed, and no word on a start",
      verdict("zone", tasks({ desiredCount: UNKNOWN }), []),
      ["unproven: unknown: desiredCount of shop is computed and not known at preview", path(FAILOVER, CHECKS, TTL)],
    ],
    [
      "a count that is computed, which a start makes good",
      verdict("zone", tasks({ desiredCount: UNKNOWN })),
      ["meets", path(FAILOVER, "start of new tasks 90", TTL)],
    ],
    [
      "tasks in one zone",
      verdict("zone", tasks({}, { networkConfiguration: [a, a] })),
      ["violates", "no way back Infinity-…"],
    ],
    [
      "tasks that are not spread again",
      verdict("zone", tasks({ availabilityZoneRebalancing: "DISABLED" }), []),
      ["unproven: untested", path(FAILOVER, "start of new tasks 0-…")],
    ],
    [
      "tasks that are not spread again, and whose start takes too long",
      verdict("zone", tasks({ availabilityZoneRebalancing: "DISABLED" }), [vouched("start-time", 900)]),
      [
        "unproven: range: availabilityZoneRebalancing of shop is off, so that tasks stay where a disruption has left them",
        path(FAILOVER, CHECKS, TTL),
      ],
    ],
    ["instances of a group", verdict("zone", group), ["meets", path(FAILOVER, CHECKS, TTL)]],
    ["nodes", verdict("zone", nodes), ["meets", path(FAILOVER, "start of new nodes 90", TTL)]],
    ["a function", verdict("zone", handler), ["meets", path(FAILOVER, TTL)]],
    [
      "an instance that is made anew",
      verdict("zone", machine({ "continuity:role": "compute" })),
      ["meets", path(PEOPLE, FAILOVER, "deployment 90", "cut over to the new endpoint 3", TTL, "verify 5")],
    ],
    [
      "an instance that may hold data",
      verdict("zone", machine()),
      [
        "unproven: unknown: shop may keep data on its volumes, and no tag continuity:role says whether it does",
        path(PEOPLE, FAILOVER, "deployment 90", "cut over to the new endpoint 3", TTL, "verify 5"),
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("after a single fault nothing waits: the slowest member counts", () => {
  test.each<[string, readonly unknown[], readonly string[]]>([
    ["tasks", verdict("instance", tasks()), ["meets", FAILOVER]],
    [
      "one task",
      verdict("instance", tasks({ desiredCount: 1 }), [vouched("start-time", 300)]),
      ["meets", "start of new tasks 300"],
    ],
    [
      "an instance is recovered where it is, whatever it holds",
      verdict("instance", machine(), [vouched("start-time", 300)]),
      ["meets", "recovery 300"],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
