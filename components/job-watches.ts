import type { Input } from "@pulumi/pulumi";
import type { ObjectiveHalf } from "../continuity/declaration/objectives";
import type { CreatedMember } from "./member";
import { type RecoveryPoints, recoveryPointsOf } from "./recovery-points";
import { HOUR, type Watch } from "./watch";

/** The longest that CloudWatch looks back, in hours (CloudWatch API, PutMetricAlarm: EvaluationPeriods). */
const LONGEST = 168;

/**
 * Failed, expired and missing backups and copies. AWS counts jobs by vault and type of resource, so members of one type are
 * watched together. It publishes nothing while there are no jobs: silence is fine for failures, and an alarm where a job had to
 * be done.
 *
 * @param regionRpo how old copies may be
 */
export function jobWatches(members: readonly CreatedMember[], regionRpo: ObjectiveHalf): readonly Watch[] {
  const groups = new Map<string, RecoveryPoints[]>();
  for (const points of members.flatMap((member) => recoveryPointsOf(member) ?? [])) {
    groups.set(points.resourceType, [...(groups.get(points.resourceType) ?? []), points]);
  }
  return [...groups].flatMap(([resourceType, all]) => ofType(resourceType, all, regionRpo));
}

function ofType(resourceType: string, all: readonly RecoveryPoints[], regionRpo: ObjectiveHalf): readonly Watch[] {
  const [first] = all;
  if (first === undefined) return [];
  const of = resourceType.toLowerCase();
  const common = {
    namespace: "AWS/Backup",
    dimensions: { BackupVaultName: first.vault.name as Input<string>, ResourceType: resourceType },
    statistic: "Sum",
    period: HOUR,
  } as const;
  const bad = (what: "Backup" | "Copy", how: "Failed" | "Expired"): Watch => ({
    ...common,
    id: `${of}-${what.toLowerCase()}-${how.toLowerCase()}`,
    says: `A ${what.toLowerCase()} job of ${resourceType} has ${how === "Failed" ? "failed" : "expired: it did not start in its window"}.`,
    metricName: `NumberOf${what}Jobs${how}`,
    inOrder: "at most",
    threshold: 0,
    periods: 1,
    silence: "notBreaching",
  });
  const missing = (what: "Backup" | "Copy", hours: number): Watch => ({
    ...common,
    id: `${of}-${what.toLowerCase()}-missing`,
    says: `No ${what.toLowerCase()} job of ${resourceType} has been completed for ${hours} hours.`,
    metricName: `NumberOf${what}JobsCompleted`,
    inOrder: "at least",
    threshold: 1,
    periods: hours,
    silence: "breaching",
  });
  const due = Math.max(...all.map(({ every, within }) => every + within)) + 1;
  const watches = [bad("Backup", "Failed"), bad("Backup", "Expired"), missing("Backup", due)];
  if (!all.some(({ copied }) => copied)) return watches;
  return [...watches, bad("Copy", "Failed"), missing("Copy", copiesDue(due, regionRpo))];
}

/** AWS says of no copy how long it takes: it is late when the RPO for a lost Region is used up. */
function copiesDue(due: number, regionRpo: ObjectiveHalf): number {
  const asked = typeof regionRpo === "number" ? Math.floor(regionRpo / HOUR) : 2 * due;
  return Math.min(LONGEST, Math.max(due, asked));
}
