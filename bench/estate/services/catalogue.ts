import { declareBackups } from "../backups";
import { declareTasks } from "../balanced";
import { of } from "../reference";
import type { ServiceScope } from "../scope";
import type { Platform } from "./platform";

/** An Aurora cluster with a reader, a cache with a replica, and tasks on Fargate. */
export function declareCatalogue(scope: ServiceScope, platform: Platform, monthly: boolean): void {
  const { tags, flawed } = scope;
  const subnetIds = platform.subnets.map((subnet) => of(subnet));
  const group = scope.make("aws:rds/subnetGroup:SubnetGroup", "", { subnetIds, tags });
  const cluster = scope.make("aws:rds/cluster:Cluster", "", {
    engine: "aurora-postgresql",
    engineVersion: "16.6",
    clusterIdentifier: scope.name,
    masterUsername: "app",
    manageMasterUserPassword: true,
    storageEncrypted: true,
    kmsKeyId: of(platform.key, "arn"),
    dbSubnetGroupName: of(group, "name"),
    vpcSecurityGroupIds: [of(scope.securityGroup("db", platform, 5432))],
    ...(flawed ? {} : { backupRetentionPeriod: 14, deletionProtection: true }),
    tags,
  });
  for (const [i, zone] of (flawed ? ["a", "a"] : ["a", "b"]).entries()) {
    scope.make("aws:rds/clusterInstance:ClusterInstance", `${i}`, {
      clusterIdentifier: of(cluster),
      engine: "aurora-postgresql",
      instanceClass: "db.r6g.large",
      availabilityZone: `eu-central-1${zone}`,
      tags,
    });
  }
  const cacheGroup = scope.make("aws:elasticache/subnetGroup:SubnetGroup", "", { subnetIds, tags });
  const cache = scope.make("aws:elasticache/replicationGroup:ReplicationGroup", "", {
    description: scope.name,
    engine: "valkey",
    nodeType: "cache.r7g.large",
    numCacheClusters: 2,
    automaticFailoverEnabled: true,
    multiAzEnabled: !flawed,
    subnetGroupName: of(cacheGroup, "name"),
    securityGroupIds: [of(scope.securityGroup("cache", platform, 6379))],
    snapshotRetentionLimit: 3,
    tags,
  });
  scope.alarm("evictions", "Evictions", cache);
  declareTasks(scope, platform, cluster, cache);
  declareBackups(scope, platform, [cluster], monthly);
}
