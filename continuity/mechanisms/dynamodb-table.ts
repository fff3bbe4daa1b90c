import { protectionOf, type Subject } from "../backup/protection";
import { documentedBy, documentedByProvider } from "../declaration/defaults";
import { formatDuration, type Seconds } from "../declaration/duration";
import { orDefault, type Setting, unknown } from "../declaration/setting";
import { bagBoolean, bagNumber, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { type Bag, isBag } from "../estate/value";
import { type Bound, bound } from "../recovery/bound";
import type { SettingEdit, Stated } from "../recovery/edit";
import { type RecoveryPath, settingCondition } from "../recovery/path";
import { documented } from "../recovery/step";
import { restorePaths } from "./backup-restore";
import { GLOBAL_TABLE_TYPE, REPLICA_DEFAULTS, replicasOf, STRONG, TABLE_REPLICA_TYPE } from "./dynamodb-replicas";
import type { Mechanism } from "./mechanism";
import { restoreStep } from "./restore";
import { byPeople, regional } from "./ways";

const TYPE = "aws:dynamodb/table:Table";
const BLOCK = "pointInTimeRecovery";
const DAY: Seconds = 86_400;
const MINUTE: Seconds = 60;

/** Of point-in-time recovery, in days; as long stays what DynamoDB keeps of a deleted table. */
const LONGEST = 35;

const GUIDE = "Amazon DynamoDB developer guide";

const DEFAULT = {
  pointInTimeRecovery: documentedBy<boolean>(
    false,
    "documentation of the Pulumi AWS provider, 7.48, on its `enabled`: without the block it is off",
  ),
  "pointInTimeRecovery.recoveryPeriodInDays": documentedByProvider<number>(35, "Default is 35."),
  deletionProtectionEnabled: documentedByProvider<boolean>(false, "Defaults to `false`."),
  ...REPLICA_DEFAULTS,
};

const LATEST = documented(
  "latest time to restore (typical)",
  5 * MINUTE,
  5 * MINUTE,
  `${GUIDE}, Point-in-time backups for DynamoDB`,
);

/**
 * A table of Amazon DynamoDB: kept in several zones, its own point-in-time recovery, replicas in other Regions, and what AWS
 * Backup keeps of it.
 * Figures and sources: docs/mechanisms/dynamodb-table.md.
 */
export const dynamodbTable: Mechanism = {
  slug: "dynamodb-table",
  title: "Amazon DynamoDB table",
  types: [TYPE],
  reads: ["deletionProtectionEnabled", "globalTableWitness", "name", "pointInTimeRecovery", "replicas"],
  required: [],
  companions: {
    [TABLE_REPLICA_TYPE]: { reads: ["globalTableArn"], required: ["globalTableArn"] },
    [GLOBAL_TABLE_TYPE]: { reads: ["name", "replicas"], required: ["replicas"] },
  },
  defaults: { [TYPE]: DEFAULT },
  figures: [LATEST, STRONG],
  paths(subject, surroundings) {
    const { chains, unread } = protectionOf(subject, surroundings);
    const rto = bound(restoreStep("restore to a new table", subject, surroundings));
    return [
      ...regional(subject, "AWS Prescriptive Guidance, Using DynamoDB global tables: resilient to the loss of a zone"),
      pointInTime(subject, rto),
      ...replicasOf(subject, surroundings),
      ...restorePaths(chains, unread, rto, subject, surroundings),
    ];
  },
};

/**
 * Its own point-in-time recovery. A table that is deleted while it is on leaves a system backup of its last state for 35
 * days, so that a deletion takes nothing away that the detection window could ask for.
 */
function pointInTime(subject: Subject, rto: Bound): RecoveryPath {
  const { resource, detectionWindow: window } = subject;
  const { enabled, days } = settingsOf(resource);
  const needed = Math.max(1, Math.ceil(window / DAY));
  const on = settingCondition(
    `${BLOCK} is enabled`,
    enabled,
    (value) => value,
    `enable ${BLOCK} of ${resource.name}`,
    edit(resource, "enabled", true),
  );
  const reaches = settingCondition(
    `it reaches back over the detection window of ${formatDuration(window)}`,
    days,
    (value) => value >= 1 && value <= LONGEST && value * DAY >= window,
    needed <= LONGEST
      ? `set recoveryPeriodInDays of ${resource.name} to ${needed}`
      : `it reaches back ${LONGEST} days at most; select ${resource.name} in a backup plan`,
    ...(needed <= LONGEST ? [edit(resource, "recoveryPeriodInDays", needed)] : []),
  );
  const way = { mechanism: "point-in-time recovery", requires: [on, reaches], rpo: bound(LATEST), rto };
  const reachesBack = days.kind === "known" ? { ...days, value: days.value * DAY } : days;
  return {
    ...byPeople("data", subject, "new", way),
    restores: { from: "continuous", takes: rto },
    anyInstant: { reachesBack },
  };
}

type Read<T> = Exclude<Setting<T>, { kind: "absent" }>;

function settingsOf(resource: EstateResource): { readonly enabled: Read<boolean>; readonly days: Read<number> } {
  const block = readValue(resource, BLOCK);
  if (block.kind === "unknown") return { enabled: block, days: block };
  if (block.kind === "known" && !isBag(block.value)) {
    const because = unknown(`${BLOCK} of ${resource.name} is not an object`);
    return { enabled: because, days: because };
  }
  const bag = block.kind === "known" && isBag(block.value) ? block.value : ({} as Bag);
  const days = bagNumber(bag, "recoveryPeriodInDays");
  return {
    enabled: orDefault(bagBoolean(bag, "enabled"), DEFAULT[BLOCK].value),
    days: orDefault(days, DEFAULT["pointInTimeRecovery.recoveryPeriodInDays"].value),
  };
}

function edit({ urn }: EstateResource, key: string, value: Stated): SettingEdit {
  return { kind: "set", urn, path: [BLOCK, key], value, cost: "backups" };
}
