import type { Seconds } from "../../declaration/duration";
import { type BackupSettings, backupDimensions, backupsFit, needsOwnKey } from "../backup-choices";
import { backupParts, keyIn } from "../backup-parts";
import { type Blueprint, type Input, reference } from "../blueprint";
import { PRICES } from "../cost";
import { type Dimension, type Level, type PlannedKind, priced } from "../kind";
import { OWN_KEY_ARN, ownKey } from "../own-key";
import type { Question, TableFacts } from "../question";

/** How a table is set up. */
export interface TableSettings extends BackupSettings {
  /** How it is replicated to another Region, if at all. */
  readonly replicated: "nowhere" | "eventually" | "strongly";
}

const DAY: Seconds = 86_400;

/** Of point-in-time recovery, in days (Amazon DynamoDB API, `RecoveryPeriodInDays`). */
const LONGEST = 35;
const FEWEST_DAYS = 7;

/** A DynamoDB table. It always has point-in-time recovery and deletion protection. */
export const table: PlannedKind<TableFacts, TableSettings> = {
  kind: "table",
  title: "a table",
  dimensions: (question) => [replicas(question), ...backupDimensions(question)],
  fits: backupsFit,
  parts: (settings, question) => [
    ...ownKey(settings, question),
    ...replicaKey(settings, question),
    main(settings, question),
    ...backupParts(settings, question),
  ],
};

function replicas({ facts, others: [first, second] }: Question<TableFacts>): Dimension<TableSettings> {
  const levels: Level<TableSettings>[] = [{ set: { replicated: "nowhere" } }];
  if (first !== undefined) {
    const reason = `a replica in ${first.name}`;
    levels.push(priced(reason, PRICES.tableReplica, { replicated: "eventually" }));
    if (facts.strongConsistency && second !== undefined) {
      const strong = `a strongly consistent replica in ${first.name}, witnessed by ${second.name}`;
      levels.push(priced(strong, PRICES.strongReplica, { replicated: "strongly" }));
    }
  }
  return { name: "replicas", bearsOn: ["region"], levels };
}

function main(settings: TableSettings, { others, detectionWindow = 0 }: Question<TableFacts>): Blueprint {
  const days = Math.min(LONGEST, Math.max(FEWEST_DAYS, Math.ceil(detectionWindow / DAY)));
  return {
    id: "main",
    type: "aws:dynamodb/table:Table",
    inputs: {
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: days },
      deletionProtectionEnabled: true,
      ...(needsOwnKey(settings) ? { serverSideEncryption: { enabled: true, kmsKeyArn: OWN_KEY_ARN } } : {}),
      ...replication(
        settings,
        others.map(({ name }) => name),
      ),
    },
    tags: "member",
    scope: "member",
    protect: true,
    purpose: "the table",
  };
}

/** Under a customer's key each replica needs one of its own Region (Amazon DynamoDB, encryption of global tables). */
function replicaKey(settings: TableSettings, { others: [other] }: Question<TableFacts>): readonly Blueprint[] {
  if (settings.replicated === "nowhere" || other === undefined || !needsOwnKey(settings)) return [];
  return [keyIn(other.name)];
}

function replication(
  settings: TableSettings,
  [first = "", second = ""]: readonly string[],
): Readonly<Record<string, Input>> {
  const { replicated } = settings;
  if (replicated === "nowhere") return {};
  const replica = {
    regionName: first,
    propagateTags: true,
    deletionProtectionEnabled: true,
    ...(needsOwnKey(settings) ? { kmsKeyArn: reference(keyIn(first).id, "arn") } : {}),
  };
  if (replicated === "strongly") {
    return {
      replicas: [{ ...replica, consistencyMode: "STRONG" }],
      globalTableWitness: { regionName: second },
    };
  }
  return {
    streamEnabled: true,
    streamViewType: "NEW_AND_OLD_IMAGES",
    replicas: [{ ...replica, pointInTimeRecovery: true }],
  };
}
