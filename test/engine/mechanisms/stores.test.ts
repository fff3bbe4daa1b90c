import { expect } from "@jest/globals";
import { programsOf } from "./programs";

programsOf("stores", (judgement) =>
  expect(judgement).toMatchInlineSnapshot(`
"dynamodb-table: instance meets, zone meets, region meets, data meets, compromise meets
dynamodb-table-bare: instance meets, zone meets, region undeclared, data violates, compromise undeclared
dynamodb-table-strong: instance meets, zone meets, region meets, data meets, compromise undeclared
ebs-volume: instance meets, zone meets, region meets, data meets, compromise meets
ebs-volume-bare: instance violates, zone violates, region undeclared, data violates, compromise undeclared
efs-file-system: instance meets, zone meets, region meets, data meets, compromise meets
efs-file-system-bare: instance meets, zone unknown, region undeclared, data violates, compromise undeclared
efs-file-system-one-zone: instance meets, zone unknown, region undeclared, data unknown, compromise undeclared
fsx-file-system: instance meets, zone meets, region meets, data meets, compromise meets
fsx-file-system-bare: instance meets, zone violates, region undeclared, data violates, compromise undeclared
fsx-file-system-lustre: instance meets, zone violates, region undeclared, data violates, compromise undeclared
fsx-file-system-ontap: instance meets, zone meets, region undeclared, data violates, compromise undeclared
fsx-file-system-openzfs: instance meets, zone violates, region undeclared, data violates, compromise undeclared
fsx-ontap-volume: instance meets, zone meets, region unknown, data meets, compromise unknown
fsx-ontap-volume-bare: instance meets, zone violates, region undeclared, data violates, compromise undeclared
s3-bucket: instance meets, zone meets, region meets, data meets, compromise meets
s3-bucket-bare: instance meets, zone meets, region undeclared, data violates, compromise undeclared
s3-bucket-inline: instance meets, zone violates, region undeclared, data meets, compromise undeclared
advisory copy-usable (high) aws:fsx/ontapVolume:OntapVolume::fsx-ontap-volume
  fsx-ontap-volume: rule six-hourly of backups may not be able to copy it to vault distant: which key fsx-ontap-volume has is not read.
  Copy fsx-ontap-volume to a vault locked in compliance mode instead, under a key of another account (as safe, but it cannot be shared with other accounts as an air-gapped vault can).
advisory deletion-protected (medium) aws:dynamodb/table:Table::dynamodb-table-bare
  dynamodb-table-bare: deletionProtectionEnabled is off, so a single call deletes it.
  Set deletionProtectionEnabled of dynamodb-table-bare to true.
mandatory backup-covers (high) aws:dynamodb/table:Table::dynamodb-table-bare
  dynamodb-table-bare: no backup plan covers it (those of this program name others), and nothing else brings it back (data).
  Add a selection that names dynamodb-table-bare to one of them, or state the plan that covers it under external in lifeboat.yaml.
mandatory backup-covers (high) aws:ebs/volume:Volume::ebs-volume-bare
  ebs-volume-bare: no backup plan covers it (those of this program name others), and nothing else brings it back (data).
  Add a selection that names ebs-volume-bare to one of them, or state the plan that covers it under external in lifeboat.yaml.
mandatory backup-covers (high) aws:efs/fileSystem:FileSystem::efs-file-system-bare
  efs-file-system-bare: no backup plan covers it (those of this program name others), and nothing else brings it back (data).
  Add a selection that names efs-file-system-bare to one of them, or state the plan that covers it under external in lifeboat.yaml.
mandatory backup-covers (high) aws:fsx/lustreFileSystem:LustreFileSystem::fsx-file-system-lustre
  fsx-file-system-lustre: no backup plan covers it (those of this program name others), and nothing else brings it back (data).
  Add a selection that names fsx-file-system-lustre to one of them, or state the plan that covers it under external in lifeboat.yaml.
mandatory backup-covers (high) aws:fsx/ontapVolume:OntapVolume::fsx-ontap-volume-bare
  fsx-ontap-volume-bare: no backup plan covers it (those of this program name others), and nothing else brings it back (data).
  Add a selection that names fsx-ontap-volume-bare to one of them, or state the plan that covers it under external in lifeboat.yaml.
mandatory backup-covers (high) aws:s3/bucket:Bucket::s3-bucket-bare
  s3-bucket-bare: no backup plan covers it (those of this program name others), and nothing else brings it back (data).
  Add a selection that names s3-bucket-bare to one of them, or state the plan that covers it under external in lifeboat.yaml.
mandatory objective-met (high) aws:dynamodb/table:Table::dynamodb-table-bare
  dynamodb-table-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: point-in-time recovery (not so: pointInTimeRecovery is enabled).
  Enable pointInTimeRecovery of dynamodb-table-bare (point-in-time recovery: data loss up to 5m, recovery in up to 2h).
mandatory objective-met (high) aws:ebs/volume:Volume::ebs-volume-bare
  ebs-volume-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: restore a snapshot (not so: anything takes snapshots of it).
  Select ebs-volume-bare in a backup plan, or give it a target tag of a policy of Data Lifecycle Manager (restore a snapshot).
mandatory objective-met (high) aws:ebs/volume:Volume::ebs-volume-bare
  ebs-volume-bare: nothing in this program brings it back (instance), so RTO 4h and RPO 24h cannot be met. Closed: restore a snapshot (not so: anything takes snapshots of it).
  Select ebs-volume-bare in a backup plan, or give it a target tag of a policy of Data Lifecycle Manager (restore a snapshot).
mandatory objective-met (high) aws:ebs/volume:Volume::ebs-volume-bare
  ebs-volume-bare: nothing in this program brings it back (zone), so RTO 4h and RPO 24h cannot be met. Closed: restore a snapshot (not so: anything takes snapshots of it).
  Select ebs-volume-bare in a backup plan, or give it a target tag of a policy of Data Lifecycle Manager (restore a snapshot).
mandatory objective-met (high) aws:efs/fileSystem:FileSystem::efs-file-system-bare
  efs-file-system-bare: RTO 4h and RPO 24h (zone) are unproven: no mount target of efs-file-system-bare is part of this program.
  Give efs-file-system-bare mount targets in 2 zones or more.
mandatory objective-met (high) aws:efs/fileSystem:FileSystem::efs-file-system-bare
  efs-file-system-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met.
  Back it up often enough, or loosen the objective.
mandatory objective-met (high) aws:efs/fileSystem:FileSystem::efs-file-system-one-zone
  efs-file-system-one-zone: RPO 24h (data) is unproven: AWS does not publish its hour and windows; state a backup plan instead.
  No setting shows that: give it a way back of which everything is known, or loosen the objective.
mandatory objective-met (high) aws:efs/fileSystem:FileSystem::efs-file-system-one-zone
  efs-file-system-one-zone: RPO 24h (zone) is unproven: AWS does not publish its hour and windows; state a backup plan instead.
  No setting shows that: give it a way back of which everything is known, or loosen the objective.
mandatory objective-met (high) aws:fsx/lustreFileSystem:LustreFileSystem::fsx-file-system-lustre
  fsx-file-system-lustre: data loss up to 24h50m exceeds RPO 24h (zone). Daily backup 24h + its window 30m + backup 20m.
  Back it up often enough, or loosen the objective.
mandatory objective-met (high) aws:fsx/lustreFileSystem:LustreFileSystem::fsx-file-system-lustre
  fsx-file-system-lustre: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: restore an automatic backup (not so: a final backup is left of it when it is deleted).
  Back it up often enough, or loosen the objective.
mandatory objective-met (high) aws:fsx/ontapFileSystem:OntapFileSystem::fsx-file-system-ontap
  fsx-file-system-ontap: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: restore an automatic backup (not so: a final backup is left of it when it is deleted).
  AWS Backup does not know its type: keep what it holds elsewhere too, or loosen the objective.
mandatory objective-met (high) aws:fsx/ontapVolume:OntapVolume::fsx-ontap-volume
  fsx-ontap-volume: RTO 24h and RPO 12h (compromise) are unproven: which key fsx-ontap-volume has is not read.
  Copy fsx-ontap-volume to a vault locked in compliance mode instead, under a key of another account (as safe, but it cannot be shared with other accounts as an air-gapped vault can).
mandatory objective-met (high) aws:fsx/ontapVolume:OntapVolume::fsx-ontap-volume
  fsx-ontap-volume: RTO 4h and RPO 12h (region) are unproven: which key fsx-ontap-volume has is not read.
  Copy fsx-ontap-volume to a vault locked in compliance mode instead, under a key of another account (as safe, but it cannot be shared with other accounts as an air-gapped vault can).
mandatory objective-met (high) aws:fsx/ontapVolume:OntapVolume::fsx-ontap-volume-bare
  fsx-ontap-volume-bare: data loss up to 24h50m exceeds RPO 24h (zone). Daily backup 24h + its window 30m + backup 20m.
  Make fsx-ontap-volume-bare of a deployment type that begins with MULTI_AZ (failover to the standby in another zone).
mandatory objective-met (high) aws:fsx/ontapVolume:OntapVolume::fsx-ontap-volume-bare
  fsx-ontap-volume-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: restore an automatic backup (not so: a final backup is left of it when it is deleted).
  Back it up often enough, or loosen the objective.
mandatory objective-met (high) aws:fsx/openZfsFileSystem:OpenZfsFileSystem::fsx-file-system-openzfs
  fsx-file-system-openzfs: data loss up to 24h50m exceeds RPO 24h (data). Daily backup 24h + its window 30m + backup 20m.
  Back it up often enough, or loosen the objective.
mandatory objective-met (high) aws:fsx/openZfsFileSystem:OpenZfsFileSystem::fsx-file-system-openzfs
  fsx-file-system-openzfs: data loss up to 24h50m exceeds RPO 24h (zone). Daily backup 24h + its window 30m + backup 20m.
  Make fsx-file-system-openzfs of a deployment type that begins with MULTI_AZ (failover to the standby in another zone).
mandatory objective-met (high) aws:fsx/windowsFileSystem:WindowsFileSystem::fsx-file-system-bare
  fsx-file-system-bare: data loss up to 24h50m exceeds RPO 24h (data). Daily backup 24h + its window 30m + backup 20m.
  Back it up often enough, or loosen the objective.
mandatory objective-met (high) aws:fsx/windowsFileSystem:WindowsFileSystem::fsx-file-system-bare
  fsx-file-system-bare: data loss up to 24h50m exceeds RPO 24h (zone). Daily backup 24h + its window 30m + backup 20m.
  Make fsx-file-system-bare of a deployment type that begins with MULTI_AZ (failover to the standby in another zone).
mandatory objective-met (high) aws:s3/bucket:Bucket::s3-bucket-bare
  s3-bucket-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: go back to earlier versions (not so: versioning of s3-bucket-bare is enabled).
  Enable versioning of s3-bucket-bare (go back to earlier versions).
mandatory objective-met (high) aws:s3/bucketV2:BucketV2::s3-bucket-inline
  s3-bucket-inline: nothing in this program brings it back (zone), so RTO 4h and RPO 24h cannot be met. Closed: runs over several zones (not so: its objects are kept in several zones (that nobody writes any to a storage class of one zone is assumed)).
  Move objects of s3-bucket-inline to STANDARD_IA instead of ONEZONE_IA (runs over several zones)."
`),
);
