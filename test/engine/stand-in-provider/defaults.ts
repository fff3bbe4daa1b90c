import type { Properties } from "../grpc/properties";

/** What AWS fills in when the program does not say: the properties that bear on recovery. */
const defaults: Readonly<Record<string, Properties>> = {
  "aws:dynamodb/table:Table": { pointInTimeRecovery: { enabled: false } },
  "aws:elasticache/replicationGroup:ReplicationGroup": { numCacheClusters: 1, replicasPerNodeGroup: 0 },
  "aws:rds/cluster:Cluster": { backupRetentionPeriod: 1, storageEncrypted: false },
  "aws:rds/instance:Instance": { backupRetentionPeriod: 0, multiAz: false, port: 5432 },
  "aws:s3/bucket:Bucket": { versioning: { enabled: false, mfaDelete: false } },
};

export function defaultsOf(type: string): Properties {
  return defaults[type] ?? {};
}
