import { documentedByProvider, PROVIDER_DEFAULTS } from "../declaration/defaults";
import { documented } from "../recovery/step";
import { clusterPaths } from "./cluster-paths";
import { clusterReads, type SharedStorageCluster } from "./db-cluster";
import { globalClusterReads } from "./global-cluster";
import type { Mechanism } from "./mechanism";
import type { OwnBackups } from "./own-backups";
import { vouchedStep } from "./ways";

const TYPE = "aws:neptune/cluster:Cluster";

const GUIDE = "Amazon Neptune user guide";
const FAULT_TOLERANCE = `${GUIDE}, Fault tolerance for a Neptune DB cluster`;

const FAILOVER = documented("failover to a replica (typical)", 60, 120, FAULT_TOLERANCE);

const NO_TIME = `${GUIDE}, Backing up and restoring an Amazon Neptune DB cluster: it names no time`;

const DEFAULTS = {
  ...PROVIDER_DEFAULTS[TYPE],
  deletionProtection: documentedByProvider<boolean>(false, "By default, deletion protection is disabled"),
} as const;

const INSTANCES: SharedStorageCluster = {
  storage: `${FAULT_TOLERANCE}: the volume spans several zones`,
  failover: FAILOVER,
  subnetGroup: { property: "neptuneSubnetGroupName", type: "aws:neptune/subnetGroup:SubnetGroup" },
  /** AWS promises nothing of instances that state no zone. */
  spreads: () => "unknown",
};

/** A deletion takes all automated backups along (user guide, Neptune backups). */
const BACKUPS: Omit<OwnBackups, "lag"> = {
  backupRetentionPeriod: DEFAULTS.backupRetentionPeriod.value,
  deletionProtection: DEFAULTS.deletionProtection.value,
};

/**
 * An Amazon Neptune cluster: its replicas, its own backups, what AWS Backup keeps of it, and its global database.
 * Figures and sources: docs/mechanisms/neptune-cluster.md.
 */
export const neptuneCluster: Mechanism = {
  slug: "neptune-cluster",
  title: "Amazon Neptune cluster",
  types: [TYPE],
  reads: [
    "backupRetentionPeriod",
    "clusterIdentifier",
    "deletionProtection",
    "globalClusterIdentifier",
    "neptuneSubnetGroupName",
  ],
  required: [],
  companions: { ...clusterReads("neptune"), ...globalClusterReads("neptune") },
  defaults: { [TYPE]: DEFAULTS },
  figures: [FAILOVER],
  paths: (subject, surroundings) => {
    const lag = vouchedStep("automated backups lag behind", "backup-lag", subject, surroundings, NO_TIME);
    return clusterPaths(INSTANCES, { ...BACKUPS, lag }, subject, surroundings);
  },
};
