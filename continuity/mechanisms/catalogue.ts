import { autoscalingGroup } from "./autoscaling-group";
import { dynamodbTable } from "./dynamodb-table";
import { ebsVolume } from "./ebs-volume";
import { ecsService } from "./ecs-service";
import { kinesisStream } from "./kinesis-stream";
import { lambdaFunction } from "./lambda-function";
import { loadBalancer } from "./load-balancer";
import type { Mechanism } from "./mechanism";
import { rdsCluster } from "./rds-cluster";
import { rdsInstance } from "./rds-instance";
import { snsTopic } from "./sns-topic";
import { sqsQueue } from "./sqs-queue";

/** Every mechanism, one file each. */
export const MECHANISMS: readonly Mechanism[] = [
  autoscalingGroup,
  dynamodbTable,
  ebsVolume,
  ecsService,
  kinesisStream,
  lambdaFunction,
  loadBalancer,
  rdsCluster,
  rdsInstance,
  snsTopic,
  sqsQueue,
];

const BY_TYPE = new Map(MECHANISMS.flatMap((mechanism) => mechanism.types.map((type) => [type, mechanism] as const)));

/** The mechanism of a resource type, if there is one. */
export function mechanismOf(type: string): Mechanism | undefined {
  return BY_TYPE.get(type);
}
