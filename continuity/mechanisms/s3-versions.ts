import type { Subject, Surroundings } from "../backup/protection";
import { documentedBy } from "../declaration/defaults";
import { formatDuration, type Seconds } from "../declaration/duration";
import { orDefault, type Setting } from "../declaration/setting";
import { bagBoolean, bagNumber, bagString, bagValue, readBoolean, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import type { Bag } from "../estate/value";
import { bound } from "../recovery/bound";
import { setting } from "../recovery/edit";
import { type Condition, type RecoveryPath, settingCondition } from "../recovery/path";
import { restoreStep } from "./restore";
import { allOf, blockIn, blockOf, companionsOf, type Read, rulesOf } from "./s3-settings";
import { byPeople, noLoss } from "./ways";

export const VERSIONING_TYPES: readonly string[] = [
  "aws:s3/bucketVersioning:BucketVersioning",
  "aws:s3/bucketVersioningV2:BucketVersioningV2",
];
export const LIFECYCLE_TYPES: readonly string[] = [
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
];

const DAY: Seconds = 86_400;
const ONE_ZONE = "ONEZONE_IA";

/** Longer than any detection window: what no rule expires is kept for ever. */
const FOR_EVER: Seconds = 36_500 * DAY;

export const VERSION_DEFAULTS = {
  forceDestroy: documentedBy<boolean>(false, "source of the provider that Pulumi bridges: force_destroy is optional"),
};

/**
 * Earlier versions of objects as the way back from a bad change or a deletion: every write and every deletion keeps the
 * version before it, until a lifecycle rule expires it.
 */
export function earlierVersions(subject: Subject, surroundings: Surroundings): RecoveryPath {
  const { resource, detectionWindow: window } = subject;
  const kept = versionsKept(resource, surroundings.index);
  const way = {
    mechanism: "go back to earlier versions",
    requires: [
      versioned(resource, surroundings.index),
      settingCondition(
        `earlier versions are kept over the detection window of ${formatDuration(window)}`,
        kept,
        (seconds) => seconds >= window,
        `let lifecycle rules keep noncurrent versions of ${resource.name} for ${Math.max(1, Math.ceil(window / DAY))} days`,
      ),
      notDestroyed(resource),
    ],
    rpo: noLoss("the version before", "Amazon S3 user guide, How S3 Versioning works"),
    rto: bound(restoreStep("go back to earlier versions", subject, surroundings)),
  };
  return { ...byPeople("data", subject, "same", way), anyInstant: { reachesBack: kept } };
}

/** Versions are kept. Where several resources say so of one bucket they must agree. */
export function versioned(resource: EstateResource, index: EstateIndex): Condition {
  return settingCondition(
    `versioning of ${resource.name} is enabled`,
    isVersioned(resource, index),
    (value) => value,
    `enable versioning of ${resource.name}`,
  );
}

function isVersioned(resource: EstateResource, index: EstateIndex): Read<boolean> {
  const stated = [
    ...companionsOf(resource, VERSIONING_TYPES, index).map(statusOf),
    inlineStatus(resource),
    lockedFromTheStart(resource),
  ].flatMap((one) => (one.kind === "absent" ? [] : [one]));
  const all = allOf(stated);
  return all.kind === "known" ? { ...all, value: all.value.length > 0 && all.value.every((value) => value) } : all;
}

function statusOf(companion: EstateResource): Setting<boolean> {
  const block = blockOf(companion, "versioningConfiguration");
  if (block.kind !== "known") return block;
  const status = bagString(block.value, "status");
  return status.kind === "known" ? { kind: "known", value: status.value === "Enabled" } : status;
}

function inlineStatus(resource: EstateResource): Setting<boolean> {
  const block = blockOf(resource, "versioning", "versionings");
  return block.kind === "known" ? bagBoolean(block.value, "enabled") : block;
}

/** Object Lock comes with versioning, which cannot be suspended then; without it nothing is said. */
function lockedFromTheStart(resource: EstateResource): Setting<boolean> {
  const lock = readBoolean(resource, "objectLockEnabled");
  return lock.kind === "known" && lock.value ? lock : { kind: "absent" };
}

/** A bucket with versions in it is not deleted, unless the program empties it first. */
function notDestroyed(resource: EstateResource): Condition {
  return settingCondition(
    "the program does not empty it before it deletes it",
    orDefault(readBoolean(resource, "forceDestroy"), VERSION_DEFAULTS.forceDestroy.value),
    (value) => !value,
    `set forceDestroy of ${resource.name} to false`,
    setting(resource.urn, "forceDestroy", false),
  );
}

/** For how long every version is surely kept once it is no longer the current one: the shortest of all rules counts. */
function versionsKept(resource: EstateResource, index: EstateIndex): Read<Seconds> {
  const rules = lifecycleRules(resource, index);
  if (rules.kind === "unknown") return rules;
  const times = allOf(rules.value.map(keptByRule));
  return times.kind === "known" ? { ...times, value: Math.min(FOR_EVER, ...times.value) } : times;
}

/** All lifecycle rules of a bucket that are, or may be, in force. */
export function lifecycleRules(resource: EstateResource, index: EstateIndex): Read<readonly Bag[]> {
  const all = allOf([
    rulesOf(readValue(resource, "lifecycleRules"), resource.name),
    ...companionsOf(resource, LIFECYCLE_TYPES, index).map((one) => rulesOf(readValue(one, "rules"), one.name)),
  ]);
  return all.kind === "known" ? { ...all, value: all.value.flat().filter((rule) => !isOff(rule)) } : all;
}

/** Inline rules have `enabled`, those of a resource of their own `status`. */
function isOff(rule: Bag): boolean {
  return (
    bagValueIs(rule, "enabled", false) || bagValueIs(rule, "enabled", "false") || bagValueIs(rule, "status", "Disabled")
  );
}

function bagValueIs(bag: Bag, property: string, wanted: boolean | string): boolean {
  const value = bagValue(bag, property);
  return value.kind === "known" && value.value === wanted;
}

/** A rule may spare some of the newest versions; it never expires one before its days are over. */
function keptByRule(rule: Bag): Read<Seconds> {
  const block = blockIn(rule, "noncurrentVersionExpiration", "noncurrentVersionExpirations");
  if (block.kind === "unknown") return block;
  if (block.kind === "absent") return { kind: "known", value: FOR_EVER };
  const [days] = [bagNumber(block.value, "noncurrentDays"), bagNumber(block.value, "days")].filter(
    ({ kind }) => kind !== "absent",
  );
  if (days === undefined) return { kind: "known", value: 0 };
  return days.kind === "known" ? { kind: "known", value: days.value * DAY } : orDefault(days, 0);
}

/** Whether no lifecycle rule moves objects to a storage class of one zone. */
export function staysInSeveralZones(resource: EstateResource, index: EstateIndex): Condition {
  const text =
    "its objects are kept in several zones (that nobody writes any to a storage class of one zone is assumed)";
  const fix = `move objects of ${resource.name} to STANDARD_IA instead of ${ONE_ZONE}`;
  return settingCondition(text, movesTo(resource, index), (classes) => !classes.includes(ONE_ZONE), fix);
}

/** The storage classes that lifecycle rules move objects to. */
function movesTo(resource: EstateResource, index: EstateIndex): Read<readonly string[]> {
  const rules = lifecycleRules(resource, index);
  if (rules.kind === "unknown") return rules;
  const moves = allOf(
    rules.value.flatMap((rule) =>
      ["transitions", "noncurrentVersionTransitions"].map((list) => rulesOf(bagValue(rule, list), resource.name)),
    ),
  );
  if (moves.kind === "unknown") return moves;
  return allOf(moves.value.flat().map((one) => orDefault(bagString(one, "storageClass"), "")));
}
