import type { Subject, Surroundings } from "../backup/protection";
import { knownValue, type Setting } from "../declaration/setting";
import { differ, parseArn, regionOf } from "../estate/place";
import { bagString, bagValue, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import type { Bag, Value } from "../estate/value";
import { bound } from "../recovery/bound";
import { type Condition, condition, type RecoveryPath, settingCondition, unknownCondition } from "../recovery/path";
import { documented, open, type Step } from "../recovery/step";
import { ownKeyOnly } from "./s3-encryption";
import { BUCKET_TYPES, blockIn, blockOf, companionsOf, isForEverything, type Read, rulesOf } from "./s3-settings";
import { versioned } from "./s3-versions";
import { homeOf, vouchedStep } from "./ways";

export const REPLICATION_TYPE = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

const MINUTE = 60;

export const TIME_CONTROL = documented(
  "replication with time control (99.9 % of objects)",
  0,
  15 * MINUTE,
  "Amazon S3 user guide, Meeting compliance requirements with S3 Replication Time Control",
);

/** What replicates a bucket: where its rules stand, and under which property of what. */
interface Replication {
  readonly rules: Read<readonly Bag[]>;
  readonly stated: EstateResource;
  readonly property: string;
}

/** Replicas of the objects in buckets of other Regions, which people lead clients to. */
export function replicatedObjects(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  return [inline(resource), ...besideIt(resource, surroundings.index)].flatMap((replication) => {
    const { rules } = replication;
    if (rules.kind === "unknown") return [unreadable(subject, rules.because)];
    return rules.value
      .filter((rule) => knownValue(bagString(rule, "status")) !== "Disabled")
      .map((rule) => pathOf(rule, replication, subject, surroundings));
  });
}

function inline(resource: EstateResource): Replication {
  const property = ["replicationConfiguration", "replicationConfigurations"].find(
    (name) => readValue(resource, name).kind !== "absent",
  );
  const block = property === undefined ? undefined : blockOf(resource, property);
  const rules: Setting<Value> =
    block?.kind === "known" ? bagValue(block.value, "rules") : (block ?? { kind: "absent" });
  return { rules: rulesOf(rules, resource.name), stated: resource, property: property ?? "replicationConfiguration" };
}

function besideIt(resource: EstateResource, index: EstateIndex): readonly Replication[] {
  return companionsOf(resource, [REPLICATION_TYPE], index).map((stated) => ({
    rules: rulesOf(readValue(stated, "rules"), stated.name),
    stated,
    property: "rules",
  }));
}

function pathOf(rule: Bag, of: Replication, subject: Subject, surroundings: Surroundings): RecoveryPath {
  const { resource } = subject;
  const { index } = surroundings;
  const block = blockIn(rule, "destination", "destinations");
  const destination = block.kind === "known" ? block.value : {};
  const buckets = destinationsOf(destination, of, index);
  const regions = new Set(buckets.map(regionOf));
  const [bucket] = buckets;
  const found = bucket !== undefined && regions.size === 1 ? bucket : undefined;
  return {
    scenario: "region",
    mechanism: found === undefined ? "replica of its objects" : `replica of its objects in ${found.name}`,
    target: found === undefined ? { region: undefined, account: undefined } : homeOf(found),
    startedBy: "people",
    endpoint: "new",
    requires: [
      ...statusOf(rule),
      elsewhere(found, resource),
      takesInAll(rule, resource),
      replicatesKeys(rule, resource, index),
      versioned(resource, index),
      ...(found === undefined ? [] : [versioned(found, index)]),
    ],
    rpo: bound(lagOf(destination, subject, surroundings)),
    rto: bound(),
  };
}

/** The buckets that the objects may go to: the one that is named, else all that the rules are computed from. */
function destinationsOf(destination: Bag, of: Replication, index: EstateIndex): readonly EstateResource[] {
  const arn = knownValue(bagString(destination, "bucket"));
  const name = arn === undefined ? undefined : (parseArn(arn)?.resource ?? arn);
  if (name !== undefined) return BUCKET_TYPES.flatMap((type) => index.having(type, "bucket", name)).slice(0, 1);
  return BUCKET_TYPES.flatMap((type) => index.across(of.stated, of.property, type));
}

function statusOf(rule: Bag): readonly Condition[] {
  const text = "its replication rule is enabled";
  const status = bagString(rule, "status");
  if (status.kind === "known") return [condition(text, status.value === "Enabled")];
  return [unknownCondition(text, status.kind === "unknown" ? status.because : "its status is not stated")];
}

function elsewhere(found: EstateResource | undefined, resource: EstateResource): Condition {
  const text = "its objects are replicated to another Region";
  const apart = found === undefined ? "unknown" : differ(regionOf(found), regionOf(resource));
  return apart === "unknown"
    ? unknownCondition(text, `the Region of the destination, or of ${resource.name}, is not known at preview`)
    : condition(text, apart);
}

/** A rule with a filter leaves objects out; whether others take these in nobody can tell. */
function takesInAll(rule: Bag, { name }: EstateResource): Condition {
  const text = "it replicates all objects (that those from before the rule were replicated in a batch is assumed)";
  if (isForEverything(rule)) return condition(text, true);
  const fix = `replicate ${name} by one rule without a filter`;
  return { ...unknownCondition(text, "its rule has a filter, and objects that it leaves out are not replicated"), fix };
}

/** Objects under a key of AWS KMS are replicated only where the rule says so. */
function replicatesKeys(rule: Bag, resource: EstateResource, index: EstateIndex): Condition {
  const own = ownKeyOnly(resource, index);
  const criteria = blockIn(rule, "sourceSelectionCriteria", "sourceSelectionCriterias");
  const selected = criteria.kind === "known" ? blockIn(criteria.value, "sseKmsEncryptedObjects") : criteria;
  const text = "it replicates objects under their keys";
  if (own.holds === true || selected.kind === "known") return condition(text, true);
  const fix = `set sseKmsEncryptedObjects in sourceSelectionCriteria of the rule that replicates ${resource.name}`;
  return { ...unknownCondition(text, own.because ?? "objects under a key of AWS KMS are left out"), fix };
}

/** With Replication Time Control nearly all within 15 minutes; without it AWS promises nothing. */
function lagOf(destination: Bag, subject: Subject, surroundings: Surroundings): Step {
  const control = blockIn(destination, "replicationTime", "replicationTimes");
  const status = control.kind === "known" ? bagString(control.value, "status") : control;
  if (status.kind === "known" && status.value === "Enabled") return TIME_CONTROL;
  const lag = vouchedStep("replication", "replica-lag", subject, surroundings);
  return lag.hi === null && status.kind === "unknown" ? open(lag.label, "unknown", status.because) : lag;
}

function unreadable({ resource }: Subject, because: string): RecoveryPath {
  return {
    scenario: "region",
    mechanism: "replica of its objects",
    target: { region: undefined, account: undefined },
    startedBy: "people",
    endpoint: "new",
    requires: [
      settingCondition(
        "its objects are replicated to another Region",
        { kind: "unknown", because },
        () => false,
        `state the replication of ${resource.name}`,
      ),
    ],
    rpo: bound(open("replication", "unknown", because)),
    rto: bound(),
  };
}
