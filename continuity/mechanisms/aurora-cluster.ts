import { protectionOf, type Subject, type Surroundings } from "../backup/protection";
import { documentedByProvider, PROVIDER_DEFAULTS } from "../declaration/defaults";
import { formatDuration } from "../declaration/duration";
import { knownValue, orDefault } from "../declaration/setting";
import { readBoolean, readNumber, readString, readValue } from "../estate/read";
import { spansZones, zonesOf } from "../estate/zones";
import { bound } from "../recovery/bound";
import { setting } from "../recovery/edit";
import {
  type Condition,
  condition,
  type RecoveryPath,
  requiring,
  settingCondition,
  unknownCondition,
} from "../recovery/path";
import { documented } from "../recovery/step";
import { mayPause, serverlessV1, untilAwake } from "./aurora-serverless";
import { clusterPaths } from "./cluster-paths";
import { continuousBackup } from "./continuous-backup";
import { instancePaths, restoredCluster, type SharedStorageCluster } from "./db-cluster";
import type { OwnBackups } from "./own-backups";
import { restoreStep } from "./restore";
import { byPeople, vouchedStep } from "./ways";

const TYPE = "aws:rds/cluster:Cluster";
const MINUTE = 60;

/** The most that `backtrackWindow` may be, in seconds: 72 hours (Amazon Aurora user guide, Backtracking). */
const LONGEST_BACKTRACK = 259_200;

const USER_GUIDE = "Amazon Aurora user guide";
const AVAILABILITY = `${USER_GUIDE}, High availability for Amazon Aurora`;

const FAILOVER = documented("failover to a reader (typical)", 30, 60, AVAILABILITY);

const RECREATED = documented("a new primary in the same zone (typical)", 0, 10 * MINUTE, AVAILABILITY);

const BACKUPS_BEHIND = documented(
  "automated backups lag behind (typical)",
  5 * MINUTE,
  5 * MINUTE,
  `${USER_GUIDE}, Overview of backing up and restoring an Aurora DB cluster`,
);

const NO_DISTANCE = `${USER_GUIDE}, Backtracking an Aurora DB cluster: it names no distance`;

/** What the AWS provider does with a cluster where the program leaves it out. */
export const AURORA_DEFAULTS = {
  ...PROVIDER_DEFAULTS[TYPE],
  deletionProtection: documentedByProvider<boolean>(false, "The default is `false`"),
  deleteAutomatedBackups: documentedByProvider<boolean>(true, "Default is `true`"),
  backtrackWindow: documentedByProvider<number>(0, "Defaults to `0`"),
  engineMode: documentedByProvider<string>("provisioned", "Defaults to: `provisioned`."),
} as const;

/** What is read of a cluster for its ways back as an Aurora cluster. */
export const AURORA_READS: readonly string[] = [
  "availabilityZones",
  "backtrackWindow",
  "backupRetentionPeriod",
  "clusterIdentifier",
  "databaseName",
  "dbSubnetGroupName",
  "deleteAutomatedBackups",
  "deletionProtection",
  "engine",
  "engineMode",
  "globalClusterIdentifier",
  "manageMasterUserPassword",
  "replicationSourceIdentifier",
  "serverlessv2ScalingConfiguration",
];

export const AURORA_FIGURES = [FAILOVER, RECREATED, BACKUPS_BEHIND];

const INSTANCES: SharedStorageCluster = {
  storage: `${AVAILABILITY}: six storage nodes in several zones, written to synchronously`,
  failover: FAILOVER,
  untilAwake,
  mayPause,
  recreated: RECREATED,
  subnetGroup: { property: "dbSubnetGroupName", type: "aws:rds/subnetGroup:SubnetGroup" },
  /** The API promises it of the first three instances, over the zones that the cluster names (CreateDBCluster). */
  spreads(cluster, index) {
    if (readValue(cluster, "availabilityZones").kind === "absent") return "unknown";
    return spansZones(zonesOf(cluster, [{ zones: "availabilityZones" }], index), 2);
  },
};

const BACKUPS: OwnBackups = {
  lag: BACKUPS_BEHIND,
  backupRetentionPeriod: AURORA_DEFAULTS.backupRetentionPeriod.value,
  deletionProtection: AURORA_DEFAULTS.deletionProtection.value,
  deleteAutomatedBackups: AURORA_DEFAULTS.deleteAutomatedBackups.value,
};

/**
 * An Amazon Aurora cluster, provisioned or Serverless v2: its readers, its own backups and backtrack, what AWS Backup keeps
 * of it, and its global database. Figures and sources: docs/mechanisms/aurora-cluster.md.
 */
export function auroraPaths(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { chains } = protectionOf(subject, surroundings);
  return [
    ...clusterPaths(INSTANCES, BACKUPS, subject, surroundings, computePaths(subject, surroundings)),
    ...backtrack(subject, surroundings),
    ...continuousBackup(chains, BACKUPS_BEHIND, subject, restoredCluster(subject, surroundings)),
  ];
}

/** What its instances do for it; which they are in the mode `serverless` AWS alone decides. */
function computePaths(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const mode = orDefault(readString(subject.resource, "engineMode"), AURORA_DEFAULTS.engineMode.value);
  if (mode.kind === "known" && mode.value === "serverless") return serverlessV1(subject, surroundings);
  const paths = instancePaths(INSTANCES, subject, surroundings);
  return mode.kind === "known" ? paths : requiring(unknownCondition("its engine mode is known", mode.because), paths);
}

/** Aurora MySQL winds a cluster back where it stands; what is deleted cannot be wound back. */
function backtrack(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource, detectionWindow } = subject;
  const engine = knownValue(readString(resource, "engine"));
  const window = orDefault(readNumber(resource, "backtrackWindow"), AURORA_DEFAULTS.backtrackWindow.value);
  if (engine === "aurora-postgresql" || (window.kind === "known" && window.value === 0)) return [];
  const possible = detectionWindow <= LONGEST_BACKTRACK;
  const reaches = settingCondition(
    `its backtrack window reaches back over the detection window of ${formatDuration(detectionWindow)}`,
    window,
    (value) => value >= detectionWindow,
    possible
      ? `set backtrackWindow of ${resource.name} to ${detectionWindow}`
      : "use point-in-time recovery: backtrack reaches back 3d at most",
    ...(possible ? [setting(resource.urn, "backtrackWindow", detectionWindow)] : []),
  );
  const alone = condition(
    "it is in no global database",
    readValue(resource, "globalClusterIdentifier").kind === "absent",
  );
  const way = {
    mechanism: "backtrack",
    requires: [reaches, cannotBeDeleted(subject), alone],
    rpo: bound(vouchedStep("back to the nearest consistent instant", "backup-lag", subject, surroundings, NO_DISTANCE)),
    rto: bound(restoreStep("backtrack", subject, surroundings)),
  };
  return [{ ...byPeople("data", subject, "same", way), anyInstant: { reachesBack: window } }];
}

function cannotBeDeleted({ resource }: Subject): Condition {
  return settingCondition(
    "it cannot be deleted",
    orDefault(readBoolean(resource, "deletionProtection"), AURORA_DEFAULTS.deletionProtection.value),
    (value) => value,
    `set deletionProtection of ${resource.name} to true`,
    setting(resource.urn, "deletionProtection", true),
  );
}
