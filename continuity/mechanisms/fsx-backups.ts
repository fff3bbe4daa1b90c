import type { Subject, Surroundings } from "../backup/protection";
import { documentedByProvider, PROVIDER_DEFAULTS, type ProviderDefault } from "../declaration/defaults";
import { formatDuration, type Seconds } from "../declaration/duration";
import { orDefault, type Setting, unknown } from "../declaration/setting";
import { readBoolean, readNumber } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { type Bound, bound } from "../recovery/bound";
import { setting } from "../recovery/edit";
import { type Condition, condition, type RecoveryPath, settingCondition } from "../recovery/path";
import { derived } from "../recovery/step";
import { LUSTRE_TYPE, ONTAP_VOLUME_TYPE, OPEN_ZFS_TYPE, persistent, WINDOWS_TYPE } from "./fsx-deployment";
import { byPeople, vouchedStep } from "./ways";

const MINUTE: Seconds = 60;
const DAY: Seconds = 86_400;

/** The most that Amazon FSx keeps automatic backups, in days. */
const LONGEST = 90;

const GUIDES = "Amazon FSx user guides, Working with automatic daily backups";

/** How long automatic backups are kept where the program leaves it out; AWS and its API disagree on the other types. */
const KEPT: Readonly<Record<string, ProviderDefault<number>>> = {
  [WINDOWS_TYPE]: PROVIDER_DEFAULTS[WINDOWS_TYPE].automaticBackupRetentionDays,
  [LUSTRE_TYPE]: PROVIDER_DEFAULTS[LUSTRE_TYPE].automaticBackupRetentionDays,
};

/** Whether a deletion leaves no final backup. File systems for NetApp ONTAP have none; their volumes have. */
export const FINAL: Readonly<Record<string, ProviderDefault<boolean>>> = {
  [WINDOWS_TYPE]: documentedByProvider<boolean>(false, "Defaults to `false`"),
  [OPEN_ZFS_TYPE]: documentedByProvider<boolean>(false, "Defaults to `false`"),
  [LUSTRE_TYPE]: documentedByProvider<boolean>(true, "Defaults to `true`"),
  [ONTAP_VOLUME_TYPE]: documentedByProvider<boolean>(false, "Defaults to `false`"),
};

/** What applies to the backups of a type where the program leaves it out. */
export function backupDefaultsOf(type: string): Readonly<Record<string, ProviderDefault<number | boolean>>> {
  const [kept, final] = [KEPT[type], FINAL[type]];
  return {
    ...(kept ? { automaticBackupRetentionDays: kept } : {}),
    ...(final ? { skipFinalBackup: final } : {}),
  };
}

/**
 * Daily backups of a file system, in a window of half an hour.
 *
 * @param held what is deleted by mistake: the file system, or a volume on it
 */
export function automaticBackups(
  subject: Subject,
  surroundings: Surroundings,
  rto: Bound,
  held: EstateResource = subject.resource,
): readonly RecoveryPath[] {
  const { resource } = subject;
  const days = daysKept(resource);
  const on = settingCondition(
    "automatic backups are kept 2 days or more, so that there always is one",
    days,
    (value) => value >= 2,
    `set automaticBackupRetentionDays of ${resource.name} to 7`,
    setting(resource.urn, "automaticBackupRetentionDays", 7, "backups"),
  );
  const rpo = bound(
    derived("daily backup", DAY, GUIDES),
    derived("its window", 30 * MINUTE, GUIDES),
    vouchedStep("backup", "backup-job-time", subject, surroundings),
  );
  return (["instance", "zone", "data"] as const).map((scenario) => {
    const more = scenario === "data" ? [outlivesDeletion(held), reachesBack(subject, days)] : [];
    const requires = [on, persistent(resource), ...more];
    return byPeople(scenario, subject, "new", {
      mechanism: "restore an automatic backup",
      restores: { from: "snapshot", takes: rto },
      requires,
      rpo,
      rto,
    });
  });
}

function daysKept(resource: EstateResource): Exclude<Setting<number>, { kind: "absent" }> {
  const stated = readNumber(resource, "automaticBackupRetentionDays");
  if (stated.kind !== "absent") return stated;
  const byDefault = KEPT[resource.type];
  return byDefault === undefined
    ? unknown(`automaticBackupRetentionDays of ${resource.name} is left out, and sources disagree on what applies then`)
    : { kind: "known", value: byDefault.value };
}

/** Automatic backups are deleted with their file system; what is left is the final backup, where one is taken. */
function outlivesDeletion(resource: EstateResource): Condition {
  const text = "a final backup is left of it when it is deleted";
  const byDefault = FINAL[resource.type];
  if (byDefault === undefined) return condition(text, false, "state a backup plan for its volumes");
  const skipped = orDefault(readBoolean(resource, "skipFinalBackup"), byDefault.value);
  const fix = `set skipFinalBackup of ${resource.name} to false`;
  return settingCondition(text, skipped, (value) => !value, fix, setting(resource.urn, "skipFinalBackup", false));
}

/** Between two backups the older one is the way back, so one day more than the window has to be kept. */
function reachesBack(
  { resource, detectionWindow: window }: Subject,
  days: Exclude<Setting<number>, { kind: "absent" }>,
): Condition {
  const needed = Math.ceil((window + DAY + 30 * MINUTE) / DAY);
  const text = `automatic backups reach back over the detection window of ${formatDuration(window)}`;
  return settingCondition(
    text,
    days,
    (value) => value >= needed,
    needed <= LONGEST
      ? `set automaticBackupRetentionDays of ${resource.name} to ${needed}`
      : `select ${resource.name} in a backup plan that keeps points for longer`,
    ...(needed <= LONGEST ? [setting(resource.urn, "automaticBackupRetentionDays", needed, "backups")] : []),
  );
}
