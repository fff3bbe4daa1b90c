import type { Subject, Surroundings } from "../backup/protection";
import { protectionOf } from "../backup/protection";
import { readString } from "../estate/read";
import { bound } from "../recovery/bound";
import { type RecoveryPath, requiring, unknownCondition } from "../recovery/path";
import { documented } from "../recovery/step";
import { AURORA_DEFAULTS, AURORA_FIGURES, AURORA_READS, auroraPaths } from "./aurora-cluster";
import { INSTANCE_DEFAULTS } from "./aurora-serverless";
import { restorePaths } from "./backup-restore";
import { clusterReads } from "./db-cluster";
import { globalClusterReads } from "./global-cluster";
import type { Mechanism } from "./mechanism";
import { type OwnBackups, pointInTime } from "./own-backups";
import { restoreStep } from "./restore";
import { byItself, noLoss } from "./ways";

const TYPE = "aws:rds/cluster:Cluster";
const MINUTE = 60;

const USER_GUIDE = "Amazon RDS user guide";
const DEPLOYMENTS = `${USER_GUIDE}, Multi-AZ DB cluster deployments`;

const FAILOVER = documented(
  "failover of a Multi-AZ DB cluster (typical)",
  0,
  35,
  `${USER_GUIDE}, Failing over a Multi-AZ DB cluster`,
);

const LOGS = documented(
  "upload of transaction logs",
  5 * MINUTE,
  5 * MINUTE,
  `${USER_GUIDE}, Restoring a Multi-AZ DB cluster to a specified time`,
);

/** There is no recovery of deleted clusters, whatever `deleteAutomatedBackups` says. */
const BACKUPS: OwnBackups = {
  lag: LOGS,
  backupRetentionPeriod: AURORA_DEFAULTS.backupRetentionPeriod.value,
  deletionProtection: AURORA_DEFAULTS.deletionProtection.value,
};

/**
 * A cluster of Amazon RDS. One type stands for two services, which the engine tells apart: Amazon Aurora, and RDS Multi-AZ
 * DB clusters. Figures and sources: docs/mechanisms/rds-cluster.md.
 */
export const rdsCluster: Mechanism = {
  slug: "rds-cluster",
  title: "Amazon Aurora and Amazon RDS Multi-AZ DB cluster",
  types: [TYPE],
  reads: AURORA_READS,
  required: ["engine"],
  companions: { ...clusterReads("rds", ["promotionTier"]), ...globalClusterReads("rds") },
  defaults: { [TYPE]: AURORA_DEFAULTS, "aws:rds/clusterInstance:ClusterInstance": INSTANCE_DEFAULTS },
  figures: [FAILOVER, LOGS, ...AURORA_FIGURES],
  paths(subject, surroundings) {
    const engine = readString(subject.resource, "engine");
    if (engine.kind === "known") return (isAurora(engine.value) ? auroraPaths : multiAzPaths)(subject, surroundings);
    const because = engine.kind === "unknown" ? engine.because : `engine of ${subject.resource.name} is missing`;
    const doubt = unknownCondition("its engine is known", because);
    return requiring(doubt, [...auroraPaths(subject, surroundings), ...multiAzPaths(subject, surroundings)]);
  },
};

function isAurora(engine: string): boolean {
  return engine.startsWith("aurora");
}

/** A Multi-AZ DB cluster: a writer and two readers in three zones, of which one has acknowledged each change. */
function multiAzPaths(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { chains, unread } = protectionOf(subject, surroundings);
  const rto = bound(restoreStep("restore", subject, surroundings));
  const failover = {
    mechanism: "failover to a reader in another zone",
    rpo: noLoss("acknowledged by a reader", DEPLOYMENTS),
    rto: bound(FAILOVER),
  };
  return [
    ...(["instance", "zone"] as const).map((scenario) => byItself(scenario, subject, failover)),
    ...pointInTime(["data"], BACKUPS, subject, rto),
    ...restorePaths(chains, unread, rto, subject, surroundings),
  ];
}
