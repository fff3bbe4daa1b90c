import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { EstateResource } from "../../../continuity/estate/resource";
import type { Bag } from "../../../continuity/estate/value";
import { propertiesRead } from "../../../continuity/mechanisms/reads";
import { AS_OF, estate, resource } from "../estate-builder";
import { anything, bag, list, one } from "./anything";

const zone = one("eu-west-1a", "eu-west-1b", "euw1-az3");
const block = (properties: Parameters<typeof bag>[0]) => fc.oneof(bag(properties), list(bag(properties)));

/** What a program would mostly write into the properties that are more than a text or a number. */
const USUAL: Readonly<Record<string, fc.Arbitrary<Bag[string]>>> = {
  availabilityZone: zone,
  availabilityZoneRebalancing: one("ENABLED", "DISABLED"),
  capacityProviders: list(one("FARGATE", "one", "other")),
  capacityProviderStrategies: list(bag({ capacityProvider: one("FARGATE", "FARGATE_SPOT", "one", "other") })),
  defaultCapacityProviderStrategies: list(bag({ capacityProvider: one("FARGATE", "one") })),
  desiredCapacity: one(0, 1, 2, 3),
  desiredCount: one(0, 1, 2, 3),
  healthCheck: block({ interval: one(10, 30), unhealthyThreshold: one(2), timeout: one(5) }),
  instanceType: one("m5.large", "m5d.large", "m5.metal"),
  launchType: one("EC2", "FARGATE", "EXTERNAL"),
  loadBalancers: list(bag({ targetGroupArn: one("arn:aws:elasticloadbalancing:x") })),
  maintenanceOptions: block({ autoRecovery: one("default", "disabled") }),
  minSize: one(0, 1, 2),
  name: one("one", "other"),
  networkConfiguration: block({ subnets: list(one("subnet-1")) }),
  orderedPlacementStrategies: list(bag({ type: one("spread"), field: one("attribute:ecs.availability-zone") })),
  placementConstraints: list(bag({ type: one("distinctInstance") })),
  scalingConfig: block({ desiredSize: one(0, 1, 2), minSize: one(1) }),
  schedulingStrategy: one("REPLICA", "DAEMON"),
  subnetIds: list(one("subnet-1")),
  vpcConfig: block({ subnetIds: list(one("subnet-1")) }),
  vpcZoneIdentifiers: list(one("subnet-1")),
};

const MEMBERS = [
  "aws:autoscaling/group:Group",
  "aws:ec2/instance:Instance",
  "aws:ecs/service:Service",
  "aws:eks/cluster:Cluster",
  "aws:eks/nodeGroup:NodeGroup",
  "aws:lambda/function:Function",
];
const OTHERS = [
  "aws:autoscaling/attachment:Attachment",
  "aws:ec2/subnet:Subnet",
  "aws:ecs/capacityProvider:CapacityProvider",
  "aws:ecs/cluster:Cluster",
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
  "aws:lb/targetGroup:TargetGroup",
];

const TAGS = { "continuity:service": "orders", "continuity:rto": "1h", "continuity:minimum-service-level": "0.5" };

/** A few resources of these types, with whatever in their properties, and each computed from any of the others. */
const program = fc
  .array(fc.constantFrom(...MEMBERS, ...OTHERS), { minLength: 1, maxLength: 8 })
  .chain((types) =>
    fc.tuple(
      ...types.map((type, i) =>
        fc.tuple(inputsOf(type), edgesOf(type, types.length)).map(([a, b]) => ({ type, i, a, b })),
      ),
    ),
  )
  .map((drafts) => {
    const bare = drafts.map(({ type, i }) => resource(type, `r${i}`));
    return drafts.map(({ type, i, a, b }) => {
      const edges = Object.entries(b).map(([key, targets]) => [key, targets.map((at) => bare[at] as EstateResource)]);
      return resource(type, `r${i}`, a as Bag, { edges: Object.fromEntries(edges) });
    });
  });

function inputsOf(type: string): fc.Arbitrary<Bag> {
  const properties = [...propertiesRead(type)].filter((property) => property !== "tags");
  const values = Object.fromEntries(properties.map((property) => [property, USUAL[property] ?? anything]));
  return bag(values).map((inputs) => ({ ...inputs, tags: TAGS }));
}

function edgesOf(type: string, count: number): fc.Arbitrary<Record<string, number[]>> {
  const properties = [...propertiesRead(type)];
  return fc.dictionary(fc.constantFrom(...properties), fc.array(fc.nat(count - 1), { maxLength: 3 }), { maxKeys: 4 });
}

test("whatever a program says of its compute, it is judged without an error of our own", () => {
  fc.assert(
    fc.property(program, (resources) => {
      const { findings } = assess(estate(...resources), { ...DEFAULT_OPTIONS, asOf: AS_OF });
      expect(findings.filter(({ rule }) => rule === "rule-failed")).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
