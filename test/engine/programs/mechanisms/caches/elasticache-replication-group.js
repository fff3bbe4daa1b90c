const elasticache = require("@pulumi/aws/elasticache");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, sound } = require("../service");

const subnetGroup = (name, options) =>
  new elasticache.SubnetGroup(name, { subnetIds: network(name, options).subnetIds }, options);
const settings = { description: "sessions", engine: "valkey", nodeType: "cache.r7g.large", port: 6379 };
const replicated = { automaticFailoverEnabled: true, multiAzEnabled: true, numCacheClusters: 3 };

// A Global Datastore.
const primary = new elasticache.ReplicationGroup("elasticache-replication-group", {
  ...settings,
  ...replicated,
  subnetGroupName: subnetGroup("elasticache-replication-group").name,
  snapshotRetentionLimit: 7,
  snapshotWindow: "02:00-03:00",
  tags: sound("elasticache-replication-group"),
});
const whole = new elasticache.GlobalReplicationGroup("elasticache-replication-group", {
  globalReplicationGroupIdSuffix: "sessions",
  primaryReplicationGroupId: primary.id,
});
new elasticache.ReplicationGroup(
  "elasticache-away",
  {
    description: "sessions elsewhere",
    globalReplicationGroupId: whole.globalReplicationGroupId,
    subnetGroupName: subnetGroup("elasticache-away", away).name,
    numCacheClusters: 2,
    automaticFailoverEnabled: true,
  },
  away,
);

// Its contents matter, and it has a single node.
new elasticache.ReplicationGroup("elasticache-rg-bare", {
  ...settings,
  tags: { ...bare("elasticache-replication-group"), "continuity:role": "data" },
});
