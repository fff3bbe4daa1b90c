import { apiGateway } from "./api-gateway";
import { autoscalingGroup } from "./autoscaling-group";
import { classicLoadBalancer } from "./classic-load-balancer";
import { cloudfrontDistribution } from "./cloudfront-distribution";
import { cognitoUserPool } from "./cognito-user-pool";
import { docdbCluster } from "./docdb-cluster";
import { dynamodbTable } from "./dynamodb-table";
import { ebsVolume } from "./ebs-volume";
import { ec2Instance } from "./ec2-instance";
import { ecsService } from "./ecs-service";
import { efsFileSystem } from "./efs-file-system";
import { eksCluster } from "./eks-cluster";
import { eksNodeGroup } from "./eks-node-group";
import { elasticacheCluster } from "./elasticache-cluster";
import { elasticacheReplicationGroup } from "./elasticache-replication-group";
import { elasticacheServerlessCache } from "./elasticache-serverless-cache";
import { fsxFileSystem } from "./fsx-file-system";
import { fsxOntapVolume } from "./fsx-ontap-volume";
import { kinesisStream } from "./kinesis-stream";
import { kmsKey } from "./kms-key";
import { lambdaFunction } from "./lambda-function";
import { loadBalancer } from "./load-balancer";
import type { Mechanism } from "./mechanism";
import { memorydbCluster } from "./memorydb-cluster";
import { mskCluster } from "./msk-cluster";
import { mskServerlessCluster } from "./msk-serverless-cluster";
import { natGateway } from "./nat-gateway";
import { neptuneCluster } from "./neptune-cluster";
import { opensearchDomain } from "./opensearch-domain";
import { rdsCluster } from "./rds-cluster";
import { rdsInstance } from "./rds-instance";
import { redshiftCluster } from "./redshift-cluster";
import { redshiftServerlessNamespace } from "./redshift-serverless-namespace";
import { regionalService } from "./regional-service";
import { route53Record } from "./route53-record";
import { s3Bucket } from "./s3-bucket";
import { secret } from "./secret";
import { snsTopic } from "./sns-topic";
import { sqsQueue } from "./sqs-queue";

/** Every mechanism, one file each. */
export const MECHANISMS: readonly Mechanism[] = [
  apiGateway,
  autoscalingGroup,
  classicLoadBalancer,
  cloudfrontDistribution,
  cognitoUserPool,
  docdbCluster,
  dynamodbTable,
  ebsVolume,
  ec2Instance,
  ecsService,
  efsFileSystem,
  eksCluster,
  eksNodeGroup,
  elasticacheCluster,
  elasticacheReplicationGroup,
  elasticacheServerlessCache,
  fsxFileSystem,
  fsxOntapVolume,
  kinesisStream,
  kmsKey,
  lambdaFunction,
  loadBalancer,
  memorydbCluster,
  mskCluster,
  mskServerlessCluster,
  natGateway,
  neptuneCluster,
  opensearchDomain,
  rdsCluster,
  rdsInstance,
  redshiftCluster,
  redshiftServerlessNamespace,
  regionalService,
  route53Record,
  s3Bucket,
  secret,
  snsTopic,
  sqsQueue,
];

const BY_TYPE = new Map(MECHANISMS.flatMap((mechanism) => mechanism.types.map((type) => [type, mechanism] as const)));

/** The mechanism of a resource type, if there is one. */
export function mechanismOf(type: string): Mechanism | undefined {
  return BY_TYPE.get(type);
}
