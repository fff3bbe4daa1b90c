import type { Subject } from "../backup/protection";
import { formatDuration, type Seconds } from "../declaration/duration";
import type { Scenario } from "../declaration/scenario";
import { orDefault, type Setting } from "../declaration/setting";
import { readBoolean, readNumber } from "../estate/read";
import { type Bound, bound } from "../recovery/bound";
import { setting } from "../recovery/edit";
import { type Condition, condition, type RecoveryPath, settingCondition } from "../recovery/path";
import type { Step } from "../recovery/step";
import { byPeople } from "./ways";

const DAY: Seconds = 86_400;

/** Of automated backups, in days (API of Amazon RDS, DocumentDB and Neptune, `BackupRetentionPeriod`). */
const LONGEST_RETENTION = 35;

type Days = Exclude<Setting<number>, { kind: "absent" }>;

/** The automated backups of a database, and what becomes of them where the program leaves that out. */
export interface OwnBackups {
  /** How far they may be behind. */
  readonly lag: Step;
  /** For how many days they are kept. */
  readonly backupRetentionPeriod: number;
  readonly deletionProtection: boolean;
  /** Whether a deletion of the database takes them along; undefined where it always does. */
  readonly deleteAutomatedBackups?: boolean;
}

/** Point-in-time recovery of a database from its automated backups, into a new one. */
export function pointInTime(
  scenarios: readonly Extract<Scenario, "instance" | "zone" | "data">[],
  backups: OwnBackups,
  subject: Subject,
  rto: Bound,
): readonly RecoveryPath[] {
  const { resource } = subject;
  const days = orDefault(readNumber(resource, "backupRetentionPeriod"), backups.backupRetentionPeriod);
  const on = settingCondition(
    "backupRetentionPeriod is 1 or more",
    days,
    (value) => value >= 1,
    `set backupRetentionPeriod of ${resource.name} to 7`,
    setting(resource.urn, "backupRetentionPeriod", 7, "backups"),
  );
  return scenarios.map((scenario) => ({
    ...byPeople(scenario, subject, "new", {
      mechanism: "point-in-time recovery",
      requires: scenario === "data" ? [on, survivesDeletion(subject, backups), reachesBack(subject, days)] : [on],
      rpo: bound(backups.lag),
      rto,
    }),
    restores: { from: "continuous", takes: rto },
    anyInstant: { reachesBack: days.kind === "known" ? { kind: "known", value: days.value * DAY } : days },
  }));
}

/** `data` includes deletion, and automated backups are deleted with their database unless a setting says no. */
function survivesDeletion({ resource }: Subject, backups: OwnBackups): Condition {
  const protectedByFlag = orDefault(readBoolean(resource, "deletionProtection"), backups.deletionProtection);
  const deleted: Exclude<Setting<boolean>, { kind: "absent" }> = backups.deleteAutomatedBackups === undefined
    ? { kind: "known", value: true }
    : orDefault(readBoolean(resource, "deleteAutomatedBackups"), backups.deleteAutomatedBackups);
  const text = "its automated backups outlive a deletion";
  const fix = `set deletionProtection of ${resource.name} to true`;
  if (protectedByFlag.kind === "known" && protectedByFlag.value) return condition(text, true);
  if (deleted.kind === "known" && !deleted.value) return condition(text, true);
  const flag = protectedByFlag.kind === "unknown" ? protectedByFlag : deleted;
  return settingCondition(text, flag, () => false, fix, setting(resource.urn, "deletionProtection", true));
}

function reachesBack({ resource, detectionWindow: window }: Subject, days: Days): Condition {
  const needed = Math.ceil(window / DAY);
  return settingCondition(
    `automated backups reach back over the detection window of ${formatDuration(window)}`,
    days,
    (value) => value * DAY >= window && value <= LONGEST_RETENTION,
    needed <= LONGEST_RETENTION
      ? `set backupRetentionPeriod of ${resource.name} to ${needed}`
      : `state a detection window of ${LONGEST_RETENTION}d or less: automated backups are kept no longer`,
    ...(needed <= LONGEST_RETENTION ? [setting(resource.urn, "backupRetentionPeriod", needed, "backups")] : []),
  );
}
