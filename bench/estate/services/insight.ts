import { declareBackups } from "../backups";
import { of } from "../reference";
import type { ServiceScope } from "../scope";
import type { Platform } from "./platform";

/** A warehouse beside documents and a graph. The plan of the team covers whatever has its tag. */
export function declareInsight(scope: ServiceScope, platform: Platform, monthly: boolean): void {
  const { tags, flawed } = scope;
  const subnetIds = platform.subnets.map((subnet) => of(subnet));
  const group = scope.make("aws:redshift/subnetGroup:SubnetGroup", "", { subnetIds, tags });
  const warehouse = scope.make("aws:redshift/cluster:Cluster", "", {
    clusterIdentifier: scope.name,
    nodeType: "ra3.large",
    numberOfNodes: 2,
    clusterSubnetGroupName: of(group, "name"),
    vpcSecurityGroupIds: [of(scope.securityGroup("warehouse", platform, 5439))],
    automatedSnapshotRetentionPeriod: flawed ? 1 : 14,
    kmsKeyId: of(platform.key, "arn"),
    encrypted: true,
    masterUsername: "app",
    tags: { ...tags, backup: tags.team },
  });
  scope.alarm("warehouse", "CPUUtilization", warehouse);
  const documents = clusterWithInstances("docdb", "dbSubnetGroupName", 27_017);
  const graph = clusterWithInstances("neptune", "neptuneSubnetGroupName", 8182);
  const role = scope.role("load", "lambda");
  scope.policy(role, "load");
  scope.lambda("load", role, platform, {
    WAREHOUSE: of(warehouse, "endpoint"),
    DOCUMENTS: of(documents, "endpoint"),
    GRAPH: of(graph, "endpoint"),
  });
  scope.logGroup("load");
  const results = scope.make("aws:s3/bucket:Bucket", "results", { tags });
  scope.make("aws:s3/bucketVersioning:BucketVersioning", "results", {
    bucket: of(results),
    versioningConfiguration: { status: flawed ? "Suspended" : "Enabled" },
  });
  declareBackups(scope, platform, { tag: tags.team }, monthly);

  function clusterWithInstances(module: "docdb" | "neptune", groupProperty: string, port: number) {
    const own = scope.make(`aws:${module}/subnetGroup:SubnetGroup`, "", { subnetIds, tags });
    const cluster = scope.make(`aws:${module}/cluster:Cluster`, "", {
      clusterIdentifier: `${scope.name}-${module}`,
      [groupProperty]: of(own, "name"),
      vpcSecurityGroupIds: [of(scope.securityGroup(module, platform, port))],
      backupRetentionPeriod: 14,
      deletionProtection: !flawed,
      tags,
    });
    for (const i of [0, 1]) {
      scope.make(`aws:${module}/clusterInstance:ClusterInstance`, `${i}`, {
        clusterIdentifier: of(cluster),
        instanceClass: "db.r6g.large",
        availabilityZone: `eu-central-1${"abc"[flawed ? 0 : i]}`,
        tags,
      });
    }
    scope.alarm(module, "CPUUtilization", cluster);
    return cluster;
  }
}
