const { Cluster, NodeGroup } = require("@pulumi/aws/eks");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, sound } = require("../service");

const nodes = (name, { nodeCount, zones, tags }, options) => {
  const { subnetIds } = network(name, options);
  const cluster = new Cluster(
    name,
    { roleArn: "arn:aws:iam::123456789012:role/eks", vpcConfig: { subnetIds } },
    options,
  );
  new NodeGroup(
    name,
    {
      clusterName: cluster.name,
      nodeRoleArn: "arn:aws:iam::123456789012:role/nodes",
      subnetIds: subnetIds.slice(0, zones),
      scalingConfig: { desiredSize: nodeCount, minSize: nodeCount, maxSize: 3 * nodeCount },
      tags,
    },
    options,
  );
};

nodes("eks-node-group", { nodeCount: 6, zones: 3, tags: sound("eks-node-group") });
nodes("eks-node-group-away", { nodeCount: 3, zones: 3, tags: sound("eks-node-group") }, away);

nodes("eks-node-group-bare", { nodeCount: 1, zones: 1, tags: bare("eks-node-group") });
