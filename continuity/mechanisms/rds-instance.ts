import type { Subject } from "../backup/protection";
import { protectionOf } from "../backup/protection";
import { PROVIDER_DEFAULTS } from "../declaration/defaults";
import { formatDuration } from "../declaration/duration";
import type { Scenario } from "../declaration/scenario";
import { orDefault } from "../declaration/setting";
import { accountOf, regionOf } from "../estate/place";
import { readBoolean, readNumber } from "../estate/read";
import { type Bound, bound } from "../recovery/bound";
import { setting } from "../recovery/edit";
import { type Condition, condition, type RecoveryPath, settingCondition } from "../recovery/path";
import { derived, documented } from "../recovery/step";
import { restorePaths } from "./backup-restore";
import { continuousBackup } from "./continuous-backup";
import type { Mechanism } from "./mechanism";
import { BACKUPS_REPLICATION_TYPE, distantReplicas, REPLICATION, replicatedBackups } from "./rds-other-region";
import { restoreStep } from "./restore";

const TYPE = "aws:rds/instance:Instance";
const DEFAULT = PROVIDER_DEFAULTS[TYPE];
const DAY = 86_400;
const MINUTE = 60;

/** Of automated backups, in days (Amazon RDS API, `BackupRetentionPeriod`). */
const LONGEST_RETENTION = 35;

const USER_GUIDE = "Amazon RDS user guide";
const DEPLOYMENTS = `${USER_GUIDE}, Multi-AZ DB instance deployments`;

const FAILOVER = documented("Multi-AZ failover (typical)", 60, 120, DEPLOYMENTS);

const LOGS = documented(
  "upload of transaction logs",
  5 * MINUTE,
  5 * MINUTE,
  `${USER_GUIDE}, Restoring a DB instance to a specified time`,
);

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
  figures: [FAILOVER, LOGS, REPLICATION],
  paths(subject, surroundings) {
    const { chains, unread } = protectionOf(subject, surroundings);
    const rto = bound(restoreStep("restore", subject, surroundings));
    return [
      ...failover(subject),
      ...pointInTime(subject, rto),
      ...continuousBackup(chains, LOGS, subject, rto),
      ...restorePaths(chains, unread, rto, subject, surroundings),
      ...replicatedBackups(subject, surroundings, rto),
      ...distantReplicas(subject, surroundings),
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

/** Automated backups: transaction logs every five minutes, restored into a new instance. */
function pointInTime(subject: Subject, rto: Bound): RecoveryPath[] {
  const { resource } = subject;
  const days = orDefault(readNumber(resource, "backupRetentionPeriod"), DEFAULT.backupRetentionPeriod.value);
  const on = settingCondition(
    "backupRetentionPeriod is 1 or more",
    days,
    (value) => value >= 1,
    `set backupRetentionPeriod of ${resource.name} to 7`,
    setting(resource.urn, "backupRetentionPeriod", 7, "backups"),
  );
  return (["instance", "zone", "data"] as const).map((scenario) => ({
    ...restoredHere(scenario, subject, rto),
    anyInstant: { reachesBack: days.kind === "known" ? { kind: "known", value: days.value * DAY } : days },
    mechanism: "point-in-time recovery",
    requires: scenario === "data" ? [on, survivesDeletion(subject), reachesBack(subject, days)] : [on],
  }));
}

/** `data` includes deletion, and automated backups are deleted with their database unless one of two settings says no. */
function survivesDeletion({ resource }: Subject): Condition {
  const protectedByFlag = orDefault(readBoolean(resource, "deletionProtection"), DEFAULT.deletionProtection.value);
  const deleted = orDefault(readBoolean(resource, "deleteAutomatedBackups"), DEFAULT.deleteAutomatedBackups.value);
  const text = "its automated backups outlive a deletion";
  const fix = `set deletionProtection of ${resource.name} to true`;
  if (protectedByFlag.kind === "known" && protectedByFlag.value) return condition(text, true);
  if (deleted.kind === "known" && !deleted.value) return condition(text, true);
  const flag = protectedByFlag.kind === "unknown" ? protectedByFlag : deleted;
  return settingCondition(text, flag, () => false, fix, setting(resource.urn, "deletionProtection", true));
}

function reachesBack(subject: Subject, days: Parameters<typeof settingCondition<number>>[1]): Condition {
  const { resource, detectionWindow: window } = subject;
  const needed = Math.ceil(window / DAY);
  return settingCondition(
    `automated backups reach back over the detection window of ${formatDuration(window)}`,
    days,
    (value) => value * DAY >= window,
    `set backupRetentionPeriod of ${resource.name} to ${needed}`,
    ...(needed <= LONGEST_RETENTION ? [setting(resource.urn, "backupRetentionPeriod", needed, "backups")] : []),
  );
}

function restoredHere(
  scenario: Scenario,
  { resource }: Subject,
  rto: Bound,
): Omit<RecoveryPath, "mechanism" | "requires"> {
  return {
    scenario,
    target: { region: regionOf(resource), account: accountOf(resource) },
    startedBy: "people",
    endpoint: "new",
    rpo: bound(LOGS),
    rto,
  };
}
