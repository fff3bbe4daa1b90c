import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { FRANKFURT, resource } from "../estate-builder";

/** What stands beside a member, for tests to add: a replica, a copy, a companion that holds a setting of it. */
export type Addition = (member: EstateResource) => readonly EstateResource[];

/** How members of a type are usually written. */
export interface Kind {
  readonly types: readonly string[];
  /** What does not vary. */
  readonly base?: Bag;
  /** Settings, each from weak to strong; a dot leads into a block. */
  readonly steps?: Readonly<Record<string, readonly Value[]>>;
  /** Where subnets are listed: a property, or one that names a group of a type. */
  readonly subnets?: string | { readonly property: string; readonly type: string };
  /** The fewest zones that AWS takes. @default 1 */
  readonly leastZones?: number;
  /** Each makes a member stronger, or leaves it as it is. */
  readonly additions?: readonly Addition[];
}

const YES = [false, true];
const RETENTION = [0, 1, 7, 35];
/** A service level is a share of all units, so that an odd one more in two zones may leave a smaller share. */
const UNITS = [1, 2, 4, 6];

/** A resource that refers to a member by one property. */
const joined =
  (type: string, property: string, inputs: Bag = {}, more: Parameters<typeof resource>[3] = {}): Addition =>
  (member) => [
    resource(
      type,
      `${member.name}-${type.slice(type.lastIndexOf(":") + 1)}`,
      { [property]: UNKNOWN, ...inputs },
      { ...more, edges: { [property]: [member] } },
    ),
  ];

/** An instance of a cluster in a zone; two of them are a writer and a reader. */
const instance = (module: string, zone: string): Addition => {
  const type = `aws:${module}/clusterInstance:ClusterInstance`;
  return (member) => [
    resource(
      type,
      `${member.name}-${zone}`,
      { clusterIdentifier: UNKNOWN, availabilityZone: zone, instanceClass: "db.r6g.large" },
      { edges: { clusterIdentifier: [member] } },
    ),
  ];
};
const instances = (module: string) => ["eu-west-1a", "eu-west-1b"].map((zone) => instance(module, zone));

const replicaBucket: Addition = (member) => {
  const far = resource("aws:s3/bucket:Bucket", `${member.name}-far`, { bucket: "far" }, { provider: FRANKFURT });
  const rules = [
    {
      status: "Enabled",
      destination: {
        bucket: UNKNOWN,
        metrics: { status: "Enabled", eventThreshold: { minutes: 15 } },
        replicationTime: { status: "Enabled", time: { minutes: 15 } },
      },
    },
  ];
  const config = resource(
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    `${member.name}-replication`,
    { bucket: UNKNOWN, role: "r", rules },
    { edges: { bucket: [member], rules: [far] } },
  );
  return [far, config];
};

const versioning = joined("aws:s3/bucketVersioning:BucketVersioning", "bucket", {
  versioningConfiguration: { status: "Enabled" },
});

const cache = { property: "subnetGroupName", type: "aws:elasticache/subnetGroup:SubnetGroup" } as const;

