import { expect } from "@jest/globals";
import { programsOf } from "./programs";

programsOf("messaging", (judgement) =>
  expect(judgement).toMatchInlineSnapshot(`
"kinesis-stream: instance meets, zone meets, region meets, data meets, compromise meets
kinesis-stream-bare: instance meets, zone meets, region undeclared, data meets, compromise undeclared
msk-cluster: instance meets, zone meets, region meets, data violates, compromise violates
msk-cluster-bare: instance meets, zone meets, region undeclared, data violates, compromise undeclared
sns-topic: instance meets, zone meets, region meets, data meets, compromise meets
sns-topic-bare: instance meets, zone meets, region undeclared, data meets, compromise undeclared
sqs-queue: instance meets, zone meets, region meets, data meets, compromise meets
sqs-queue-bare: instance meets, zone meets, region undeclared, data range, compromise undeclared
advisory objective-met (high) aws:sqs/queue:Queue::sqs-queue-bare
  sqs-queue-bare: RPO 24h (data) is unproven: the objective lies between the least and the most: messages not yet read 0s to 96h.
  Declare or measure the steps that are only assumed, or loosen the objective.
mandatory objective-met (high) aws:msk/cluster:Cluster::msk-cluster
  msk-cluster: nothing in this program brings it back (compromise), so RTO 24h and RPO 12h cannot be met.
  Copy its recovery points to a vault in another account or under a compliance lock, or loosen the objective.
mandatory objective-met (high) aws:msk/cluster:Cluster::msk-cluster
  msk-cluster: nothing in this program brings it back (data), so RTO 4h and RPO 12h cannot be met.
  Turn on point-in-time recovery, back it up more often, or loosen the objective.
mandatory objective-met (high) aws:msk/cluster:Cluster::msk-cluster-bare
  msk-cluster-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met.
  Turn on point-in-time recovery, back it up more often, or loosen the objective."
`),
);
