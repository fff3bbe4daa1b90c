import { expect } from "@jest/globals";
import { programsOf } from "./programs";

programsOf("databases", (judgement) =>
  expect(judgement).toMatchInlineSnapshot(`
"docdb-cluster: instance meets, zone meets, region meets, data meets, compromise meets
docdb-cluster-bare: instance meets, zone meets, region undeclared, data violates, compromise undeclared
neptune-cluster: instance meets, zone meets, region meets, data meets, compromise meets
neptune-cluster-bare: instance meets, zone meets, region undeclared, data violates, compromise undeclared
rds-cluster: instance meets, zone meets, region meets, data meets, compromise meets
rds-cluster-bare: instance meets, zone meets, region undeclared, data violates, compromise undeclared
rds-cluster-multi-az: instance meets, zone meets, region undeclared, data meets, compromise undeclared
rds-instance: instance meets, zone meets, region meets, data meets, compromise meets
rds-instance-bare: instance meets, zone unknown, region undeclared, data violates, compromise undeclared
advisory deletion-protected (medium) aws:docdb/cluster:Cluster::docdb-cluster-bare
  docdb-cluster-bare: deletionProtection is off, so a single call deletes it.
  Set deletionProtection of docdb-cluster-bare to true.
advisory deletion-protected (medium) aws:neptune/cluster:Cluster::neptune-cluster-bare
  neptune-cluster-bare: deletionProtection is off, so a single call deletes it.
  Set deletionProtection of neptune-cluster-bare to true.
advisory deletion-protected (medium) aws:rds/cluster:Cluster::rds-cluster-bare
  rds-cluster-bare: deletionProtection is off, so a single call deletes it.
  Set deletionProtection of rds-cluster-bare to true.
advisory deletion-protected (medium) aws:rds/instance:Instance::rds-instance-bare
  rds-instance-bare: deletionProtection is off, so a single call deletes it.
  Set deletionProtection of rds-instance-bare to true.
mandatory backup-covers (high) aws:docdb/cluster:Cluster::docdb-cluster-bare
  docdb-cluster-bare: no backup plan covers it (those of this program name others), and nothing else brings it back (data).
  Add a selection that names docdb-cluster-bare to one of them, or state the plan that covers it under external in lifeboat.yaml.
mandatory backup-covers (high) aws:neptune/cluster:Cluster::neptune-cluster-bare
  neptune-cluster-bare: no backup plan covers it (those of this program name others), and nothing else brings it back (data).
  Add a selection that names neptune-cluster-bare to one of them, or state the plan that covers it under external in lifeboat.yaml.
mandatory backup-covers (high) aws:rds/cluster:Cluster::rds-cluster-bare
  rds-cluster-bare: no backup plan covers it (those of this program name others), and nothing else brings it back (data).
  Add a selection that names rds-cluster-bare to one of them, or state the plan that covers it under external in lifeboat.yaml.
mandatory backup-covers (high) aws:rds/instance:Instance::rds-instance-bare
  rds-instance-bare: no backup plan covers it (those of this program name others), and nothing else brings it back (data).
  Add a selection that names rds-instance-bare to one of them, or state the plan that covers it under external in lifeboat.yaml.
mandatory objective-met (high) aws:docdb/cluster:Cluster::docdb-cluster-bare
  docdb-cluster-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: point-in-time recovery (not so: its automated backups outlive a deletion).
  Set deletionProtection of docdb-cluster-bare to true (point-in-time recovery: data loss up to 5m, recovery in up to 2h5m).
mandatory objective-met (high) aws:neptune/cluster:Cluster::neptune-cluster-bare
  neptune-cluster-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: point-in-time recovery (not so: its automated backups outlive a deletion).
  Set deletionProtection of neptune-cluster-bare to true (point-in-time recovery: recovery in up to 2h5m). Then vouch for backup-lag, which no drill measures, under assumptions in lifeboat.yaml.
mandatory objective-met (high) aws:rds/cluster:Cluster::rds-cluster-bare
  rds-cluster-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: point-in-time recovery (not so: its automated backups outlive a deletion).
  Set deletionProtection of rds-cluster-bare to true (point-in-time recovery: data loss up to 5m, recovery in up to 2h5m).
mandatory objective-met (high) aws:rds/instance:Instance::rds-instance-bare
  rds-instance-bare: RTO 4h and RPO 24h (zone) are unproven: the zones of rds-instance-reader and rds-instance-bare are not known.
  Set backupRetentionPeriod of rds-instance-bare to 7 (point-in-time recovery).
mandatory objective-met (high) aws:rds/instance:Instance::rds-instance-bare
  rds-instance-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: point-in-time recovery (not so: backupRetentionPeriod is 1 or more; its automated backups outlive a deletion).
  Set deletionProtection of rds-instance-bare to true and set backupRetentionPeriod of rds-instance-bare to 7 (point-in-time recovery: data loss up to 5m, recovery in up to 2h)."
`),
);
