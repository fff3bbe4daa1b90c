const msk = require("@pulumi/aws/msk");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, NO_MEMBER, sound } = require("../service");

const cluster = (name, { zones, tags }, options) => {
  const { vpc, subnetIds } = network(name, options);
  const settings = {
    clientAuthentication: { sasl: { iam: { enabled: true } } },
    vpcConfigs: [{ subnetIds: subnetIds.slice(0, zones), securityGroupIds: [vpc.defaultSecurityGroupId] }],
    tags,
  };
  const made = new msk.ServerlessCluster(name, settings, options);
  return { made, vpcConfig: { subnetIds, securityGroupsIds: [vpc.defaultSecurityGroupId] } };
};

// Its events can be sent again from where they came.
const tags = { ...sound("msk-serverless-cluster"), "continuity:role": "network" };
const here = cluster("msk-serverless-cluster", { zones: 3, tags });
const there = cluster("msk-serverless-away", { zones: 3, tags: NO_MEMBER }, away);
new msk.Replicator(
  "msk-serverless-cluster",
  {
    replicatorName: "clicks",
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

cluster("msk-serverless-bare", { zones: 1, tags: bare("msk-serverless-cluster") });
