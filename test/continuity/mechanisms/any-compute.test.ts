import { test } from "@jest/globals";
import { bag, list, one } from "./anything";
import { block, expectJudged, type Usual } from "./joined";

const zone = one("eu-west-1a", "eu-west-1b", "euw1-az3");

/** What a program would mostly write into the properties that are more than a text or a number. */
const USUAL: Usual = {
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

const TYPES = [
  "aws:autoscaling/group:Group",
  "aws:ec2/instance:Instance",
  "aws:ecs/service:Service",
  "aws:eks/cluster:Cluster",
  "aws:eks/nodeGroup:NodeGroup",
  "aws:lambda/function:Function",
  "aws:autoscaling/attachment:Attachment",
  "aws:drs/replicationConfigurationTemplate:ReplicationConfigurationTemplate",
  "aws:ec2/subnet:Subnet",
  "aws:ecs/capacityProvider:CapacityProvider",
  "aws:ecs/cluster:Cluster",
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
  "aws:lb/targetGroup:TargetGroup",
];

test("whatever a program says of its compute, it is judged in every scenario, without an error of our own", () => {
  expectJudged(TYPES, USUAL, 500);
});
