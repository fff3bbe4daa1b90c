const { Key } = require("@pulumi/aws/kms");
const rds = require("@pulumi/aws/rds");
const { backUp } = require("../backups");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, NO_MEMBER, sound } = require("../service");

const ENGINE = { engine: "aurora-postgresql", engineVersion: "16.6" };
const LOGIN = { masterUsername: "shop", manageMasterUserPassword: true };

/** Instances one zone apart, each in the zone of its own subnet. */
const instances = (cluster, subnets, options) => {
  for (const [i, { availabilityZone }] of subnets.slice(0, 2).entries()) {
    new rds.ClusterInstance(
      `${cluster}-${i + 1}`,
      { clusterIdentifier: options.cluster.id, engine: ENGINE.engine, instanceClass: "db.r6g.large", availabilityZone },
      options.region,
    );
  }
};

// An Aurora global database.
const whole = new rds.GlobalCluster("rds-cluster", {
  globalClusterIdentifier: "shop-global",
  ...ENGINE,
  storageEncrypted: true,
});
const here = network("rds-cluster");
const cluster = new rds.Cluster("rds-cluster", {
  ...ENGINE,
  ...LOGIN,
  globalClusterIdentifier: whole.id,
  dbSubnetGroupName: new rds.SubnetGroup("rds-cluster", { subnetIds: here.subnetIds }).name,
  storageEncrypted: true,
  kmsKeyId: new Key("rds-cluster").arn,
  backupRetentionPeriod: 14,
  preferredBackupWindow: "02:00-02:30",
  deletionProtection: true,
  tags: sound("rds-cluster"),
});
instances("rds-cluster", here.subnets, { cluster });
backUp("rds-cluster", [cluster.arn]);
const there = network("rds-cluster-away", away);
const secondary = new rds.Cluster(
  "rds-cluster-away",
  {
    ...ENGINE,
    globalClusterIdentifier: whole.id,
    dbSubnetGroupName: new rds.SubnetGroup("rds-cluster-away", { subnetIds: there.subnetIds }, away).name,
    storageEncrypted: true,
    kmsKeyId: new Key("rds-cluster-away", {}, away).arn,
    tags: NO_MEMBER,
  },
  { ...away, dependsOn: [cluster] },
);
instances("rds-cluster-away", there.subnets, { cluster: secondary, region: away });

// Aurora Serverless v2 with a single instance.
const serverless = new rds.Cluster("rds-cluster-bare", {
  ...ENGINE,
  ...LOGIN,
  serverlessv2ScalingConfiguration: { minCapacity: 0.5, maxCapacity: 4 },
  tags: bare("rds-cluster"),
});
new rds.ClusterInstance("rds-cluster-bare", {
  clusterIdentifier: serverless.id,
  engine: serverless.engine,
  instanceClass: "db.serverless",
});

// A Multi-AZ DB cluster.
new rds.Cluster("rds-cluster-multi-az", {
  ...LOGIN,
  engine: "postgres",
  engineVersion: "17.5",
  dbClusterInstanceClass: "db.m6gd.large",
  allocatedStorage: 100,
  storageType: "io2",
  iops: 3000,
  backupRetentionPeriod: 7,
  deletionProtection: true,
  tags: bare("rds-cluster", "multi-az"),
});
