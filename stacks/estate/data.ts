import * as aws from "@pulumi/aws";
import { serviceTags } from "lifeboat";
import { BACKED_UP, dataKey } from "./backups";
import { home, homeDatabases } from "./network";
import { IMPORTANT, INTERNAL } from "./objectives";

// What customers click on; whatever of it is lost is not missed for long.
const clickstream = serviceTags("clickstream", {
  owner: "team-data",
  objectives: { rto: "15m", rpo: "5m", data: { rto: "4h", rpo: "1d" } },
});
new aws.kinesis.Stream("clickstream", { streamModeDetails: { streamMode: "ON_DEMAND" }, tags: clickstream });

// What services tell each other. Nobody has tested yet what becomes of it when a broker is lost.
const eventBus = serviceTags("event-bus", {
  owner: "team-data",
  objectives: { rto: "15m", rpo: "0s" },
  dependsOn: ["egress"],
  role: "network",
});
new aws.msk.Cluster("event-bus", {
  kafkaVersion: "3.9.x",
  numberOfBrokerNodes: 3,
  brokerNodeGroupInfo: { instanceType: "kafka.m7g.large", clientSubnets: home.privateIds, securityGroups: [] },
  tags: eventBus,
});

// Weak: nobody has ever restored the warehouse of data.
const analytics = serviceTags("analytics", {
  ...INTERNAL,
  owner: "team-data",
  dependsOn: ["clickstream", "event-bus"],
  firstDrillBy: "2027-06-30",
});
new aws.redshift.Cluster("analytics", {
  clusterIdentifier: "analytics",
  nodeType: "ra3.xlplus",
  numberOfNodes: 2,
  masterUsername: "analytics",
  manageMasterPassword: true,
  encrypted: "true",
  kmsKeyId: dataKey.arn,
  clusterSubnetGroupName: new aws.redshift.SubnetGroup("analytics", { subnetIds: home.privateIds }).name,
  availabilityZoneRelocationEnabled: true,
  automatedSnapshotRetentionPeriod: 7,
  tags: { ...analytics, ...BACKED_UP },
});

// Weak: AWS Backup copies no Multi-AZ cluster, so nothing brings it back in another Region.
const reporting = serviceTags("reporting", {
  ...INTERNAL,
  objectives: { ...INTERNAL.objectives, region: { rto: "5d", rpo: "1d" } },
  owner: "team-finance",
  dependsOn: ["analytics"],
});
new aws.rds.Cluster("reporting-db", {
  engine: "postgres",
  engineVersion: "17.5",
  dbClusterInstanceClass: "db.m6gd.large",
  allocatedStorage: 100,
  iops: 3000,
  storageType: "io1",
  masterUsername: "reporting",
  manageMasterUserPassword: true,
  dbSubnetGroupName: homeDatabases.name,
  storageEncrypted: true,
  kmsKeyId: dataKey.arn,
  backupRetentionPeriod: 14,
  preferredBackupWindow: "02:00-02:30",
  preferredMaintenanceWindow: "sun:03:00-sun:03:30",
  deletionProtection: true,
  tags: { ...reporting, ...BACKED_UP },
});

// Weak: all nodes of the cluster stand in one zone.
const batch = serviceTags("batch", {
  ...IMPORTANT,
  owner: "team-data",
  dependsOn: ["egress", "event-bus"],
  minimumServiceLevel: 0.5,
});
const role = (name: string, service: string) =>
  new aws.iam.Role(name, { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: service }) });
const cluster = new aws.eks.Cluster("batch", {
  roleArn: role("batch", "eks.amazonaws.com").arn,
  vpcConfig: { subnetIds: home.privateIds },
  tags: batch,
});
new aws.eks.NodeGroup("batch", {
  clusterName: cluster.name,
  nodeRoleArn: role("batch-nodes", "ec2.amazonaws.com").arn,
  subnetIds: home.privateIds.slice(0, 1),
  scalingConfig: { desiredSize: 4, minSize: 2, maxSize: 8 },
  tags: batch,
});
