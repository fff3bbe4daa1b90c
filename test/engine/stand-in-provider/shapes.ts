/** How the ids and ARNs of a type look: https://docs.aws.amazon.com/service-authorization/latest/reference/. */
interface Shape {
  /** The id: its name, its ARN, a UUID, or this prefix and hex digits. Default: the name. */
  readonly id?: string;
  /** The service in the ARN. Default: the module of the type. */
  readonly service?: string;
  /** The last part of the ARN, with `{name}`, `{hex}` (17 digits), `{short}` (16) or `{uuid}`. Default: `type/{name}`. */
  readonly resource?: string;
  /** An ARN without a Region, or without Region and account. */
  readonly global?: "account" | "bare";
}

export const shapes: Readonly<Record<string, Shape>> = {
  "aws:autoscaling/group:Group": { resource: "autoScalingGroup:{uuid}:autoScalingGroupName/{name}" },
  "aws:backup/plan:Plan": { id: "uuid", resource: "backup-plan:{uuid}" },
  "aws:backup/selection:Selection": { id: "uuid" },
  "aws:backup/vault:Vault": { resource: "backup-vault:{name}" },
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": { id: "policy", resource: "policy/policy-{hex}" },
  "aws:dynamodb/table:Table": { resource: "table/{name}" },
  "aws:ebs/volume:Volume": { id: "vol", service: "ec2", resource: "volume/vol-{hex}" },
  "aws:ec2/instance:Instance": { id: "i", resource: "instance/i-{hex}" },
  "aws:ec2/internetGateway:InternetGateway": { id: "igw", resource: "internet-gateway/igw-{hex}" },
  "aws:ec2/natGateway:NatGateway": { id: "nat", resource: "natgateway/nat-{hex}" },
  "aws:ec2/routeTable:RouteTable": { id: "rtb", resource: "route-table/rtb-{hex}" },
  "aws:ec2/securityGroup:SecurityGroup": { id: "sg", resource: "security-group/sg-{hex}" },
  "aws:ec2/subnet:Subnet": { id: "subnet", resource: "subnet/subnet-{hex}" },
  "aws:ec2/volumeAttachment:VolumeAttachment": { id: "vai" },
  "aws:ec2/vpc:Vpc": { id: "vpc", resource: "vpc/vpc-{hex}" },
  "aws:ecs/cluster:Cluster": { id: "arn", resource: "cluster/{name}" },
  "aws:ecs/service:Service": { id: "arn", resource: "service/{name}" },
  "aws:efs/fileSystem:FileSystem": { id: "fs", service: "elasticfilesystem", resource: "file-system/fs-{hex}" },
  "aws:elasticache/replicationGroup:ReplicationGroup": { resource: "replicationgroup:{name}" },
  "aws:iam/role:Role": { resource: "role/{name}", global: "account" },
  "aws:kms/key:Key": { id: "uuid", resource: "key/{uuid}" },
  "aws:lambda/function:Function": { resource: "function:{name}" },
  "aws:lb/loadBalancer:LoadBalancer": {
    id: "arn",
    service: "elasticloadbalancing",
    resource: "loadbalancer/app/{name}/{short}",
  },
  "aws:lb/targetGroup:TargetGroup": {
    id: "arn",
    service: "elasticloadbalancing",
    resource: "targetgroup/{name}/{short}",
  },
  "aws:rds/cluster:Cluster": { resource: "cluster:{name}" },
  "aws:rds/clusterInstance:ClusterInstance": { resource: "db:{name}" },
  "aws:rds/instance:Instance": { id: "db", resource: "db:{name}" },
  "aws:rds/subnetGroup:SubnetGroup": { resource: "subgrp:{name}" },
  "aws:s3/bucket:Bucket": { resource: "{name}", global: "bare" },
  "aws:secretsmanager/secret:Secret": { id: "arn", resource: "secret:{name}" },
  "aws:sns/topic:Topic": { id: "arn", resource: "{name}" },
};
