import { protectionOf, type Subject, type Surroundings } from "../backup/protection";
import { formatDuration, type Seconds } from "../declaration/duration";
import { type Setting, unknown } from "../declaration/setting";
import { bagString, readString, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { isBag } from "../estate/value";
import { SUBNET_READS, togetherIn, zonesOf } from "../estate/zones";
import { type Bound, bound } from "../recovery/bound";
import { type Condition, condition, type RecoveryPath, settingCondition, unknownCondition } from "../recovery/path";
import { open, type Step } from "../recovery/step";
import { restorePaths } from "./backup-restore";
import { spreadOver } from "./capacity";
import { EFS_REPLICATION_TYPE, FILE_SYSTEM_TYPE, REPLICATED, replicasOfFiles } from "./efs-replication";
import type { Mechanism } from "./mechanism";
import { restoreStep } from "./restore";
import { byItself, byPeople, noLoss } from "./ways";

const BACKUP_POLICY_TYPE = "aws:efs/backupPolicy:BackupPolicy";
const MOUNT_TARGET_TYPE = "aws:efs/mountTarget:MountTarget";
const DAY: Seconds = 86_400;

/** For how long EFS keeps its automatic backups. */
const KEPT: Seconds = 35 * DAY;

const GUIDE = "Amazon EFS user guide";

/**
 * A file system of Amazon EFS: kept in several zones or in one, its automatic backups, replicas, and what AWS Backup keeps of
 * it.
 * Figures and sources: docs/mechanisms/efs-file-system.md.
 */
export const efsFileSystem: Mechanism = {
  slug: "efs-file-system",
  title: "Amazon EFS file system",
  types: [FILE_SYSTEM_TYPE],
  reads: ["availabilityZoneName"],
  required: [],
  companions: {
    ...SUBNET_READS,
    [BACKUP_POLICY_TYPE]: { reads: ["backupPolicy", "fileSystemId"], required: ["backupPolicy", "fileSystemId"] },
    [EFS_REPLICATION_TYPE]: {
      reads: ["destination", "sourceFileSystemId"],
      required: ["destination", "sourceFileSystemId"],
    },
    [MOUNT_TARGET_TYPE]: { reads: ["fileSystemId", "subnetId"], required: ["fileSystemId", "subnetId"] },
  },
  zones: [{ zones: "availabilityZoneName" }],
  figures: [REPLICATED],
  paths(subject, surroundings) {
    const { chains, unread } = protectionOf(subject, surroundings);
    const rto = bound(restoreStep("restore to a new file system", subject, surroundings));
    return [
      ...kept(subject, surroundings),
      ...automaticBackups(subject, surroundings, rto),
      ...replicasOfFiles(subject, surroundings),
      ...restorePaths(chains, unread, rto, subject, surroundings),
    ];
  },
};

/** No machine takes its data away; a zone only those of a file system in that zone, or the way to them. */
function kept(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const way = {
    mechanism: "keeps data redundantly",
    rpo: noLoss("kept redundantly", `${GUIDE}, EFS file system types`),
    rto: bound(),
  };
  const requires = [inSeveralZones(subject.resource), reachable(subject.resource, surroundings)];
  return [byItself("instance", subject, way), byItself("zone", subject, { ...way, requires })];
}

function inSeveralZones(resource: EstateResource): Condition {
  const zone = readString(resource, "availabilityZoneName");
  return settingCondition(
    "it is kept in several zones",
    zone.kind === "unknown" ? zone : { kind: "known", value: zone.kind === "absent" },
    (value) => value,
    `make ${resource.name} without availabilityZoneName`,
  );
}

/** Clients reach it through a mount target in their zone: one that is left must lie in another zone. */
function reachable(resource: EstateResource, { index }: Surroundings): Condition {
  const targets = index.referring(resource, MOUNT_TARGET_TYPE, "fileSystemId", []);
  const text = "its mount targets span at least 2 zones";
  const fix = `give ${resource.name} mount targets in 2 zones or more`;
  if (targets.length === 0) {
    return { ...unknownCondition(text, `no mount target of ${resource.name} is part of this program`), fix };
  }
  const zones = togetherIn(...targets.map((target) => zonesOf(target, [{ subnets: "subnetId" }], index)));
  return { ...spreadOver(zones, 2), text, fix };
}

/**
 * The backups that EFS makes by a plan of its own: daily, at a time and in a window that AWS does not publish, into a vault
 * whose policy people have to change before they restore.
 */
function automaticBackups(subject: Subject, surroundings: Surroundings, rto: Bound): readonly RecoveryPath[] {
  const { resource, detectionWindow: window } = subject;
  const policies = surroundings.index.referring(resource, BACKUP_POLICY_TYPE, "fileSystemId", []);
  const stated = policies.length > 0 ? policies.map(statusOf) : [byDefault(resource)];
  return stated.flatMap((on) => {
    if (on.kind === "known" && !on.value) return [];
    const text = "its automatic backups are on";
    const enabled = on.kind === "unknown" ? unknownCondition(text, on.because) : condition(text, true);
    return (["instance", "zone", "data"] as const).map((scenario) =>
      byPeople(scenario, subject, "new", {
        mechanism: "restore an automatic backup",
        restores: { from: "snapshot", takes: rto },
        requires: scenario === "data" ? [enabled, reachesBack(window)] : [enabled],
        rpo: bound(DAILY),
        rto,
      }),
    );
  });
}

/** A day at the least, and however long the run before it took to begin and to end. */
const DAILY: Step = {
  ...open(
    "daily automatic backup",
    "unknown",
    "AWS does not publish its hour and windows; state a backup plan instead",
  ),
  lo: DAY,
};

/** Only file systems in one zone get them unasked. */
function byDefault(resource: EstateResource): Read<boolean> {
  const zone = readString(resource, "availabilityZoneName");
  return zone.kind === "unknown" ? zone : { kind: "known", value: zone.kind === "known" };
}

type Read<T> = Exclude<Setting<T>, { kind: "absent" }>;

function statusOf(policy: EstateResource): Read<boolean> {
  const block = readValue(policy, "backupPolicy");
  const status = block.kind === "known" && isBag(block.value) ? bagString(block.value, "status") : undefined;
  return status?.kind === "known"
    ? { kind: "known", value: status.value === "ENABLED" }
    : unknown(`whether ${policy.name} turns automatic backups on is not known at preview`);
}

function reachesBack(window: Seconds): Condition {
  const text = `its automatic backups, kept ${formatDuration(KEPT)}, reach back over the detection window of ${formatDuration(window)}`;
  return condition(text, KEPT >= window + DAY, "state a backup plan that keeps points for longer");
}
