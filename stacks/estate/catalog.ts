import * as aws from "@pulumi/aws";
import { serviceTags } from "lifeboat";
import { BACKED_UP, dataKey } from "./backups";
import { containers, lambda } from "./compute";
import { AWAY, awayDatabases, home, homeDatabases } from "./network";
import { CRITICAL, IMPORTANT } from "./objectives";

// Products and prices: Aurora with a reader in another zone, followed by a cluster in the other Region.
const catalog = serviceTags("catalog", { ...CRITICAL, owner: "team-catalog", dependsOn: ["egress"] });
const world = new aws.rds.GlobalCluster("catalog", {
  globalClusterIdentifier: "catalog",
  engine: "aurora-postgresql",
  engineVersion: "16.6",
  storageEncrypted: true,
});
const aurora = {
  globalClusterIdentifier: world.id,
  engine: "aurora-postgresql",
  engineVersion: "16.6",
  storageEncrypted: true,
  backupRetentionPeriod: 14,
  deletionProtection: true,
} as const;
const catalogDb = new aws.rds.Cluster("catalog-db", {
  ...aurora,
  databaseName: "catalog",
  masterUsername: "catalog",
  manageMasterUserPassword: true,
  dbSubnetGroupName: homeDatabases.name,
  kmsKeyId: dataKey.arn,
  tags: catalog,
});
for (const [i, availabilityZone] of home.zoneNames.slice(0, 2).entries()) {
  new aws.rds.ClusterInstance(`catalog-db-${i + 1}`, {
    clusterIdentifier: catalogDb.id,
    engine: "aurora-postgresql",
    instanceClass: "db.r6g.large",
    availabilityZone,
  });
}
const awayDb = new aws.rds.Cluster(
  "catalog-db-away",
  { ...aurora, region: AWAY, dbSubnetGroupName: awayDatabases.name, tags: { "continuity:role": "none" } },
  { dependsOn: [catalogDb] },
);
new aws.rds.ClusterInstance("catalog-db-away-1", {
  region: AWAY,
  clusterIdentifier: awayDb.id,
  engine: "aurora-postgresql",
  instanceClass: "db.r6g.large",
});
containers("catalog", home, catalog);

// Pictures: replicated with a promise of 15 minutes.
const media = serviceTags("media", { ...CRITICAL, owner: "team-catalog" });
const pictures = new aws.s3.Bucket("media", { tags: media });
const copies = new aws.s3.Bucket("media-away", { region: AWAY, tags: { "continuity:role": "none" } });
const versioned = [pictures, copies].map(
  (bucket, i) =>
    new aws.s3.BucketVersioning(["media", "media-away"][i] ?? "", {
      ...(bucket === copies && { region: AWAY }),
      bucket: bucket.id,
      versioningConfiguration: { status: "Enabled" },
    }),
);
new aws.s3.BucketReplicationConfig(
  "media",
  {
    bucket: pictures.id,
    role: new aws.iam.Role("media", {
      assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "s3.amazonaws.com" }),
    }).arn,
    rules: [
      {
        id: "all",
        status: "Enabled",
        priority: 1,
        filter: { prefix: "" },
        deleteMarkerReplication: { status: "Enabled" },
        destination: {
          bucket: copies.arn,
          replicationTime: { status: "Enabled", time: { minutes: 15 } },
          metrics: { status: "Enabled", eventThreshold: { minutes: 15 } },
        },
      },
    ],
  },
  { dependsOn: versioned },
);

// What customers search in: built anew from the catalog, but that takes its time.
const search = serviceTags("search", { ...IMPORTANT, owner: "team-catalog", dependsOn: ["catalog"], role: "cache" });
new aws.opensearch.Domain("search", {
  engineVersion: "OpenSearch_2.19",
  clusterConfig: {
    instanceType: "r6g.large.search",
    instanceCount: 3,
    zoneAwarenessEnabled: true,
    zoneAwarenessConfig: { availabilityZoneCount: 3 },
    dedicatedMasterEnabled: true,
    dedicatedMasterCount: 3,
    dedicatedMasterType: "m6g.large.search",
    multiAzWithStandbyEnabled: true,
  },
  ebsOptions: { ebsEnabled: true, volumeSize: 100, volumeType: "gp3" },
  tags: search,
});

const reviews = serviceTags("reviews", { ...IMPORTANT, owner: "team-catalog", dependsOn: ["catalog"] });
const reviewsDb = new aws.docdb.Cluster("reviews-db", {
  engine: "docdb",
  masterUsername: "reviews",
  manageMasterUserPassword: true,
  storageEncrypted: true,
  kmsKeyId: dataKey.arn,
  backupRetentionPeriod: 14,
  preferredBackupWindow: "02:00-02:30",
  preferredMaintenanceWindow: "sun:03:00-sun:03:30",
  deletionProtection: true,
  tags: { ...reviews, ...BACKED_UP },
});
for (const [i, availabilityZone] of home.zoneNames.slice(0, 2).entries()) {
  new aws.docdb.ClusterInstance(`reviews-db-${i + 1}`, {
    clusterIdentifier: reviewsDb.id,
    instanceClass: "db.r6g.large",
    availabilityZone,
  });
}
containers("reviews", home, reviews);

// Weak: both instances of the graph stand in one zone.
const recommendations = serviceTags("recommendations", {
  ...IMPORTANT,
  owner: "team-data",
  dependsOn: ["catalog", "clickstream"],
});
const graph = new aws.neptune.Cluster("recommendations-db", {
  storageEncrypted: true,
  backupRetentionPeriod: 7,
  deletionProtection: true,
  preferredBackupWindow: "02:00-02:30",
  preferredMaintenanceWindow: "sun:03:00-sun:03:30",
  kmsKeyArn: dataKey.arn,
  tags: { ...recommendations, ...BACKED_UP },
});
for (const i of [1, 2]) {
  new aws.neptune.ClusterInstance(`recommendations-db-${i}`, {
    clusterIdentifier: graph.id,
    instanceClass: "db.r6g.large",
    availabilityZone: home.zoneNames[0] ?? "",
  });
}
lambda("recommendations", home, recommendations);
