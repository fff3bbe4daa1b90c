import type { Subject, Surroundings } from "../backup/protection";
import { documentedByProvider } from "../declaration/defaults";
import { formatDuration } from "../declaration/duration";
import { knownValue, orDefault, type Setting } from "../declaration/setting";
import { bagString, readNumber, readString, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { isBag, isList, type Value } from "../estate/value";
import { bound } from "../recovery/bound";
import { setting } from "../recovery/edit";
import { condition, type RecoveryPath, settingCondition } from "../recovery/path";
import type { Mechanism } from "./mechanism";
import { restoreStep } from "./restore";
import { regionIsAnother } from "./twins";
import { byPeople, deployedAnew, homeOf, noLoss, regional, vouchedStep } from "./ways";

const TYPE = "aws:secretsmanager/secret:Secret";
const VERSION_TYPE = "aws:secretsmanager/secretVersion:SecretVersion";
const ROTATION_TYPE = "aws:secretsmanager/secretRotation:SecretRotation";
const DAY = 86_400;

/** Of a deleted secret, in days (AWS Secrets Manager API, DeleteSecret: RecoveryWindowInDays). */
const LONGEST_WINDOW = 30;

const GUIDE = "AWS Secrets Manager user guide";

const DEFAULT = { recoveryWindowInDays: documentedByProvider<number>(30, "The default value is `30`.") };

/**
 * A secret of AWS Secrets Manager: its versions, the window in which a deleted one comes back, its replicas.
 * Figures and sources: docs/mechanisms/secret.md.
 */
export const secret: Mechanism = {
  slug: "secret",
  title: "AWS Secrets Manager secret",
  types: [TYPE],
  reads: ["name", "recoveryWindowInDays", "replicas"],
  required: [],
  companions: {
    // Whose they are is all that is read: their values are secrets.
    [VERSION_TYPE]: { reads: ["secretId"], required: ["secretId"] },
    [ROTATION_TYPE]: { reads: ["secretId"], required: ["secretId"] },
  },
  defaults: { [TYPE]: DEFAULT },
  figures: [],
  paths(subject, surroundings) {
    return [
      ...regional(subject, `${GUIDE}, Resilience: it runs over several zones of a Region`),
      ...replicas(subject, surroundings),
      earlierVersion(subject, surroundings),
      ...madeAnew(subject, surroundings),
    ];
  },
};

/** Replicas in other Regions can be read at once, and are promoted to be written. AWS promises nothing about their lag. */
function replicas(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  return replicasOf(resource).map((region) => {
    const where = knownValue(region);
    const way = {
      mechanism: where === undefined ? "read a replica" : `read the replica in ${where}`,
      requires: [regionIsAnother("the replica lies in another Region", region, resource)],
      rpo: bound(vouchedStep("replica lag", "replica-lag", subject, surroundings)),
      rto: bound(),
    };
    return { ...byPeople("region", subject, "new", way), target: { region: where, account: homeOf(resource).account } };
  });
}

/** The Region of each replica, as far as it is known. */
function replicasOf(resource: EstateResource): readonly Exclude<Setting<string>, { kind: "absent" }>[] {
  const listed = readValue(resource, "replicas");
  if (listed.kind === "absent") return [];
  if (listed.kind === "unknown") return [listed];
  return (isList(listed.value) ? listed.value : [listed.value]).map((one) => regionIn(one, resource));
}

function regionIn(replica: Value, { name }: EstateResource): Exclude<Setting<string>, { kind: "absent" }> {
  const region = isBag(replica) ? bagString(replica, "region") : undefined;
  return region?.kind === "known"
    ? region
    : { kind: "unknown", because: `the Region of a replica of ${name} is not known` };
}

/** A deleted secret comes back within its window, with its versions; a bad one makes way for the version before it. */
function earlierVersion(subject: Subject, surroundings: Surroundings): RecoveryPath {
  const { resource, detectionWindow: window } = subject;
  const days = orDefault(readNumber(resource, "recoveryWindowInDays"), DEFAULT.recoveryWindowInDays.value);
  const needed = Math.max(7, Math.ceil(window / DAY));
  const possible = needed <= LONGEST_WINDOW;
  return byPeople("data", subject, "same", {
    mechanism: "restore the deleted secret, or put an earlier version back",
    requires: [
      settingCondition(
        `a deleted secret can be restored over the detection window of ${formatDuration(window)}`,
        days,
        (value) => value >= 1 && value * DAY >= window,
        possible
          ? `set recoveryWindowInDays of ${resource.name} to ${needed}`
          : `shorten the detection window to ${LONGEST_WINDOW}d`,
        ...(possible ? [setting(resource.urn, "recoveryWindowInDays", needed)] : []),
      ),
    ],
    rpo: noLoss("the version before is kept", `${GUIDE}, What's in a Secrets Manager secret: versions`),
    rto: bound(restoreStep("restore of the secret", subject, surroundings)),
  });
}

/** A value that the program states is there again once it has run, unless something else changes it. */
function madeAnew(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  const of = (type: string) => surroundings.index.referring(resource, type, "secretId", namesOf(resource));
  if (of(VERSION_TYPE).length === 0) return [];
  const rotation = of(ROTATION_TYPE)[0];
  const requires = [condition("nothing rotates it, so the program holds its value", rotation === undefined)];
  return deployedAnew(["region", "compromise"], subject, surroundings).map((path) => ({
    ...path,
    requires,
    rpo: noLoss("the program holds its value", "its SecretVersion"),
  }));
}

/** The texts by which other resources may name a secret. */
function namesOf(resource: EstateResource): readonly string[] {
  const { arn } = resource.outputs;
  return [arn, knownValue(readString(resource, "name"))].filter((name) => typeof name === "string");
}
