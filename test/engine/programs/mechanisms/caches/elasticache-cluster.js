const elasticache = require("@pulumi/aws/elasticache");
const { network } = require("../network");
const { bare, sound } = require("../service");

new elasticache.Cluster("elasticache-cluster", {
  engine: "memcached",
  nodeType: "cache.r7g.large",
  numCacheNodes: 3,
  azMode: "cross-az",
  subnetGroupName: new elasticache.SubnetGroup("elasticache-cluster", {
    subnetIds: network("elasticache-cluster").subnetIds,
  }).name,
  tags: sound("elasticache-cluster"),
});

new elasticache.Cluster("elasticache-cluster-bare", {
  engine: "redis",
  nodeType: "cache.t4g.small",
  numCacheNodes: 1,
  tags: bare("elasticache-cluster"),
});
