import * as aws from "@pulumi/aws";
import type { Network } from "./network";

type Tags = Record<string, string>;

const role = (name: string, service: string) =>
  new aws.iam.Role(name, { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: service }) });

const clusters = new Map<string, aws.ecs.Cluster>();

/** The one cluster of containers in a Region. */
export function clusterIn({ name, region }: Network): aws.ecs.Cluster {
  const cluster = clusters.get(region) ?? new aws.ecs.Cluster(`${name}-containers`, { region });
  clusters.set(region, cluster);
  return cluster;
}

/** A load balancer over all zones of a network, with one target group that gives a lost target up after 30 seconds. */
export function balanced(name: string, at: Network, tags: Tags) {
  const { region, vpcId } = at;
  const balancer = new aws.lb.LoadBalancer(name, { region, internal: false, subnets: at.publicIds, tags });
  const targets = new aws.lb.TargetGroup(name, {
    region,
    vpcId,
    port: 8080,
    protocol: "HTTP",
    targetType: "ip",
    healthCheck: { interval: 10, unhealthyThreshold: 2, timeout: 5 },
  });
  const listener = new aws.lb.Listener(name, {
    region,
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: "HTTPS",
    certificateArn: "arn:aws:acm:eu-central-1:123456789012:certificate/shop",
    defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
  });
  return { balancer, targets, listener };
}

/** Six tasks on Fargate, two a zone; behind a target group if there is one. */
export function containers(name: string, at: Network, tags: Tags, targets?: aws.lb.TargetGroup): aws.ecs.Service {
  const task = new aws.ecs.TaskDefinition(name, {
    region: at.region,
    family: name,
    cpu: "512",
    memory: "1024",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    containerDefinitions: JSON.stringify([{ name, image: `registry.example.com/${name}:1` }]),
  });
  return new aws.ecs.Service(name, {
    region: at.region,
    cluster: clusterIn(at).arn,
    taskDefinition: task.arn,
    desiredCount: 6,
    launchType: "FARGATE",
    availabilityZoneRebalancing: "ENABLED",
    networkConfiguration: { subnets: at.privateIds },
    ...(targets && { loadBalancers: [{ targetGroupArn: targets.arn, containerName: name, containerPort: 8080 }] }),
    tags,
  });
}

/** A function in all zones of a network. */
export function lambda(name: string, at: Network, tags: Tags): aws.lambda.Function {
  return new aws.lambda.Function(name, {
    region: at.region,
    role: role(name, "lambda.amazonaws.com").arn,
    runtime: "nodejs22.x",
    handler: "index.handler",
    s3Bucket: `shop-releases-${at.region}`,
    s3Key: `${name}.zip`,
    vpcConfig: { subnetIds: at.privateIds, securityGroupIds: [] },
    tags,
  });
}

/** A table with replicas in further Regions, which can be set back to any second of the last 14 days. */
export function table(name: string, tags: Tags, replicas: readonly string[] = []): aws.dynamodb.Table {
  return new aws.dynamodb.Table(name, {
    billingMode: "PAY_PER_REQUEST",
    hashKey: "id",
    attributes: [{ name: "id", type: "S" }],
    pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 14 },
    deletionProtectionEnabled: true,
    replicas: replicas.map((regionName) => ({ regionName })),
    tags,
  });
}
