import { documentedByProvider, PROVIDER_DEFAULTS } from "../declaration/defaults";
import { readValue } from "../estate/read";
import { spansZones } from "../estate/zones";
import { documented } from "../recovery/step";
import { clusterPaths } from "./cluster-paths";
import { clusterReads, type SharedStorageCluster, zonesOfGroup } from "./db-cluster";
import { globalClusterReads } from "./global-cluster";
import type { Mechanism } from "./mechanism";
import type { OwnBackups } from "./own-backups";

const TYPE = "aws:docdb/cluster:Cluster";
const MINUTE = 60;

const GUIDE = "Amazon DocumentDB developer guide";
const FAULT_TOLERANCE = `${GUIDE}, Understanding Amazon DocumentDB cluster fault tolerance`;

/** The guide says less than 30s of the failover itself, and less than 120s until service is restored. */
const FAILOVER = documented("failover to a replica (typical)", 30, 2 * MINUTE, FAULT_TOLERANCE);

const BACKUPS_BEHIND = documented(
  "automated backups lag behind",
  5 * MINUTE,
  5 * MINUTE,
  `${GUIDE}, What is Amazon DocumentDB: point-in-time recovery up to the last 5 minutes`,
);

const DEFAULTS = {
  ...PROVIDER_DEFAULTS[TYPE],
  deletionProtection: documentedByProvider<boolean>(false, "Defaults to `false`"),
} as const;

const INSTANCES: SharedStorageCluster = {
  storage: `${FAULT_TOLERANCE}: the volume spans several zones`,
  failover: FAILOVER,
  subnetGroup: { property: "dbSubnetGroupName", type: "aws:docdb/subnetGroup:SubnetGroup" },
  /** AWS balances instances over the subnet group, so that not all are in one zone (guide, High availability). */
  spreads(cluster, index) {
    const { property } = this.subnetGroup;
    return (
      readValue(cluster, property).kind === "absent" || spansZones(zonesOfGroup(cluster, this.subnetGroup, index), 2)
    );
  },
};

/** A deletion takes all automated backups along (API, DeleteDBCluster). */
const BACKUPS: OwnBackups = {
  lag: BACKUPS_BEHIND,
  backupRetentionPeriod: DEFAULTS.backupRetentionPeriod.value,
  deletionProtection: DEFAULTS.deletionProtection.value,
};

/**
 * An Amazon DocumentDB cluster: its replicas, its own backups, what AWS Backup keeps of it, and its global cluster.
 * Figures and sources: docs/mechanisms/docdb-cluster.md.
 */
export const docdbCluster: Mechanism = {
  slug: "docdb-cluster",
  title: "Amazon DocumentDB cluster",
  types: [TYPE],
  reads: [
    "backupRetentionPeriod",
    "clusterIdentifier",
    "dbSubnetGroupName",
    "deletionProtection",
    "globalClusterIdentifier",
    "manageMasterUserPassword",
  ],
  required: [],
  companions: { ...clusterReads("docdb"), ...globalClusterReads("docdb") },
  defaults: { [TYPE]: DEFAULTS },
  figures: [FAILOVER, BACKUPS_BEHIND],
  paths: (subject, surroundings) => clusterPaths(INSTANCES, BACKUPS, subject, surroundings),
};
