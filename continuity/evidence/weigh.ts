import { formatDuration, type Seconds } from "../declaration/duration";
import { beganAt, type EvidenceRecord, newestFirst, secondsOf } from "./record";
import type { Restoration } from "./restoration";
import { unlikeness } from "./unlike";
import { vouchingFor } from "./vouching";

/** The drills of a project, and which of them are new enough to count. */
export interface Drills {
  readonly records: readonly EvidenceRecord[];
  /** How old a drill may be. @default 90d */
  readonly maxAge: Seconds;
  /** How many of the newest drills count, of which the longest decides. @default 5 */
  readonly last: number;
  /** The instant of evaluation, in seconds since 1970. */
  readonly asOf: number;
}

/** The age limit and number of drills that count where lifeboat.yaml says nothing. */
export const DEFAULT_DRILLS: Pick<Drills, "maxAge" | "last"> = { maxAge: 90 * 86_400, last: 5 };

/** A restore time that a drill measured, for what would be restored now. */
export interface Measure {
  readonly record: EvidenceRecord;
  /** As measured, with its uncertainty, and scaled. */
  readonly seconds: Seconds;
  /** What it was multiplied by, 1 or more. */
  readonly scale: number;
}

/** What drills say of one restore. */
export interface Weighed {
  /** The drills that count, from the newest on. */
  readonly counted: readonly Measure[];
  /** The one that decides: the longest. */
  readonly longest: Measure | undefined;
  /** The newest drill of this very restore that is not too old, where it failed. */
  readonly failed: EvidenceRecord | undefined;
  /** The newest drill that measured this very restore, where it is too old, so that none counts. */
  readonly tooOld: EvidenceRecord | undefined;
  /** The drills of this member that do not count, from the newest on. */
  readonly leftOut: readonly LeftOut[];
}

/** A drill that does not count, and why. */
export interface LeftOut {
  readonly record: EvidenceRecord;
  readonly because: string;
  /** Whether it was a drill of this very restore, in production: then it did not pass, or is too old. */
  readonly alike: boolean;
}

/**
 * What drills say of how long a restore takes: the longest of the last few that are comparable and new enough, since one
 * quick restore promises nothing. A drill that failed, is too old or unlike, or ran anywhere but at AWS never counts.
 */
export function weigh(restoration: Restoration, drills: Drills): Weighed {
  const counted: Measure[] = [];
  const leftOut: LeftOut[] = [];
  const alike: EvidenceRecord[] = [];
  const own = [...vouchingFor(drills.records, restoration)].sort(newestFirst);
  for (const record of own) {
    const strange = strangeness(record, restoration, drills);
    const old = drills.asOf - beganAt(record) > drills.maxAge;
    if (strange === undefined && !old && record.outcome !== "aborted") alike.push(record);
    const because = strange ?? whyUseless(record, old, drills, counted.length);
    const time = record.achieved.restoreSeconds;
    if (because !== undefined || time === null) {
      leftOut.push({ record, because: because ?? "it measured no restore time", alike: strange === undefined });
      continue;
    }
    const scale = scaleOf(record, restoration);
    const seconds = Math.ceil((time + record.achieved.uncertaintySeconds) * scale);
    counted.push({ record, seconds, scale });
  }
  const [newest] = alike;
  const longest = counted.reduce<Measure | undefined>(
    (most, one) => (most === undefined || one.seconds > most.seconds ? one : most),
    undefined,
  );
  const failed = newest?.outcome === "failed" ? newest : undefined;
  const tooOld = counted.length > 0 ? undefined : leftOut.find(hasMeasured)?.record;
  return { counted, longest, failed, tooOld, leftOut };
}

/** Whether a drill would count if it were newer, and no others were. */
function hasMeasured({ record: { outcome, achieved }, alike }: LeftOut): boolean {
  return alike && outcome !== "failed" && outcome !== "aborted" && achieved.restoreSeconds !== null;
}

function strangeness(record: EvidenceRecord, restoration: Restoration, { asOf }: Drills): string | undefined {
  if (record.environment !== "aws") return `it ran ${PLACE[record.environment]}`;
  if (record.phases.some(({ endedAt }) => secondsOf(endedAt) > asOf)) return "it is dated in the future";
  // What restored nothing can only be compared by what it tried.
  if (record.outcome === "failed" && record.shape === null) return unlikenessOfAttempt(record, restoration);
  return unlikeness(record, restoration);
}

function unlikenessOfAttempt({ point }: EvidenceRecord, { from, region }: Restoration): string | undefined {
  const same = point === null || (point.kind === from && (region === undefined || point.region === region));
  return same ? undefined : "it tried another kind of point, or another Region";
}

const PLACE = { lab: "in a lab", "stand-in": "against a stand-in" } as const;

function whyUseless(
  { outcome, because }: EvidenceRecord,
  old: boolean,
  { maxAge, last }: Drills,
  counted: number,
): string | undefined {
  if (outcome === "failed" || outcome === "aborted") {
    return `it ${outcome === "failed" ? "failed" : "was stopped"}${because === undefined ? "" : `: ${because}`}`;
  }
  if (old) return `it is older than ${formatDuration(maxAge)}`;
  return counted >= last ? `${last} newer ones count` : undefined;
}

/** How much longer than at the drill a restore takes, where nobody says how much there is to restore. */
const UNKNOWN_GROWTH = 1.25;

function scaleOf({ shape }: EvidenceRecord, { sizeGiB }: Restoration): number {
  const then = shape?.source.allocatedGiB ?? undefined;
  if (sizeGiB.kind !== "known" || then === undefined || then === 0) return UNKNOWN_GROWTH;
  return Math.max(1, sizeGiB.value / then);
}
