import type { Resource } from "../../preview/monitor/resources";
import { of, textFrom } from "./reference";
import type { ServiceScope } from "./scope";
import type { Platform } from "./services/platform";

/** A load balancer with a listener, the group of what it sends requests to, and a name that leads to it. */
export function declareBalancer(scope: ServiceScope, platform: Platform, kind: "application" | "network"): Resource {
  const { vpc, subnets, zone } = platform;
  const group = scope.make("aws:lb/targetGroup:TargetGroup", "", {
    port: 8080,
    protocol: kind === "network" ? "TCP" : "HTTP",
    targetType: kind === "network" ? "instance" : "ip",
    vpcId: of(vpc),
    healthCheck: { interval: 10, timeout: 5, unhealthyThreshold: 3 },
    tags: scope.tags,
  });
  const balancer = scope.make("aws:lb/loadBalancer:LoadBalancer", "", {
    loadBalancerType: kind,
    securityGroups: [of(scope.securityGroup("balancer", platform, 443))],
    subnets: subnets.map((subnet) => of(subnet)),
    ...(kind === "network" && !scope.flawed ? { enableCrossZoneLoadBalancing: true } : {}),
    tags: scope.tags,
  });
  scope.make("aws:lb/listener:Listener", "", {
    loadBalancerArn: of(balancer, "arn"),
    port: 443,
    protocol: kind === "network" ? "TLS" : "HTTPS",
    defaultActions: [{ type: "forward", targetGroupArn: of(group, "arn") }],
    tags: scope.tags,
  });
  scope.make("aws:route53/record:Record", "", {
    zoneId: of(zone, "zoneId"),
    name: scope.name,
    type: "A",
    aliases: [{ name: of(balancer, "dnsName"), zoneId: of(balancer, "zoneId"), evaluateTargetHealth: true }],
  });
  return group;
}

/** Tasks on Fargate behind a load balancer; their definition names the resources that they work on. */
export function declareTasks(scope: ServiceScope, platform: Platform, ...needs: readonly Resource[]): void {
  const group = declareBalancer(scope, platform, "application");
  const cluster = scope.make("aws:ecs/cluster:Cluster", "", { tags: scope.tags });
  const execution = scope.role("execution", "ecs-tasks");
  const role = scope.role("task", "ecs-tasks");
  scope.policy(role, "task");
  scope.logGroup("app");
  const task = scope.make("aws:ecs/taskDefinition:TaskDefinition", "", {
    family: scope.name,
    cpu: "1024",
    memory: "2048",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    executionRoleArn: of(execution, "arn"),
    taskRoleArn: of(role, "arn"),
    containerDefinitions: textFrom(...needs),
    tags: scope.tags,
  });
  const service = scope.make("aws:ecs/service:Service", "", {
    cluster: of(cluster, "arn"),
    taskDefinition: of(task, "arn"),
    launchType: "FARGATE",
    desiredCount: scope.flawed ? 1 : 6,
    networkConfiguration: {
      subnets: platform.subnets.map((subnet) => of(subnet)),
      securityGroups: [of(scope.securityGroup("app", platform, 8080))],
    },
    loadBalancers: [{ targetGroupArn: of(group, "arn"), containerName: "app", containerPort: 8080 }],
    tags: scope.tags,
  });
  scope.alarm("busy", "CPUUtilization", service);
}
