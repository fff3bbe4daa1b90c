const docdb = require("@pulumi/aws/docdb");
const { Key } = require("@pulumi/aws/kms");
const { backUp } = require("../backups");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, NO_MEMBER, sound } = require("../service");

const LOGIN = { masterUsername: "shop", masterPassword: "of-no-consequence" };

const instances = (name, cluster, options) => {
  for (const i of [1, 2]) {
    new docdb.ClusterInstance(
      `${name}-${i}`,
      { clusterIdentifier: cluster.id, instanceClass: "db.r6g.large" },
      options,
    );
  }
};

const cluster = new docdb.Cluster("docdb-cluster", {
  ...LOGIN,
  dbSubnetGroupName: new docdb.SubnetGroup("docdb-cluster", { subnetIds: network("docdb-cluster").subnetIds }).name,
  storageEncrypted: true,
  kmsKeyId: new Key("docdb-cluster").arn,
  backupRetentionPeriod: 14,
  preferredBackupWindow: "02:00-02:30",
  preferredMaintenanceWindow: "sun:03:00-sun:03:30",
  deletionProtection: true,
  tags: sound("docdb-cluster"),
});
instances("docdb-cluster", cluster);
backUp("docdb-cluster", [cluster.arn]);

const whole = new docdb.GlobalCluster("docdb-cluster", {
  globalClusterIdentifier: "catalogue",
  sourceDbClusterIdentifier: cluster.arn,
});
const secondary = new docdb.Cluster(
  "docdb-cluster-away",
  {
    globalClusterIdentifier: whole.id,
    dbSubnetGroupName: new docdb.SubnetGroup(
      "docdb-cluster-away",
      { subnetIds: network("docdb-cluster-away", away).subnetIds },
      away,
    ).name,
    skipFinalSnapshot: true,
    tags: NO_MEMBER,
  },
  away,
);
instances("docdb-cluster-away", secondary, away);

const single = new docdb.Cluster("docdb-cluster-bare", { ...LOGIN, tags: bare("docdb-cluster") });
new docdb.ClusterInstance("docdb-cluster-bare", { clusterIdentifier: single.id, instanceClass: "db.t4g.medium" });
