const { Key } = require("@pulumi/aws/kms");
const neptune = require("@pulumi/aws/neptune");
const { backUp } = require("../backups");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, NO_MEMBER, sound } = require("../service");

const instances = (name, cluster, { subnets }, options) => {
  for (const [i, { availabilityZone }] of subnets.slice(0, 2).entries()) {
    new neptune.ClusterInstance(
      `${name}-${i + 1}`,
      { clusterIdentifier: cluster.id, instanceClass: "db.r6g.large", availabilityZone },
      options,
    );
  }
};

const here = network("neptune-cluster");
const cluster = new neptune.Cluster("neptune-cluster", {
  neptuneSubnetGroupName: new neptune.SubnetGroup("neptune-cluster", { subnetIds: here.subnetIds }).name,
  storageEncrypted: true,
  kmsKeyArn: new Key("neptune-cluster").arn,
  backupRetentionPeriod: 14,
  preferredBackupWindow: "02:00-02:30",
  preferredMaintenanceWindow: "sun:03:00-sun:03:30",
  deletionProtection: true,
  tags: sound("neptune-cluster"),
});
instances("neptune-cluster", cluster, here);
backUp("neptune-cluster", [cluster.arn]);

const whole = new neptune.GlobalCluster("neptune-cluster", {
  globalClusterIdentifier: "recommendations",
  sourceDbClusterIdentifier: cluster.arn,
});
const there = network("neptune-cluster-away", away);
const secondary = new neptune.Cluster(
  "neptune-cluster-away",
  {
    globalClusterIdentifier: whole.id,
    neptuneSubnetGroupName: new neptune.SubnetGroup("neptune-cluster-away", { subnetIds: there.subnetIds }, away).name,
    skipFinalSnapshot: true,
    tags: NO_MEMBER,
  },
  away,
);
instances("neptune-cluster-away", secondary, there, away);

const single = new neptune.Cluster("neptune-cluster-bare", { tags: bare("neptune-cluster") });
new neptune.ClusterInstance("neptune-cluster-bare", { clusterIdentifier: single.id, instanceClass: "db.t4g.medium" });
