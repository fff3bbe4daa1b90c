import { expect, test } from "@jest/globals";
import { given, reference } from "../../../../continuity/planning/blueprint";
import { explainChoice } from "../../../../continuity/planning/explain";
import { Planner } from "../../../../continuity/planning/planner";
import { ask, FACTS, MINUTE, objectives } from "../ask";

const planner = new Planner();

test("minutes when a Region is lost: a twin, to which a record leads by itself", () => {
  const choice = planner.choose(
    ask(FACTS["tasks under a name"], { objectives: objectives([5 * MINUTE, null], { region: [5 * MINUTE, null] }) }),
  );
  expect(explainChoice("orders-store", choice).split("\n")).toEqual([
    "orders-store: 2 tasks, spread over 2 zones, a twin in eu-central-1 with a failover record",
    "  costs a setting: spread over 2 zones",
    "  costs what runs: a twin in eu-central-1 with a failover record",
    "  instance: proven",
    "    RTO 5m: at most 1m = until clients resolve the name again (TTL) 0s to 1m",
    "  zone: proven",
    "    RTO 5m: at most 1m25s = health checks of the load balancer 10s to 25s + until clients resolve the name again (TTL) 0s to 1m",
    "  region: proven",
    "    RTO 5m: at most 1m30s = until the health check fails 20s to 30s record planned-member-twin-record + until clients resolve the name again (TTL) 0s to 1m record planned-member-twin-record",
    "  data: proven",
    "    RTO 5m: at most 0s",
    "  chosen as the cheapest of 45 that will do; 12 are cheaper",
    "    2 tasks (and 4 more)",
    "      zone: there is no way back within RTO 5m",
    "    2 tasks, spread over 2 zones (and 6 more)",
    "      region: RTO 5m leaves no time for deployment (detect 0s to 5m + decide 0s to 15m + deployment (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m)",
  ]);
  expect(choice).toMatchObject({
    arrangement: {
      parts: [
        {
          id: "targets",
          type: "aws:lb/targetGroup:TargetGroup",
          inputs: {
            vpcId: given("vpc"),
            targetType: "ip",
            healthCheck: {
              enabled: true,
              interval: 10,
              timeout: 5,
              healthyThreshold: 2,
              unhealthyThreshold: 2,
            },
          },
          tags: "aside",
          scope: "member",
        },
        {
          id: "balancer",
          type: "aws:lb/loadBalancer:LoadBalancer",
          inputs: {
            loadBalancerType: "application",
            subnets: [given("subnets", 0), given("subnets", 1)],
          },
          tags: "member",
          scope: "member",
        },
        {
          id: "listener",
          type: "aws:lb/listener:Listener",
          inputs: {
            loadBalancerArn: reference("balancer", "arn"),
            defaultActions: [
              {
                type: "forward",
                targetGroupArn: reference("targets", "arn"),
              },
            ],
          },
          tags: "aside",
          scope: "member",
        },
        {
          id: "main",
          type: "aws:ecs/service:Service",
          inputs: {
            cluster: given("cluster"),
            taskDefinition: given("task-definition"),
            desiredCount: 2,
            launchType: "FARGATE",
            availabilityZoneRebalancing: "ENABLED",
            networkConfiguration: {
              subnets: [given("subnets", 0), given("subnets", 1)],
              assignPublicIp: false,
            },
            loadBalancers: [
              {
                targetGroupArn: reference("targets", "arn"),
              },
            ],
          },
          tags: "member",
          scope: "member",
          after: ["listener"],
        },
        {
          id: "twin-targets",
          type: "aws:lb/targetGroup:TargetGroup",
          region: "eu-central-1",
          inputs: {
            vpcId: given("vpc"),
            targetType: "ip",
            healthCheck: {
              enabled: true,
              interval: 10,
              timeout: 5,
              healthyThreshold: 2,
              unhealthyThreshold: 2,
            },
          },
          tags: "aside",
          scope: "member",
        },
        {
          id: "twin-balancer",
          type: "aws:lb/loadBalancer:LoadBalancer",
          region: "eu-central-1",
          inputs: {
            loadBalancerType: "application",
            subnets: [given("subnets", 0), given("subnets", 1)],
          },
          tags: "member",
          scope: "member",
        },
        {
          id: "twin-listener",
          type: "aws:lb/listener:Listener",
          region: "eu-central-1",
          inputs: {
            loadBalancerArn: reference("twin-balancer", "arn"),
            defaultActions: [
              {
                type: "forward",
                targetGroupArn: reference("twin-targets", "arn"),
              },
            ],
          },
          tags: "aside",
          scope: "member",
        },
        {
          id: "twin",
          type: "aws:ecs/service:Service",
          region: "eu-central-1",
          inputs: {
            cluster: given("cluster"),
            taskDefinition: given("task-definition"),
            desiredCount: 2,
            launchType: "FARGATE",
            availabilityZoneRebalancing: "ENABLED",
            networkConfiguration: {
              subnets: [given("subnets", 0), given("subnets", 1)],
              assignPublicIp: false,
            },
            loadBalancers: [
              {
                targetGroupArn: reference("twin-targets", "arn"),
              },
            ],
          },
          tags: "member",
          scope: "member",
          after: ["twin-listener"],
        },
        {
          id: "health-check",
          type: "aws:route53/healthCheck:HealthCheck",
          inputs: {
            type: "HTTPS",
            fqdn: reference("balancer", "dnsName"),
            port: 443,
            requestInterval: 10,
            failureThreshold: 3,
          },
          tags: "aside",
          scope: "member",
        },
        {
          id: "record",
          type: "aws:route53/record:Record",
          inputs: {
            zoneId: given("hosted-zone"),
            name: given("record-name"),
            type: "A",
            setIdentifier: "primary",
            failoverRoutingPolicies: [
              {
                type: "PRIMARY",
              },
            ],
            healthCheckId: reference("health-check", "id"),
            aliases: [
              {
                name: reference("balancer", "dnsName"),
                zoneId: reference("balancer", "zoneId"),
                evaluateTargetHealth: true,
              },
            ],
          },
          tags: "member",
          scope: "member",
        },
        {
          id: "twin-record",
          type: "aws:route53/record:Record",
          inputs: {
            zoneId: given("hosted-zone"),
            name: given("record-name"),
            type: "A",
            setIdentifier: "secondary",
            failoverRoutingPolicies: [
              {
                type: "SECONDARY",
              },
            ],
            aliases: [
              {
                name: reference("twin-balancer", "dnsName"),
                zoneId: reference("twin-balancer", "zoneId"),
                evaluateTargetHealth: true,
              },
            ],
          },
          tags: "member",
          scope: "member",
        },
      ],
    },
  });
});
