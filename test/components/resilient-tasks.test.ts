import { expect, test } from "@jest/globals";
import { ASIDE, MEMBERS, orders, resourcesOf } from "./programs";
import { running } from "./running";

test("tasks over two zones", async () => {
  const ran = await running(() => MEMBERS.tasks(orders({ objectives: { zone: { rto: "5m" } } })));
  expect(resourcesOf(ran)).toEqual({
    "aws:ecs/service:Service web": {
      availabilityZoneRebalancing: "ENABLED",
      cluster: "cluster-home",
      desiredCount: 1,
      launchType: "FARGATE",
      loadBalancers: [
        { containerName: "web", containerPort: 8080, targetGroupArn: "arn:aws:mock:region:111111111111:web-targets" },
      ],
      networkConfiguration: { assignPublicIp: false, subnets: ["subnet-a", "subnet-b"] },
      tags: { "continuity:owner": "team-orders", "continuity:rto:zone": "5m", "continuity:service": "orders" },
      taskDefinition: "task-home",
    },
    "aws:lb/listener:Listener web-listener": {
      certificateArn: "certificate",
      defaultActions: [{ targetGroupArn: "arn:aws:mock:region:111111111111:web-targets", type: "forward" }],
      loadBalancerArn: "arn:aws:mock:region:111111111111:web-balancer",
      port: 443,
      protocol: "HTTPS",
      tags: ASIDE,
    },
    "aws:lb/loadBalancer:LoadBalancer web-balancer": {
      internal: false,
      loadBalancerType: "application",
      subnets: ["subnet-a", "subnet-b"],
      tags: { "continuity:owner": "team-orders", "continuity:rto:zone": "5m", "continuity:service": "orders" },
    },
    "aws:lb/targetGroup:TargetGroup web-targets": {
      healthCheck: { enabled: true, healthyThreshold: 2, interval: 10, timeout: 5, unhealthyThreshold: 2 },
      port: 8080,
      protocol: "HTTP",
      tags: ASIDE,
      targetType: "ip",
      vpcId: "vpc-home",
    },
  });
});

test("a twin elsewhere, and records that lead there", async () => {
  const ran = await running(() => MEMBERS.tasks(orders({ objectives: { region: { rto: "10m" } } })));
  expect(resourcesOf(ran)).toEqual({
    "aws:ecs/service:Service web": {
      availabilityZoneRebalancing: "ENABLED",
      cluster: "cluster-home",
      desiredCount: 1,
      launchType: "FARGATE",
      loadBalancers: [
        { containerName: "web", containerPort: 8080, targetGroupArn: "arn:aws:mock:region:111111111111:web-targets" },
      ],
      networkConfiguration: { assignPublicIp: false, subnets: ["subnet-a"] },
      tags: { "continuity:owner": "team-orders", "continuity:rto:region": "10m", "continuity:service": "orders" },
      taskDefinition: "task-home",
    },
    "aws:ecs/service:Service web-twin": {
      availabilityZoneRebalancing: "ENABLED",
      cluster: "cluster-elsewhere",
      desiredCount: 1,
      launchType: "FARGATE",
      loadBalancers: [
        {
          containerName: "web",
          containerPort: 8080,
          targetGroupArn: "arn:aws:mock:region:111111111111:web-twin-targets",
        },
      ],
      networkConfiguration: { assignPublicIp: false, subnets: ["subnet-c"] },
      region: "eu-west-1",
      tags: { "continuity:owner": "team-orders", "continuity:rto:region": "10m", "continuity:service": "orders" },
      taskDefinition: "task-elsewhere",
    },
    "aws:lb/listener:Listener web-listener": {
      certificateArn: "certificate",
      defaultActions: [{ targetGroupArn: "arn:aws:mock:region:111111111111:web-targets", type: "forward" }],
      loadBalancerArn: "arn:aws:mock:region:111111111111:web-balancer",
      port: 443,
      protocol: "HTTPS",
      tags: ASIDE,
    },
    "aws:lb/listener:Listener web-twin-listener": {
      defaultActions: [{ targetGroupArn: "arn:aws:mock:region:111111111111:web-twin-targets", type: "forward" }],
      loadBalancerArn: "arn:aws:mock:region:111111111111:web-twin-balancer",
      port: 80,
      protocol: "HTTP",
      region: "eu-west-1",
      tags: ASIDE,
    },
    "aws:lb/loadBalancer:LoadBalancer web-balancer": {
      internal: false,
      loadBalancerType: "application",
      subnets: ["subnet-a", "subnet-b"],
      tags: { "continuity:owner": "team-orders", "continuity:rto:region": "10m", "continuity:service": "orders" },
    },
    "aws:lb/loadBalancer:LoadBalancer web-twin-balancer": {
      internal: false,
      loadBalancerType: "application",
      region: "eu-west-1",
      subnets: ["subnet-c", "subnet-d"],
      tags: { "continuity:owner": "team-orders", "continuity:rto:region": "10m", "continuity:service": "orders" },
    },
    "aws:lb/targetGroup:TargetGroup web-targets": {
      healthCheck: { enabled: true, healthyThreshold: 2, interval: 10, timeout: 5, unhealthyThreshold: 2 },
      port: 8080,
      protocol: "HTTP",
      tags: ASIDE,
      targetType: "ip",
      vpcId: "vpc-home",
    },
    "aws:lb/targetGroup:TargetGroup web-twin-targets": {
      healthCheck: { enabled: true, healthyThreshold: 2, interval: 10, timeout: 5, unhealthyThreshold: 2 },
      port: 8080,
      protocol: "HTTP",
      region: "eu-west-1",
      tags: ASIDE,
      targetType: "ip",
      vpcId: "vpc-elsewhere",
    },
    "aws:route53/healthCheck:HealthCheck web-health-check": {
      failureThreshold: 3,
      fqdn: "web-balancer.example",
      port: 443,
      requestInterval: 10,
      tags: ASIDE,
      type: "HTTPS",
    },
    "aws:route53/record:Record web-record": {
      aliases: [{ evaluateTargetHealth: true, name: "web-balancer.example", zoneId: "web-balancer-zone" }],
      failoverRoutingPolicies: [{ type: "PRIMARY" }],
      healthCheckId: "web-health-check-id",
      name: "shop.example",
      setIdentifier: "primary",
      type: "A",
      zoneId: "zone",
    },
    "aws:route53/record:Record web-twin-record": {
      aliases: [{ evaluateTargetHealth: true, name: "web-twin-balancer.example", zoneId: "web-twin-balancer-zone" }],
      failoverRoutingPolicies: [{ type: "SECONDARY" }],
      name: "shop.example",
      setIdentifier: "secondary",
      type: "A",
      zoneId: "zone",
    },
  });
});