/** One for each mechanism; a test holds the types to the catalogue. */
export const KINDS: readonly Kind[] = [
  { types: ["aws:apigateway/restApi:RestApi", "aws:apigatewayv2/api:Api"] },
  {
    types: [
      "aws:apprunner/service:Service",
      "aws:cloudwatch/eventBus:EventBus",
      "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
      "aws:sfn/stateMachine:StateMachine",
    ],
  },
  { types: ["aws:cognito/userPool:UserPool"], steps: { deletionProtection: ["INACTIVE", "ACTIVE"] } },
  {
    types: ["aws:autoscaling/group:Group"],
    base: { maxSize: 9, minSize: 1 },
    steps: { minSize: UNITS },
    subnets: "vpcZoneIdentifiers",
  },
  {
    types: ["aws:cloudfront/distribution:Distribution"],
    base: { defaultCacheBehavior: { targetOriginId: "o", allowedMethods: ["GET", "HEAD"] } },
    steps: { originGroups: [[], [{ originId: "o" }]] },
  },
  {
    types: ["aws:docdb/cluster:Cluster"],
    steps: { backupRetentionPeriod: RETENTION.slice(1), deletionProtection: YES },
    subnets: { property: "dbSubnetGroupName", type: "aws:docdb/subnetGroup:SubnetGroup" },
    additions: instances("docdb"),
  },
  {
    types: ["aws:dynamodb/table:Table"],
    base: { name: "t" },
    steps: {
      "pointInTimeRecovery.enabled": YES,
      deletionProtectionEnabled: YES,
      replicas: [[], [{ regionName: "eu-central-1" }]],
    },
    additions: [joined("aws:dynamodb/tableReplica:TableReplica", "globalTableArn", {}, { provider: FRANKFURT })],
  },
  { types: ["aws:ebs/volume:Volume"], base: { availabilityZone: "eu-west-1a" } },
  { types: ["aws:ec2/instance:Instance"], base: { instanceType: "m5.large" } },
  {
    types: ["aws:ecs/service:Service"],
    base: { launchType: "FARGATE" },
    steps: { desiredCount: UNITS, availabilityZoneRebalancing: ["DISABLED", "ENABLED"] },
    subnets: "networkConfiguration.subnets",
  },
  {
    // Not from One Zone to Regional: AWS backs up One Zone by default only.
    types: ["aws:efs/fileSystem:FileSystem"],
    additions: [
      joined("aws:efs/backupPolicy:BackupPolicy", "fileSystemId", { backupPolicy: { status: "ENABLED" } }),
      joined("aws:efs/replicationConfiguration:ReplicationConfiguration", "sourceFileSystemId", {
        destination: { region: "eu-central-1" },
      }),
    ],
  },
  { types: ["aws:eks/cluster:Cluster"], base: { roleArn: "r" }, subnets: "vpcConfig.subnetIds", leastZones: 2 },
  {
    types: ["aws:eks/nodeGroup:NodeGroup"],
    base: { clusterName: "c", nodeRoleArn: "r", scalingConfig: {} },
    steps: { "scalingConfig.desiredSize": UNITS },
    subnets: "subnetIds",
  },
  {
    types: ["aws:elasticache/cluster:Cluster"],
    base: { engine: "memcached" },
    steps: { numCacheNodes: UNITS, azMode: ["single-az", "cross-az"] },
    subnets: cache,
  },
  {
    types: ["aws:elasticache/replicationGroup:ReplicationGroup"],
    base: { description: "d" },
    steps: {
      automaticFailoverEnabled: YES,
      multiAzEnabled: YES,
      numCacheClusters: [1, 2, 3],
      snapshotRetentionLimit: RETENTION,
    },
    subnets: cache,
  },
  {
    types: ["aws:elasticache/serverlessCache:ServerlessCache"],
    base: { engine: "valkey" },
    steps: { snapshotRetentionLimit: RETENTION },
    subnets: "subnetIds",
  },
  {
    types: [
      "aws:fsx/windowsFileSystem:WindowsFileSystem",
      "aws:fsx/ontapFileSystem:OntapFileSystem",
      "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
      "aws:fsx/lustreFileSystem:LustreFileSystem",
    ],
    steps: { automaticBackupRetentionDays: RETENTION, skipFinalBackup: [true, false] },
    subnets: "subnetIds",
  },
  {
    types: ["aws:fsx/ontapVolume:OntapVolume"],
    base: { name: "v" },
    steps: { skipFinalBackup: [true, false] },
  },
  // What is lost of these is all that they hold, the more the longer they hold it.
  { types: ["aws:kinesis/stream:Stream"] },
  {
    types: ["aws:kms/key:Key"],
    steps: { deletionWindowInDays: [7, 30], multiRegion: YES },
    additions: [joined("aws:kms/replicaKey:ReplicaKey", "primaryKeyArn", {}, { provider: FRANKFURT })],
  },
  { types: ["aws:lambda/function:Function"], base: { role: "r" }, subnets: "vpcConfig.subnetIds" },
  {
    types: ["aws:alb/loadBalancer:LoadBalancer", "aws:lb/loadBalancer:LoadBalancer"],
    base: { loadBalancerType: "network" },
    steps: { enableCrossZoneLoadBalancing: YES },
    subnets: "subnets",
  },
  { types: ["aws:elb/loadBalancer:LoadBalancer"], steps: { crossZoneLoadBalancing: YES }, subnets: "subnets" },
  {
    types: ["aws:memorydb/cluster:Cluster"],
    base: { aclName: "a", nodeType: "n" },
    steps: { numReplicasPerShard: [0, 1, 2], snapshotRetentionLimit: RETENTION },
    subnets: { property: "subnetGroupName", type: "aws:memorydb/subnetGroup:SubnetGroup" },
  },
  {
    types: ["aws:msk/cluster:Cluster"],
    base: { kafkaVersion: "3", numberOfBrokerNodes: 1 },
    steps: { numberOfBrokerNodes: [1, 2, 6] },
    subnets: "brokerNodeGroupInfo.clientSubnets",
  },
  {
    types: ["aws:msk/serverlessCluster:ServerlessCluster"],
    base: { clientAuthentication: {}, vpcConfigs: [{}] },
    subnets: "vpcConfigs.subnetIds",
  },
  { types: ["aws:ec2/natGateway:NatGateway"], steps: { availabilityMode: ["zonal", "regional"] } },
  {
    types: ["aws:neptune/cluster:Cluster"],
    steps: { backupRetentionPeriod: RETENTION.slice(1), deletionProtection: YES },
    subnets: { property: "neptuneSubnetGroupName", type: "aws:neptune/subnetGroup:SubnetGroup" },
    additions: instances("neptune"),
  },
  {
    types: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
    steps: {
      "clusterConfig.instanceCount": UNITS,
      "clusterConfig.zoneAwarenessEnabled": YES,
    },
  },
  {
    types: ["aws:rds/cluster:Cluster"],
    base: { engine: "aurora-postgresql" },
    steps: {
      backupRetentionPeriod: RETENTION.slice(1),
      deletionProtection: YES,
      deleteAutomatedBackups: [true, false],
    },
    subnets: { property: "dbSubnetGroupName", type: "aws:rds/subnetGroup:SubnetGroup" },
    additions: instances("rds"),
  },
  {
    types: ["aws:rds/instance:Instance"],
    base: { instanceClass: "db.t4g.micro" },
    steps: {
      multiAz: YES,
      backupRetentionPeriod: RETENTION,
      deletionProtection: YES,
      deleteAutomatedBackups: [true, false],
    },
    additions: [
      joined(
        "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
        "sourceDbInstanceArn",
        { retentionPeriod: 7 },
        { provider: FRANKFURT },
      ),
      joined(
        "aws:rds/instance:Instance",
        "replicateSourceDb",
        { instanceClass: "db.t4g.micro" },
        { provider: FRANKFURT },
      ),
    ],
  },
  {
    types: ["aws:redshiftserverless/namespace:Namespace"],
    base: { namespaceName: "n" },
    additions: [
      (member) => [
        resource("aws:redshiftserverless/workgroup:Workgroup", `${member.name}-workgroup`, {
          namespaceName: "n",
          workgroupName: "w",
        }),
      ],
    ],
  },
  {
    types: ["aws:redshift/cluster:Cluster"],
    base: { clusterIdentifier: "warehouse", nodeType: "ra3.large" },
    steps: {
      automatedSnapshotRetentionPeriod: RETENTION,
      multiAz: YES,
      availabilityZoneRelocationEnabled: YES,
      numberOfNodes: [1, 2, 4],
    },
    subnets: { property: "clusterSubnetGroupName", type: "aws:redshift/subnetGroup:SubnetGroup" },
    additions: [
      joined("aws:redshift/snapshotCopy:SnapshotCopy", "clusterIdentifier", { destinationRegion: "eu-central-1" }),
    ],
  },
  {
    types: ["aws:route53/record:Record"],
    base: { name: "www", type: "A", zoneId: "Z1", ttl: 60, records: ["192.0.2.1"] },
  },
  {
    types: ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"],
    base: { bucket: "b" },
    steps: { forceDestroy: [true, false] },
    additions: [versioning, replicaBucket],
  },
  {
    types: ["aws:secretsmanager/secret:Secret"],
    base: { name: "s" },
    steps: { recoveryWindowInDays: [0, 7, 30], replicas: [[], [{ region: "eu-central-1" }]] },
  },
  { types: ["aws:sns/topic:Topic"] },
  { types: ["aws:sqs/queue:Queue"] },
];
