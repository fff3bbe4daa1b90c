const ecs = require("@pulumi/aws/ecs");
const { TargetGroup } = require("@pulumi/aws/lb/targetGroup");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, sound } = require("../service");

const definition = (name, options) =>
  new ecs.TaskDefinition(
    name,
    {
      family: name,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "512",
      memory: "1024",
      containerDefinitions: JSON.stringify([{ name: "shop", image: "shop:1", portMappings: [{ containerPort: 80 }] }]),
    },
    options,
  );

const fargate = (name, options) => {
  const { vpc, subnetIds } = network(name, options);
  const cluster = new ecs.Cluster(name, {}, options);
  new ecs.ClusterCapacityProviders(
    name,
    { clusterName: cluster.name, capacityProviders: ["FARGATE", "FARGATE_SPOT"] },
    options,
  );
  const targets = new TargetGroup(
    name,
    {
      vpcId: vpc.id,
      port: 80,
      protocol: "HTTP",
      targetType: "ip",
      healthCheck: { interval: 10, timeout: 5, unhealthyThreshold: 2 },
    },
    options,
  );
  new ecs.Service(
    name,
    {
      cluster: cluster.arn,
      taskDefinition: definition(name, options).arn,
      desiredCount: 6,
      capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 6, weight: 1 }],
      networkConfiguration: { subnets: subnetIds },
      loadBalancers: [{ targetGroupArn: targets.arn, containerName: "shop", containerPort: 80 }],
      tags: sound("ecs-service"),
    },
    options,
  );
};
fargate("ecs-service");
fargate("ecs-service-away", away);

new ecs.Service("ecs-service-bare", {
  launchType: "FARGATE",
  taskDefinition: definition("ecs-service-bare").arn,
  desiredCount: 1,
  networkConfiguration: { subnets: [network("ecs-service-bare").subnetIds[0]] },
  tags: bare("ecs-service"),
});
