const memorydb = require("@pulumi/aws/memorydb");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, NO_MEMBER, sound } = require("../service");

const everywhere = new memorydb.MultiRegionCluster("memorydb-cluster", {
  multiRegionClusterNameSuffix: "stock",
  nodeType: "db.r7g.xlarge",
});
const cluster = (name, more, options) =>
  new memorydb.Cluster(
    name,
    {
      aclName: "open-access",
      nodeType: "db.r7g.xlarge",
      multiRegionClusterName: everywhere.multiRegionClusterName,
      numReplicasPerShard: 2,
      subnetGroupName: new memorydb.SubnetGroup(name, { subnetIds: network(name, options).subnetIds }, options).name,
      ...more,
    },
    options,
  );
cluster("memorydb-cluster", {
  snapshotRetentionLimit: 7,
  snapshotWindow: "02:00-03:00",
  tags: sound("memorydb-cluster"),
});
cluster("memorydb-cluster-away", { tags: NO_MEMBER }, away);

new memorydb.Cluster("memorydb-cluster-bare", {
  aclName: "open-access",
  nodeType: "db.t4g.small",
  tags: bare("memorydb-cluster"),
});
