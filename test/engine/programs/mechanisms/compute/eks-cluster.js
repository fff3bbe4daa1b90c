const { Cluster } = require("@pulumi/aws/eks");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, sound } = require("../service");

const cluster = (name, { subnetIds, tags }, options) =>
  new Cluster(name, { roleArn: "arn:aws:iam::123456789012:role/eks", vpcConfig: { subnetIds }, tags }, options);

cluster("eks-cluster", { subnetIds: network("eks-cluster").subnetIds, tags: sound("eks-cluster") });
const { subnetIds } = network("eks-cluster-away", away);
cluster("eks-cluster-away", { subnetIds, tags: sound("eks-cluster") }, away);

cluster("eks-cluster-bare", { subnetIds: ["subnet-0a", "subnet-0b"], tags: bare("eks-cluster") });
