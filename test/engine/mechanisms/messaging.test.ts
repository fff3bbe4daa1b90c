import { expect } from "@jest/globals";
import { programsOf } from "./programs";

programsOf("messaging", (judgement) =>
  expect(judgement).toMatchInlineSnapshot(`
"kinesis-stream: instance meets, zone meets, region meets, data meets, compromise meets
kinesis-stream-bare: instance meets, zone meets, region undeclared, data meets, compromise undeclared
msk-cluster: instance meets, zone meets, region meets, data violates, compromise violates
msk-cluster-bare: instance meets, zone meets, region undeclared, data violates, compromise undeclared
msk-serverless-cluster: instance meets, zone meets, region meets, data meets, compromise meets
msk-serverless-cluster-bare: instance meets, zone violates, region undeclared, data violates, compromise undeclared
sns-topic: instance meets, zone meets, region meets, data meets, compromise meets
sns-topic-bare: instance meets, zone meets, region undeclared, data meets, compromise undeclared
sqs-queue: instance meets, zone meets, region meets, data meets, compromise meets
sqs-queue-bare: instance meets, zone meets, region undeclared, data range, compromise undeclared
advisory objective-met (high) aws:sqs/queue:Queue::sqs-queue-bare
  sqs-queue-bare: RPO 24h (data) is unproven: the objective lies between the least and the most: messages not yet read 0s to 96h.
  Declare or measure the steps that are only assumed, or loosen the objective.
mandatory objective-met (high) aws:msk/cluster:Cluster::msk-cluster
  msk-cluster: nothing in this program brings it back (compromise), so RTO 24h and RPO 12h cannot be met.
  AWS Backup does not know its type: keep what it holds in another account too, or loosen the objective.
mandatory objective-met (high) aws:msk/cluster:Cluster::msk-cluster
  msk-cluster: nothing in this program brings it back (data), so RTO 4h and RPO 12h cannot be met.
  AWS Backup does not know its type: keep what it holds elsewhere too, or loosen the objective.
mandatory objective-met (high) aws:msk/cluster:Cluster::msk-cluster-bare
  msk-cluster-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met.
  AWS Backup does not know its type: keep what it holds elsewhere too, or loosen the objective.
mandatory objective-met (high) aws:msk/serverlessCluster:ServerlessCluster::msk-serverless-bare
  msk-serverless-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met.
  AWS Backup does not know its type: keep what it holds elsewhere too, or loosen the objective.
mandatory objective-met (high) aws:msk/serverlessCluster:ServerlessCluster::msk-serverless-bare
  msk-serverless-bare: nothing in this program brings it back (zone), so RTO 4h and RPO 24h cannot be met. Closed: AWS goes on with other brokers (not so: it spans at least 2 zones).
  Give it subnets in 2 zones or more (AWS goes on with other brokers)."
`),
);
