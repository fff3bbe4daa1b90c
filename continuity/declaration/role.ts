/** What a member does for its service; it decides the recovery order and whether lost data counts. */
export type Role = "data" | "cache" | "compute" | "network" | "none";

export const ROLES: readonly Role[] = ["data", "compute", "network", "cache", "none"];

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/**
 * The role of each resource type that a service tag may sit on. `none` makes no member: such a resource is configuration
 * that is there again as soon as the program has run. A type that is missing here has no known role.
 */
const ROLE_OF_TYPE: Readonly<Record<string, Role>> = {
  "aws:cognito/userPool:UserPool": "data",
  "aws:docdb/cluster:Cluster": "data",
  "aws:dynamodb/table:Table": "data",
  "aws:ebs/volume:Volume": "data",
  "aws:efs/fileSystem:FileSystem": "data",
  "aws:elasticsearch/domain:Domain": "data",
  "aws:fsx/lustreFileSystem:LustreFileSystem": "data",
  "aws:fsx/ontapFileSystem:OntapFileSystem": "data",
  "aws:fsx/ontapVolume:OntapVolume": "data",
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": "data",
  "aws:fsx/windowsFileSystem:WindowsFileSystem": "data",
  "aws:kinesis/stream:Stream": "data",
  "aws:memorydb/cluster:Cluster": "data",
  "aws:msk/cluster:Cluster": "data",
  "aws:msk/serverlessCluster:ServerlessCluster": "data",
  "aws:neptune/cluster:Cluster": "data",
  "aws:opensearch/domain:Domain": "data",
  "aws:rds/cluster:Cluster": "data",
  "aws:rds/instance:Instance": "data",
  "aws:redshift/cluster:Cluster": "data",
  "aws:redshiftserverless/namespace:Namespace": "data",
  "aws:s3/bucket:Bucket": "data",
  "aws:s3/bucketV2:BucketV2": "data",
  "aws:secretsmanager/secret:Secret": "data",
  "aws:sqs/queue:Queue": "data",
  "aws:timestreaminfluxdb/dbInstance:DbInstance": "data",

  "aws:elasticache/cluster:Cluster": "cache",
  "aws:elasticache/replicationGroup:ReplicationGroup": "cache",
  "aws:elasticache/serverlessCache:ServerlessCache": "cache",

  "aws:apprunner/service:Service": "compute",
  "aws:autoscaling/group:Group": "compute",
  "aws:ec2/instance:Instance": "compute",
  "aws:ecs/service:Service": "compute",
  "aws:eks/cluster:Cluster": "compute",
  "aws:eks/nodeGroup:NodeGroup": "compute",
  "aws:lambda/function:Function": "compute",
  "aws:sfn/stateMachine:StateMachine": "compute",

  "aws:alb/loadBalancer:LoadBalancer": "network",
  "aws:apigateway/restApi:RestApi": "network",
  "aws:apigatewayv2/api:Api": "network",
  "aws:cloudfront/distribution:Distribution": "network",
  "aws:cloudwatch/eventBus:EventBus": "network",
  "aws:ec2/natGateway:NatGateway": "network",
  "aws:elb/loadBalancer:LoadBalancer": "network",
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": "network",
  "aws:lb/loadBalancer:LoadBalancer": "network",
  "aws:route53/record:Record": "network",
  "aws:sns/topic:Topic": "network",

  "aws:acm/certificate:Certificate": "none",
  "aws:alb/listener:Listener": "none",
  "aws:alb/listenerRule:ListenerRule": "none",
  "aws:alb/targetGroup:TargetGroup": "none",
  "aws:apigateway/deployment:Deployment": "none",
  "aws:apigateway/stage:Stage": "none",
  "aws:apigatewayv2/stage:Stage": "none",
  "aws:appautoscaling/target:Target": "none",
  "aws:apprunner/autoScalingConfigurationVersion:AutoScalingConfigurationVersion": "none",
  "aws:apprunner/connection:Connection": "none",
  "aws:apprunner/vpcConnector:VpcConnector": "none",
  "aws:backup/plan:Plan": "none",
  "aws:backup/vault:Vault": "none",
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": "none",
  "aws:cloudwatch/eventRule:EventRule": "none",
  "aws:cloudwatch/logGroup:LogGroup": "none",
  "aws:cloudwatch/metricAlarm:MetricAlarm": "none",
  "aws:cognito/identityPool:IdentityPool": "none",
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": "none",
  "aws:docdb/clusterInstance:ClusterInstance": "none",
  "aws:docdb/clusterParameterGroup:ClusterParameterGroup": "none",
  "aws:docdb/globalCluster:GlobalCluster": "none",
  "aws:docdb/subnetGroup:SubnetGroup": "none",
  "aws:drs/replicationConfigurationTemplate:ReplicationConfigurationTemplate": "none",
  "aws:dynamodb/globalTable:GlobalTable": "none",
  "aws:ec2/ami:Ami": "none",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": "none",
  "aws:ec2/eip:Eip": "none",
  "aws:ec2/flowLog:FlowLog": "none",
  "aws:ec2/internetGateway:InternetGateway": "none",
  "aws:ec2/keyPair:KeyPair": "none",
  "aws:ec2/launchTemplate:LaunchTemplate": "none",
  "aws:ec2/networkAcl:NetworkAcl": "none",
  "aws:ec2/networkInterface:NetworkInterface": "none",
  "aws:ec2/placementGroup:PlacementGroup": "none",
  "aws:ec2/routeTable:RouteTable": "none",
  "aws:ec2/securityGroup:SecurityGroup": "none",
  "aws:ec2/subnet:Subnet": "none",
  "aws:ec2/vpc:Vpc": "none",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "none",
  "aws:ecs/capacityProvider:CapacityProvider": "none",
  "aws:ecs/cluster:Cluster": "none",
  "aws:ecs/taskDefinition:TaskDefinition": "none",
  "aws:efs/accessPoint:AccessPoint": "none",
  "aws:eks/accessEntry:AccessEntry": "none",
  "aws:eks/addon:Addon": "none",
  "aws:eks/fargateProfile:FargateProfile": "none",
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": "none",
  "aws:elasticache/parameterGroup:ParameterGroup": "none",
  "aws:elasticache/subnetGroup:SubnetGroup": "none",
  "aws:elasticache/user:User": "none",
  "aws:elasticache/userGroup:UserGroup": "none",
  "aws:fsx/ontapStorageVirtualMachine:OntapStorageVirtualMachine": "none",
  "aws:iam/instanceProfile:InstanceProfile": "none",
  "aws:iam/policy:Policy": "none",
  "aws:iam/role:Role": "none",
  "aws:kms/key:Key": "none",
  "aws:kms/replicaKey:ReplicaKey": "none",
  "aws:lambda/eventSourceMapping:EventSourceMapping": "none",
  "aws:lb/listener:Listener": "none",
  "aws:lb/listenerRule:ListenerRule": "none",
  "aws:lb/targetGroup:TargetGroup": "none",
  "aws:memorydb/acl:Acl": "none",
  "aws:memorydb/parameterGroup:ParameterGroup": "none",
  "aws:memorydb/subnetGroup:SubnetGroup": "none",
  "aws:memorydb/user:User": "none",
  "aws:neptune/clusterInstance:ClusterInstance": "none",
  "aws:neptune/clusterParameterGroup:ClusterParameterGroup": "none",
  "aws:neptune/globalCluster:GlobalCluster": "none",
  "aws:neptune/parameterGroup:ParameterGroup": "none",
  "aws:neptune/subnetGroup:SubnetGroup": "none",
  "aws:rds/clusterInstance:ClusterInstance": "none",
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": "none",
  "aws:rds/globalCluster:GlobalCluster": "none",
  "aws:rds/optionGroup:OptionGroup": "none",
  "aws:rds/parameterGroup:ParameterGroup": "none",
  "aws:rds/subnetGroup:SubnetGroup": "none",
  "aws:redshift/parameterGroup:ParameterGroup": "none",
  "aws:redshift/subnetGroup:SubnetGroup": "none",
  "aws:redshiftserverless/workgroup:Workgroup": "none",
  "aws:route53/healthCheck:HealthCheck": "none",
  "aws:route53/zone:Zone": "none",
  "aws:scheduler/scheduleGroup:ScheduleGroup": "none",
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": "none",
  "aws:servicediscovery/service:Service": "none",
  "aws:ssm/document:Document": "none",
  "aws:ssm/parameter:Parameter": "none",
  "aws:wafv2/ipSet:IpSet": "none",
  "aws:wafv2/webAcl:WebAcl": "none",
};

/** The role of a type, or undefined where we know nothing of it. */
export function roleOfType(type: string): Role | undefined {
  return Object.hasOwn(ROLE_OF_TYPE, type) ? ROLE_OF_TYPE[type] : undefined;
}

/** Types with a role whose resources take no tags. */
const UNTAGGED: ReadonlySet<string> = new Set(["aws:route53/record:Record"]);

/** Whether resources of a type can be members, and carry tags that say so. */
export function takesTags(type: string): boolean {
  return (roleOfType(type) ?? "none") !== "none" && !UNTAGGED.has(type);
}

/** Whether a type keeps data that a disruption can lose. */
export function isStateful(type: string): boolean {
  return roleOfType(type) === "data";
}

/** Every type with a role, sorted. */
export function typesWithRole(): readonly string[] {
  return Object.keys(ROLE_OF_TYPE).sort();
}
