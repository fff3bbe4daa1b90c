const msk = require("@pulumi/aws/msk");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, NO_MEMBER, sound } = require("../service");

const cluster = (name, { brokers, zones, tags }, options) => {
  const { vpc, subnetIds } = network(name, options);
  const made = new msk.Cluster(
    name,
    {
      kafkaVersion: "3.8.x",
      numberOfBrokerNodes: brokers,
      brokerNodeGroupInfo: {
        instanceType: "kafka.m7g.large",
        clientSubnets: subnetIds.slice(0, zones),
        securityGroups: [vpc.defaultSecurityGroupId],
      },
      tags,
    },
    options,
  );
  return { made, vpcConfig: { subnetIds, securityGroupsIds: [vpc.defaultSecurityGroupId] } };
};

const here = cluster("msk-cluster", { brokers: 6, zones: 3, tags: sound("msk-cluster") });
const there = cluster("msk-cluster-away", { brokers: 3, zones: 3, tags: NO_MEMBER }, away);
new msk.Replicator(
  "msk-cluster",
  {
    replicatorName: "events",
    serviceExecutionRoleArn: "arn:aws:iam::123456789012:role/replicator",
    kafkaClusters: [here, there].map(({ made, vpcConfig }) => ({
      amazonMskCluster: { mskClusterArn: made.arn },
      vpcConfig,
    })),
    replicationInfoList: {
      sourceKafkaClusterArn: here.made.arn,
      targetKafkaClusterArn: there.made.arn,
      targetCompressionType: "NONE",
      topicReplications: [{ topicsToReplicates: [".*"] }],
      consumerGroupReplications: [{ consumerGroupsToReplicates: [".*"] }],
    },
  },
  away,
);

cluster("msk-cluster-bare", { brokers: 2, zones: 2, tags: bare("msk-cluster") });
