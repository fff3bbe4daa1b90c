/** How the ids and ARNs of a type look: https://docs.aws.amazon.com/service-authorization/latest/reference/. */
interface Shape {
  /** The id: its `name`, its `arn`, a `uuid`, a text filled in like `resource`, or a prefix of hex digits. Default: `name`. */
  readonly id?: string;
  /** The service in the ARN. Default: the module of the type. */
  readonly service?: string;
  /** The last part of the ARN, with `{name}`, `{region}`, `{uuid}` or as many hex digits as `{17}`. Default: `type/{name}`. */
  readonly resource?: string;
  /** An ARN without a Region, or without Region and account. */
  readonly global?: "account" | "bare";
}

const FSX: Shape = { id: "fs", resource: "file-system/fs-{17}" };
const GLOBAL_CLUSTER: Shape = { service: "rds", resource: "global-cluster:{name}", global: "account" };
const LOAD_BALANCER: Shape = {
  id: "arn",
  service: "elasticloadbalancing",
  resource: "loadbalancer/app/{name}/{16}",
};
const SEARCH_DOMAIN: Shape = { id: "arn", service: "es", resource: "domain/{name}" };

export const shapes: Readonly<Record<string, Shape>> = {
  "aws:alb/loadBalancer:LoadBalancer": LOAD_BALANCER,
  "aws:apprunner/service:Service": { id: "arn", resource: "service/{name}/{32}" },
  "aws:autoscaling/group:Group": { resource: "autoScalingGroup:{uuid}:autoScalingGroupName/{name}" },
  "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault": { resource: "backup-vault:{name}" },
  "aws:backup/plan:Plan": { id: "uuid", resource: "backup-plan:{uuid}" },
  "aws:backup/selection:Selection": { id: "uuid" },
  "aws:backup/vault:Vault": { resource: "backup-vault:{name}" },
  "aws:cloudwatch/eventBus:EventBus": { service: "events", resource: "event-bus/{name}" },
  "aws:cognito/userPool:UserPool": { id: "{region}_{9}", service: "cognito-idp", resource: "userpool/{region}_{9}" },
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": { id: "policy", resource: "policy/policy-{17}" },
  "aws:docdb/cluster:Cluster": { service: "rds", resource: "cluster:{name}" },
  "aws:docdb/clusterInstance:ClusterInstance": { service: "rds", resource: "db:{name}" },
  "aws:docdb/globalCluster:GlobalCluster": GLOBAL_CLUSTER,
  "aws:docdb/subnetGroup:SubnetGroup": { service: "rds", resource: "subgrp:{name}" },
  "aws:dynamodb/table:Table": { resource: "table/{name}" },
  "aws:ebs/volume:Volume": { id: "vol", service: "ec2", resource: "volume/vol-{17}" },
  "aws:ec2/eip:Eip": { id: "eipalloc", resource: "elastic-ip/eipalloc-{17}" },
  "aws:ec2/instance:Instance": { id: "i", resource: "instance/i-{17}" },
  "aws:ec2/internetGateway:InternetGateway": { id: "igw", resource: "internet-gateway/igw-{17}" },
  "aws:ec2/launchTemplate:LaunchTemplate": { id: "lt", resource: "launch-template/lt-{17}" },
  "aws:ec2/natGateway:NatGateway": { id: "nat", resource: "natgateway/nat-{17}" },
  "aws:ec2/routeTable:RouteTable": { id: "rtb", resource: "route-table/rtb-{17}" },
  "aws:ec2/securityGroup:SecurityGroup": { id: "sg", resource: "security-group/sg-{17}" },
  "aws:ec2/subnet:Subnet": { id: "subnet", resource: "subnet/subnet-{17}" },
  "aws:ec2/volumeAttachment:VolumeAttachment": { id: "vai" },
  "aws:ec2/vpc:Vpc": { id: "vpc", resource: "vpc/vpc-{17}" },
  "aws:ecs/cluster:Cluster": { id: "arn", resource: "cluster/{name}" },
  "aws:ecs/service:Service": { id: "arn", resource: "service/{name}" },
  "aws:efs/fileSystem:FileSystem": { id: "fs", service: "elasticfilesystem", resource: "file-system/fs-{17}" },
  "aws:elasticache/cluster:Cluster": { resource: "cluster:{name}" },
  "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup": {
    resource: "globalreplicationgroup:{name}",
    global: "account",
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": { resource: "replicationgroup:{name}" },
  "aws:elasticache/serverlessCache:ServerlessCache": { resource: "serverlesscache:{name}" },
  "aws:elasticache/subnetGroup:SubnetGroup": { resource: "subnetgroup:{name}" },
  "aws:elasticsearch/domain:Domain": SEARCH_DOMAIN,
  "aws:elb/loadBalancer:LoadBalancer": { service: "elasticloadbalancing", resource: "loadbalancer/{name}" },
  "aws:fsx/lustreFileSystem:LustreFileSystem": FSX,
  "aws:fsx/ontapFileSystem:OntapFileSystem": FSX,
  "aws:fsx/ontapStorageVirtualMachine:OntapStorageVirtualMachine": {
    id: "svm",
    resource: "storage-virtual-machine/fs-{17}/svm-{17}",
  },
  "aws:fsx/ontapVolume:OntapVolume": { id: "fsvol", resource: "volume/fs-{17}/fsvol-{17}" },
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": FSX,
  "aws:fsx/windowsFileSystem:WindowsFileSystem": FSX,
  "aws:iam/role:Role": { resource: "role/{name}", global: "account" },
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": {
    id: "arn",
    service: "firehose",
    resource: "deliverystream/{name}",
  },
  "aws:kinesis/stream:Stream": { id: "arn", resource: "stream/{name}" },
  "aws:kms/key:Key": { id: "uuid", resource: "key/{uuid}" },
  "aws:kms/replicaKey:ReplicaKey": { id: "mrk", resource: "key/mrk-{17}" },
  "aws:lambda/function:Function": { resource: "function:{name}" },
  "aws:lb/loadBalancer:LoadBalancer": LOAD_BALANCER,
  "aws:lb/targetGroup:TargetGroup": {
    id: "arn",
    service: "elasticloadbalancing",
    resource: "targetgroup/{name}/{16}",
  },
  "aws:memorydb/multiRegionCluster:MultiRegionCluster": { resource: "multiregioncluster/{name}", global: "account" },
  "aws:msk/cluster:Cluster": { id: "arn", service: "kafka", resource: "cluster/{name}/{uuid}-1" },
  "aws:msk/replicator:Replicator": { id: "arn", service: "kafka", resource: "replicator/{name}/{uuid}-1" },
  "aws:msk/serverlessCluster:ServerlessCluster": { id: "arn", service: "kafka", resource: "cluster/{name}/{uuid}-s1" },
  "aws:neptune/cluster:Cluster": { service: "rds", resource: "cluster:{name}" },
  "aws:neptune/clusterInstance:ClusterInstance": { service: "rds", resource: "db:{name}" },
  "aws:neptune/globalCluster:GlobalCluster": GLOBAL_CLUSTER,
  "aws:neptune/subnetGroup:SubnetGroup": { service: "rds", resource: "subgrp:{name}" },
  "aws:opensearch/domain:Domain": SEARCH_DOMAIN,
  "aws:rds/cluster:Cluster": { resource: "cluster:{name}" },
  "aws:rds/clusterInstance:ClusterInstance": { resource: "db:{name}" },
  "aws:rds/globalCluster:GlobalCluster": GLOBAL_CLUSTER,
  "aws:rds/instance:Instance": { id: "db", resource: "db:{name}" },
  "aws:rds/subnetGroup:SubnetGroup": { resource: "subgrp:{name}" },
  "aws:redshift/cluster:Cluster": { resource: "cluster:{name}" },
  "aws:redshift/subnetGroup:SubnetGroup": { resource: "subnetgroup:{name}" },
  "aws:redshiftserverless/namespace:Namespace": { service: "redshift-serverless", resource: "namespace/{uuid}" },
  "aws:redshiftserverless/workgroup:Workgroup": { service: "redshift-serverless", resource: "workgroup/{uuid}" },
  "aws:route53/healthCheck:HealthCheck": { id: "uuid", resource: "healthcheck/{uuid}", global: "bare" },
  "aws:s3/bucket:Bucket": { resource: "{name}", global: "bare" },
  "aws:s3/bucketV2:BucketV2": { resource: "{name}", global: "bare" },
  "aws:secretsmanager/secret:Secret": { id: "arn", resource: "secret:{name}" },
  "aws:sfn/stateMachine:StateMachine": { id: "arn", service: "states", resource: "stateMachine:{name}" },
  "aws:sns/topic:Topic": { id: "arn", resource: "{name}" },
  "aws:sqs/queue:Queue": { resource: "{name}" },
};
