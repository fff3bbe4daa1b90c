import { expect } from "@jest/globals";
import { programsOf } from "./programs";

programsOf("caches", (judgement) =>
  expect(judgement).toMatchInlineSnapshot(`
"elasticache-cluster: instance meets, zone meets, region meets, data meets, compromise meets
elasticache-cluster-bare: instance meets, zone meets, region undeclared, data meets, compromise undeclared
elasticache-replication-group: instance meets, zone meets, region meets, data meets, compromise meets
elasticache-replication-group-bare: instance violates, zone violates, region undeclared, data violates, compromise undeclared
elasticache-serverless-cache: instance meets, zone meets, region meets, data meets, compromise meets
elasticache-serverless-cache-bare: instance meets, zone unknown, region undeclared, data violates, compromise undeclared
memorydb-cluster: instance meets, zone meets, region meets, data violates, compromise violates
memorydb-cluster-bare: instance meets, zone unknown, region undeclared, data violates, compromise undeclared
mandatory objective-met (high) aws:elasticache/replicationGroup:ReplicationGroup::elasticache-rg-bare
  elasticache-rg-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: restore a daily snapshot (not so: snapshotRetentionLimit keeps snapshots for 48h20m or more; its automatic snapshots outlive a deletion).
  AWS Backup does not know its type: keep what it holds elsewhere too, or loosen the objective.
mandatory objective-met (high) aws:elasticache/replicationGroup:ReplicationGroup::elasticache-rg-bare
  elasticache-rg-bare: the loss of all data exceeds RPO 24h (instance).
  Set automaticFailoverEnabled of elasticache-rg-bare to true and set numCacheClusters of elasticache-rg-bare to 2 (failover to a replica: data loss up to 30s).
mandatory objective-met (high) aws:elasticache/replicationGroup:ReplicationGroup::elasticache-rg-bare
  elasticache-rg-bare: the loss of all data exceeds RPO 24h (zone).
  Give it a standby in another zone, or loosen the objective.
mandatory objective-met (high) aws:elasticache/serverlessCache:ServerlessCache::elasticache-serverless-bare
  elasticache-serverless-bare: RTO 4h and RPO 24h (zone) are unproven: in which zones elasticache-serverless-bare runs is left to AWS.
  Give it subnets in 2 zones or more.
mandatory objective-met (high) aws:elasticache/serverlessCache:ServerlessCache::elasticache-serverless-bare
  elasticache-serverless-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: restore a daily snapshot (not so: snapshotRetentionLimit keeps snapshots for 48h20m or more; its automatic snapshots outlive a deletion).
  AWS Backup does not know its type: keep what it holds elsewhere too, or loosen the objective.
mandatory objective-met (high) aws:memorydb/cluster:Cluster::memorydb-cluster
  memorydb-cluster: nothing in this program brings it back (compromise), so RTO 24h and RPO 12h cannot be met.
  AWS Backup does not know its type: keep what it holds in another account too, or loosen the objective.
mandatory objective-met (high) aws:memorydb/cluster:Cluster::memorydb-cluster
  memorydb-cluster: nothing in this program brings it back (data), so RTO 4h and RPO 12h cannot be met. Closed: restore a daily snapshot (not so: its automatic snapshots outlive a deletion).
  AWS Backup does not know its type: keep what it holds elsewhere too, or loosen the objective.
mandatory objective-met (high) aws:memorydb/cluster:Cluster::memorydb-cluster-bare
  memorydb-cluster-bare: RTO 4h and RPO 24h (zone) are unproven: in which zones memorydb-cluster-bare runs is left to AWS.
  Give it subnets in 2 zones or more.
mandatory objective-met (high) aws:memorydb/cluster:Cluster::memorydb-cluster-bare
  memorydb-cluster-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: restore a daily snapshot (not so: snapshotRetentionLimit keeps snapshots for 48h20m or more; its automatic snapshots outlive a deletion).
  AWS Backup does not know its type: keep what it holds elsewhere too, or loosen the objective."
`),
);
