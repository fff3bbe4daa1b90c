import type { Subject, Surroundings } from "../backup/protection";
import { documentedByProvider } from "../declaration/defaults";
import { formatDuration } from "../declaration/duration";
import { orDefault } from "../declaration/setting";
import { readBoolean, readNumber } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { bound } from "../recovery/bound";
import { setting } from "../recovery/edit";
import { type RecoveryPath, settingCondition } from "../recovery/path";
import type { Mechanism } from "./mechanism";
import { restoreStep } from "./restore";
import { inAnotherRegion } from "./twins";
import { byPeople, homeOf, noLoss, regional } from "./ways";

const TYPE = "aws:kms/key:Key";
const REPLICA_TYPE = "aws:kms/replicaKey:ReplicaKey";
const DAY = 86_400;

/** How long AWS waits before it deletes a key, in days, at most (AWS KMS API, ScheduleKeyDeletion). */
const LONGEST_WAIT = 30;

const GUIDE = "AWS KMS developer guide";

const DEFAULT = {
  deletionWindowInDays: documentedByProvider<number>(30, "If you do not specify a value, it defaults to `30`."),
  multiRegion: documentedByProvider<boolean>(false, "Defaults to `false`."),
};

/**
 * A key of AWS KMS, which is a member only where a tag gives it a role: what it encrypts is lost with it.
 * Figures and sources: docs/mechanisms/kms-key.md.
 */
export const kmsKey: Mechanism = {
  slug: "kms-key",
  title: "AWS KMS key",
  types: [TYPE],
  reads: ["deletionWindowInDays", "multiRegion"],
  required: [],
  companions: { [REPLICA_TYPE]: { reads: ["primaryKeyArn"], required: ["primaryKeyArn"] } },
  defaults: { [TYPE]: DEFAULT },
  figures: [],
  paths(subject, surroundings) {
    return [
      ...regional(subject, `${GUIDE}, Resilience: it runs over several zones of a Region`),
      ...replicaKeys(subject, surroundings),
      deletionCancelled(subject, surroundings),
    ];
  },
};

/** A multi-Region key is the same key in each of its Regions. */
function replicaKeys(subject: Subject, { index }: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  const multiRegion = settingCondition(
    "multiRegion is on",
    orDefault(readBoolean(resource, "multiRegion"), DEFAULT.multiRegion.value),
    (value) => value,
    `make ${resource.name} a multi-Region key (multiRegion), which takes a new key`,
  );
  return index.referring(resource, REPLICA_TYPE, "primaryKeyArn", namesOf(resource)).map((replica) => ({
    ...byPeople("region", subject, "new", {
      mechanism: `use replica key ${replica.name}`,
      requires: [multiRegion, inAnotherRegion(resource, replica)],
      rpo: noLoss("the same key", `${GUIDE}, Multi-Region keys`),
      rto: bound(),
    }),
    target: homeOf(replica),
  }));
}

/** AWS deletes a key only after a wait, in which people can cancel it. */
function deletionCancelled(subject: Subject, surroundings: Surroundings): RecoveryPath {
  const { resource, detectionWindow: window } = subject;
  const days = orDefault(readNumber(resource, "deletionWindowInDays"), DEFAULT.deletionWindowInDays.value);
  const needed = Math.max(7, Math.ceil(window / DAY));
  const possible = needed <= LONGEST_WAIT;
  const waits = settingCondition(
    `its deletion waits for the detection window of ${formatDuration(window)}`,
    days,
    (value) => value * DAY >= window,
    possible
      ? `set deletionWindowInDays of ${resource.name} to ${needed}`
      : `shorten the detection window to ${LONGEST_WAIT}d`,
    ...(possible ? [setting(resource.urn, "deletionWindowInDays", needed)] : []),
  );
  return byPeople("data", subject, "same", {
    mechanism: "cancel its deletion",
    requires: [waits],
    rpo: noLoss("its key material never changes", `${GUIDE}, Deleting AWS KMS keys`),
    rto: bound(restoreStep("cancelling the deletion", subject, surroundings)),
  });
}

function namesOf({ outputs }: EstateResource): readonly string[] {
  return typeof outputs.arn === "string" ? [outputs.arn] : [];
}
