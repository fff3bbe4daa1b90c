import type { Subject } from "../backup/protection";
import { protectionOf } from "../backup/protection";
import { PROVIDER_DEFAULTS } from "../declaration/defaults";
import { orDefault } from "../declaration/setting";
import { accountOf, regionOf } from "../estate/place";
import { readBoolean } from "../estate/read";
import { bound } from "../recovery/bound";
import { setting } from "../recovery/edit";
import { type RecoveryPath, settingCondition } from "../recovery/path";
import { derived, documented } from "../recovery/step";
import { restorePaths } from "./backup-restore";
import { continuousBackup } from "./continuous-backup";
import type { Mechanism } from "./mechanism";
import { type OwnBackups, pointInTime } from "./own-backups";
import { BACKUPS_REPLICATION_TYPE, REPLICATION, replicatedBackups } from "./rds-other-region";
import { otherReplicas, promotedReplicas, sourceGoesOn } from "./rds-replicas";
import { restoreStep } from "./restore";

const TYPE = "aws:rds/instance:Instance";
const DEFAULT = PROVIDER_DEFAULTS[TYPE];
const MINUTE = 60;

const USER_GUIDE = "Amazon RDS user guide";
const DEPLOYMENTS = `${USER_GUIDE}, Multi-AZ DB instance deployments`;

const FAILOVER = documented("Multi-AZ failover (typical)", 60, 120, DEPLOYMENTS);

const LOGS = documented(
  "upload of transaction logs",
  5 * MINUTE,
  5 * MINUTE,
  `${USER_GUIDE}, Restoring a DB instance to a specified time`,
);

const BACKUPS: OwnBackups = {
  lag: LOGS,
  backupRetentionPeriod: DEFAULT.backupRetentionPeriod.value,
  deletionProtection: DEFAULT.deletionProtection.value,
  deleteAutomatedBackups: DEFAULT.deleteAutomatedBackups.value,
};

/**
 * A DB instance of Amazon RDS: Multi-AZ failover, its own point-in-time recovery, what AWS Backup keeps of
 * it, and what is replicated to another Region.
 * Figures and sources: docs/mechanisms/rds-instance.md.
 */
export const rdsInstance: Mechanism = {
  slug: "rds-instance",
  title: "Amazon RDS DB instance",
  types: [TYPE],
  reads: [
    "availabilityZone",
    "backupRetentionPeriod",
    "backupWindow",
    "deleteAutomatedBackups",
    "deletionProtection",
    "identifier",
    "maintenanceWindow",
    "multiAz",
    "replicateSourceDb",
  ],
  required: ["instanceClass"],
  companions: {
    [BACKUPS_REPLICATION_TYPE]: {
      reads: ["retentionPeriod", "sourceDbInstanceArn"],
      required: ["sourceDbInstanceArn"],
    },
  },
  defaults: { [TYPE]: DEFAULT, [BACKUPS_REPLICATION_TYPE]: PROVIDER_DEFAULTS[BACKUPS_REPLICATION_TYPE] },
  zones: [{ zones: "availabilityZone" }],
  figures: [FAILOVER, LOGS, REPLICATION],
  paths(subject, surroundings) {
    const { chains, unread } = protectionOf(subject, surroundings);
    const rto = bound(restoreStep("restore", subject, surroundings));
    return [
      ...failover(subject),
      ...pointInTime(["instance", "zone", "data"], BACKUPS, subject, rto),
      ...continuousBackup(chains, LOGS, subject, rto),
      ...restorePaths(chains, unread, rto, subject, surroundings),
      ...replicatedBackups(subject, surroundings, rto),
      ...promotedReplicas(subject, surroundings),
      ...sourceGoesOn(subject, surroundings, FAILOVER),
      ...otherReplicas(subject, surroundings),
    ];
  },
};

/** The standby in another zone takes over under the same endpoint. */
function failover({ resource }: Subject): RecoveryPath[] {
  const multiAz = orDefault(readBoolean(resource, "multiAz"), DEFAULT.multiAz.value);
  const on = settingCondition(
    "multiAz is on",
    multiAz,
    (value) => value,
    `set multiAz of ${resource.name} to true`,
    setting(resource.urn, "multiAz", true, "replica"),
  );
  return (["instance", "zone"] as const).map((scenario) => ({
    scenario,
    mechanism: "Multi-AZ failover",
    target: { region: regionOf(resource), account: accountOf(resource) },
    startedBy: "automatic",
    endpoint: "same",
    requires: [on],
    rpo: bound(derived("synchronous standby", 0, DEPLOYMENTS)),
    rto: bound(FAILOVER),
  }));
}
