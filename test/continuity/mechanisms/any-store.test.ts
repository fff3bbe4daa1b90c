import { test } from "@jest/globals";
import { bag, list, one } from "./anything";
import { block, expectJudged, type Usual } from "./joined";

const zone = one("eu-west-1a", "eu-west-1b", "euw1-az3");

/** What a program would mostly write into the properties that decide a way back. */
const USUAL: Usual = {
  automatedSnapshotRetentionPeriod: one(0, 1, 7),
  automaticFailoverEnabled: one(true, false),
  availabilityZone: zone,
  azMode: one("single-az", "cross-az"),
  brokerNodeGroupInfo: block({ clientSubnets: list(one("subnet-1")) }),
  clusterConfig: block({
    instanceCount: one(1, 2, 3),
    dedicatedMasterEnabled: one(true, false),
    dedicatedMasterCount: one(0, 3, 4),
    multiAzWithStandbyEnabled: one(true, false),
    zoneAwarenessEnabled: one(true, false),
    zoneAwarenessConfig: block({ availabilityZoneCount: one(2, 3) }),
  }),
  globalReplicationGroupId: one("world"),
  multiAzEnabled: one(true, false),
  multiRegionClusterName: one("world"),
  namespaceName: one("sales", "stock"),
  nodeGroupConfigurations: list(
    bag({ primaryAvailabilityZone: zone, replicaAvailabilityZones: list(zone), replicaCount: one(0, 1) }),
  ),
  nodeType: one("ra3.large", "dc2.large"),
  numberOfBrokerNodes: one(1, 2, 3),
  numCacheClusters: one(1, 2),
  numCacheNodes: one(1, 2, 3),
  preferredAvailabilityZones: list(zone),
  preferredCacheClusterAzs: list(zone),
  region: one("eu-west-1", "eu-central-1"),
  replicasPerNodeGroup: one(0, 1),
  snapshotRetentionLimit: one(0, 1, 2, 7),
  snapshotWindow: one("05:00-06:00", "23:30-00:30", "25:00-26:00"),
  subnetGroupName: one("r0", "r1"),
  subnetIds: list(one("subnet-1")),
  vpcConfigs: block({ subnetIds: list(one("subnet-1")) }),
};

const TYPES = [
  "aws:elasticache/cluster:Cluster",
  "aws:elasticache/replicationGroup:ReplicationGroup",
  "aws:elasticache/serverlessCache:ServerlessCache",
  "aws:elasticsearch/domain:Domain",
  "aws:fsx/ontapVolume:OntapVolume",
  "aws:memorydb/cluster:Cluster",
  "aws:msk/cluster:Cluster",
  "aws:msk/serverlessCluster:ServerlessCluster",
  "aws:opensearch/domain:Domain",
  "aws:redshift/cluster:Cluster",
  "aws:redshiftserverless/namespace:Namespace",
  "aws:ec2/subnet:Subnet",
  "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup",
  "aws:elasticache/subnetGroup:SubnetGroup",
  "aws:fsx/ontapFileSystem:OntapFileSystem",
  "aws:fsx/ontapStorageVirtualMachine:OntapStorageVirtualMachine",
  "aws:memorydb/multiRegionCluster:MultiRegionCluster",
  "aws:memorydb/subnetGroup:SubnetGroup",
  "aws:msk/replicator:Replicator",
  "aws:redshift/snapshotCopy:SnapshotCopy",
  "aws:redshift/subnetGroup:SubnetGroup",
  "aws:redshiftserverless/workgroup:Workgroup",
];

test("whatever a program says of its caches, searches, streams and warehouses, it is judged in every scenario, without an error of our own", () => {
  expectJudged(TYPES, USUAL, 500);
});
