import type { Subject, Surroundings } from "../backup/protection";
import { formatDuration, type Seconds } from "../declaration/duration";
import type { Scenario } from "../declaration/scenario";
import { knownValue, orDefault } from "../declaration/setting";
import { readNumber, readString } from "../estate/read";
import { bound } from "../recovery/bound";
import { setting } from "../recovery/edit";
import { type Condition, condition, type RecoveryPath, settingCondition } from "../recovery/path";
import type { Step } from "../recovery/step";
import { restoreStep } from "./restore";
import { byPeople, vouchedStep } from "./ways";

const MINUTE: Seconds = 60;
const DAY: Seconds = 86_400;

/** The properties that say for how many days they are kept, and when they begin; a serverless cache states no window. */
const KEPT = "snapshotRetentionLimit";
const WINDOW = "snapshotWindow";

/** Snapshots that a service takes once a day by itself, each into its own keeping: ElastiCache, MemoryDB. */
export interface DailySnapshots {
  /** For how many days they are kept where the program leaves that out: 0 is none. */
  readonly keptByDefault: number;
  /** Where AWS says that there is one a day. */
  readonly source: string;
}

/**
 * Restores of daily snapshots into something new. They are deleted with what they were taken of, which nothing protects from
 * deletion, so they count for `data` no more than for a lost Region.
 */
export function dailySnapshots(
  daily: DailySnapshots,
  subject: Subject,
  surroundings: Surroundings,
): readonly RecoveryPath[] {
  const job = vouchedStep("snapshot", "backup-job-time", subject, surroundings);
  const gap = gapOf(daily, subject);
  const rto = bound(restoreStep("restore", subject, surroundings));
  return (["instance", "zone", "data"] as const).map((scenario) =>
    byPeople(scenario, subject, "new", {
      mechanism: "restore a daily snapshot",
      restores: { from: "snapshot", takes: rto },
      requires: [
        keptLongEnough(daily, scenario, (gap.hi ?? 0) + (job.hi ?? 0), subject),
        ...(scenario === "data" ? [condition("its automatic snapshots outlive a deletion", false)] : []),
      ],
      rpo: bound(gap, job),
      rto,
    }),
  );
}

/** From the start of a snapshot to that of the next: a day, and as long as the window in which either begins. */
function gapOf({ source }: DailySnapshots, { resource }: Subject): Step {
  const span = spanOf(knownValue(readString(resource, WINDOW)) ?? "");
  return { label: "daily snapshot", lo: DAY, hi: DAY + (span ?? DAY), provenance: "derived", source };
}

/** How long a window such as `05:00-09:00` or `23:00-01:00` lasts; undefined for a text that is none. */
function spanOf(text: string): Seconds | undefined {
  const found = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (found === null) return undefined;
  const [from = 0, to = 0] = [0, 2].map((at) => (Number(found[at + 1]) * 60 + Number(found[at + 2])) * MINUTE);
  return to > from ? to - from : to - from + DAY;
}

function keptLongEnough(daily: DailySnapshots, scenario: Scenario, gap: Seconds, subject: Subject): Condition {
  const { resource, detectionWindow } = subject;
  const days = orDefault(readNumber(resource, KEPT), daily.keptByDefault);
  const needed = (scenario === "data" ? detectionWindow : 0) + gap;
  const enough = Math.ceil(needed / DAY);
  return settingCondition(
    `${KEPT} keeps snapshots for ${formatDuration(needed)} or more`,
    days,
    (value) => value * DAY >= needed,
    `set ${KEPT} of ${resource.name} to ${enough}`,
    setting(resource.urn, KEPT, enough, "backups"),
  );
}
