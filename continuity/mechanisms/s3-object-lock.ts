import type { Subject, Surroundings } from "../backup/protection";
import { formatDuration, type Seconds } from "../declaration/duration";
import type { Setting } from "../declaration/setting";
import { bagNumber, bagString, readBoolean } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import type { Bag } from "../estate/value";
import { bound } from "../recovery/bound";
import { type Condition, condition, type RecoveryPath, settingCondition, unknownCondition } from "../recovery/path";
import { restoreStep } from "./restore";
import { ownKeyOnly } from "./s3-encryption";
import { blockIn, blockOf, companionsOf, isForEverything, type Read } from "./s3-settings";
import { lifecycleRules } from "./s3-versions";
import { byPeople, noLoss } from "./ways";

export const OBJECT_LOCK_TYPES: readonly string[] = [
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
];

const DAY: Seconds = 86_400;
const YEAR: Seconds = 365 * DAY;

/** The default lock that a bucket puts on each version as it is written. */
interface Lock {
  readonly mode: Setting<string>;
  readonly kept: Read<Seconds>;
}

/**
 * Versions that an attacker with all rights of the account cannot delete: locked in compliance mode for at least the
 * detection window. Only a bucket with Object Lock has this way back.
 */
export function lockedVersions(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource, detectionWindow: window } = subject;
  const { index } = surroundings;
  const lock = lockOf(resource, index);
  if (lock === undefined) return [];
  const way = {
    mechanism: "go back to locked versions",
    requires: [
      inComplianceMode(lock, resource),
      settingCondition(
        `versions are locked over the detection window of ${formatDuration(window)}`,
        lock.kept,
        (seconds) => seconds > 0 && seconds >= window,
        `lock versions of ${resource.name} for ${Math.max(1, Math.ceil(window / DAY))} days or more`,
      ),
      stillLocked(lock, subject, index),
      ownKeyOnly(resource, index),
    ],
    rpo: noLoss("the version before", "Amazon S3 user guide, Locking objects with Object Lock"),
    rto: bound(restoreStep("go back to locked versions", subject, surroundings)),
  };
  return [byPeople("compromise", subject, "same", way)];
}

/** Whoever has the rights lifts a governance lock. */
function inComplianceMode({ mode }: Lock, { name }: EstateResource): Condition {
  const text = "its versions are locked in compliance mode";
  const fix = `set the mode of the default retention of ${name} to COMPLIANCE`;
  return mode.kind === "absent"
    ? condition(text, false, fix)
    : settingCondition(text, mode, (value) => value === "COMPLIANCE", fix);
}

/**
 * A lock counts from the day a version is written. An object that lives longer than its lock can be deleted for good, unless
 * lifecycle rules expire it in time, or somebody extends its lock.
 */
function stillLocked({ kept }: Lock, { resource, detectionWindow: window }: Subject, index: EstateIndex): Condition {
  const text = "no object outlives its lock";
  const rules = lifecycleRules(resource, index);
  const limits = rules.kind === "known" ? rules.value.filter(isForEverything).map(expiryOf) : [];
  const longest = Math.min(...limits.flatMap((days) => (days === undefined ? [] : [days * DAY])));
  if (kept.kind === "known" && longest + window <= kept.value) return condition(text, true);
  const because = `a lock counts from when a version is written, and objects of ${resource.name} may be older`;
  return { ...unknownCondition(text, because), fix: "expire objects by a lifecycle rule before their lock ends" };
}

function expiryOf(rule: Bag): number | undefined {
  const block = blockIn(rule, "expiration", "expirations");
  const days = block.kind === "known" ? bagNumber(block.value, "days") : undefined;
  return days?.kind === "known" ? days.value : undefined;
}

function lockOf(resource: EstateResource, index: EstateIndex): Lock | undefined {
  const inline = blockOf(resource, "objectLockConfiguration");
  const [beside] = companionsOf(resource, OBJECT_LOCK_TYPES, index);
  const rule = inline.kind === "known" ? blockIn(inline.value, "rule", "rules") : inline;
  const stated = rule.kind === "absent" && beside !== undefined ? blockOf(beside, "rule") : rule;
  if (stated.kind === "unknown") return { mode: stated, kept: stated };
  if (stated.kind === "known") return retentionOf(blockIn(stated.value, "defaultRetention", "defaultRetentions"));
  const enabled = readBoolean(resource, "objectLockEnabled");
  if (enabled.kind === "unknown") return { mode: enabled, kept: enabled };
  if (beside === undefined && !(enabled.kind === "known" && enabled.value)) return undefined;
  return retentionOf({ kind: "absent" });
}

function retentionOf(block: Setting<Bag>): Lock {
  if (block.kind === "unknown") return { mode: block, kept: block };
  if (block.kind === "absent") return { mode: block, kept: { kind: "known", value: 0 } };
  const [days, years] = [bagNumber(block.value, "days"), bagNumber(block.value, "years")];
  const mode = bagString(block.value, "mode");
  if (days.kind === "unknown") return { mode, kept: days };
  if (years.kind === "unknown") return { mode, kept: years };
  const kept = days.kind === "known" ? days.value * DAY : years.kind === "known" ? years.value * YEAR : 0;
  return { mode, kept: { kind: "known", value: kept } };
}
