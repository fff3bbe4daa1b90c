const redshift = require("@pulumi/aws/redshift");
const { Key } = require("@pulumi/aws/kms");
const { backUp } = require("../backups");
const { network } = require("../network");
const { bare, sound } = require("../service");

const settings = { nodeType: "ra3.large", masterUsername: "shop", manageMasterPassword: true };

const cluster = new redshift.Cluster("redshift-cluster", {
  ...settings,
  clusterIdentifier: "sales",
  clusterType: "multi-node",
  numberOfNodes: 2,
  multiAz: true,
  clusterSubnetGroupName: new redshift.SubnetGroup("redshift-cluster", {
    subnetIds: network("redshift-cluster").subnetIds,
  }).name,
  encrypted: true,
  kmsKeyId: new Key("redshift-cluster").arn,
  automatedSnapshotRetentionPeriod: 14,
  tags: sound("redshift-cluster"),
});
new redshift.SnapshotCopy("redshift-cluster", {
  clusterIdentifier: cluster.id,
  destinationRegion: "eu-west-1",
  retentionPeriod: 14,
});
backUp("redshift-cluster", [cluster.arn]);

new redshift.Cluster("redshift-cluster-bare", {
  ...settings,
  clusterIdentifier: "returns",
  tags: bare("redshift-cluster"),
});
