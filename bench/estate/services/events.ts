import type { Resource } from "../../../preview/monitor/resources";
import { of } from "../reference";
import type { ServiceScope } from "../scope";
import type { Platform } from "./platform";

/** A broker of messages, a durable store in memory, and a cluster of containers that works on both. */
export function declareEvents(scope: ServiceScope, platform: Platform): void {
  const { tags, flawed } = scope;
  const subnets = (flawed ? platform.subnets.slice(0, 1) : platform.subnets).map((subnet) => of(subnet));
  const broker = scope.make("aws:msk/cluster:Cluster", "", {
    kafkaVersion: "3.8.x",
    numberOfBrokerNodes: 3,
    brokerNodeGroupInfo: {
      instanceType: "kafka.m7g.large",
      clientSubnets: subnets,
      securityGroups: [of(scope.securityGroup("broker", platform, 9094))],
    },
    tags: { ...tags, "continuity:role": "compute" },
  });
  const group = scope.make("aws:memorydb/subnetGroup:SubnetGroup", "", { subnetIds: subnets, tags });
  const acl = scope.make("aws:memorydb/acl:Acl", "", { userNames: ["app"], tags });
  const memory = scope.make("aws:memorydb/cluster:Cluster", "", {
    aclName: of(acl, "name"),
    nodeType: "db.r7g.large",
    numReplicasPerShard: flawed ? 0 : 1,
    subnetGroupName: of(group, "name"),
    securityGroupIds: [of(scope.securityGroup("memory", platform, 6379))],
    snapshotRetentionLimit: 14,
    tags,
  });
  const control = scope.role("cluster", "eks");
  scope.policy(control, "cluster");
  const cluster = scope.make("aws:eks/cluster:Cluster", "", {
    roleArn: of(control, "arn"),
    vpcConfig: { subnetIds: platform.subnets.map((subnet) => of(subnet)) },
    tags,
  });
  for (const addon of ["vpc-cni", "coredns", "kube-proxy"]) {
    scope.make("aws:eks/addon:Addon", addon, { clusterName: of(cluster, "name"), addonName: addon, tags });
  }
  for (const pool of ["steady", "bursts"]) {
    const role = scope.role(pool, "ec2");
    scope.policy(role, pool);
    scope.make("aws:eks/nodeGroup:NodeGroup", pool, {
      clusterName: of(cluster, "name"),
      nodeRoleArn: of(role, "arn"),
      subnetIds: subnets,
      scalingConfig: { desiredSize: 3, minSize: 3, maxSize: 9 },
      tags,
    });
  }
  const watched: readonly (readonly [string, Resource])[] = [
    ["broker", broker],
    ["memory", memory],
    ["cluster", cluster],
  ];
  for (const [suffix, one] of watched) {
    scope.logGroup(suffix);
    scope.alarm(suffix, "CPUUtilization", one);
  }
}
