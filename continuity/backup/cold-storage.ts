import type { Seconds } from "../declaration/duration";
import type { Ternary } from "../recovery/logic";
import { type Condition, condition, unknownCondition } from "../recovery/path";
import { documented, type Step } from "../recovery/step";
import type { Chain } from "./chain";
import { type LossOptions, worstLoss } from "./loss";
import { neededRetention } from "./retention";
import type { BackupType } from "./types";

const HOUR: Seconds = 3600;

/** Points that may have gone cold before they are wanted. */
export interface ColdPoints {
  /** What restoring them takes longer. */
  readonly step: Step;
  /** Nothing cold can be copied to where it is restored. */
  readonly copied: Condition;
}

/**
 * Whether the point that is restored may lie in cold storage by then; undefined where it surely does not. It is as old as
 * points must be kept: the longest time to the next one, or the detection window with a gap and a start window.
 *
 * Source: AWS Backup developer guide, "Restore a backup" (typically four hours more), "Restore an Amazon EBS volume" (up to
 * 72 hours from the archive), "Copy a backup" (cold backups cannot be copied).
 */
export function coldPoints(
  chains: readonly Chain[],
  detectionWindow: Seconds,
  type: BackupType | undefined,
  options: LossOptions,
): ColdPoints | undefined {
  if (type === undefined || type.cold === "none") return undefined;
  const loss = worstLoss(chains, options);
  if (loss.kind === "unbounded") return undefined;
  const ages = neededRetention(chains, loss, detectionWindow, options).map(({ hi }) => hi ?? Number.POSITIVE_INFINITY);
  const cold = chains.map((chain) => isCold(chain, type, detectionWindow, Math.max(...ages)));
  if (cold.every((one) => one === false)) return undefined;
  const text = "its points are not in cold storage, from which nothing is copied, when they are wanted";
  const fix = "leave out coldStorageAfter, or restore where the points lie";
  const copied = cold.every((one) => one === true)
    ? condition(text, false, fix)
    : { ...unknownCondition(text, "its points may have gone to cold storage by then"), open: "range" as const, fix };
  return { step: STEP[type.cold], copied };
}

const STEP: Readonly<Record<Exclude<BackupType["cold"], "none">, Step>> = {
  "cold storage": documented(
    "restore from cold storage (typical)",
    0,
    4 * HOUR,
    'AWS Backup developer guide, "Restore a backup"',
  ),
  archive: documented(
    "restore from the archive of EBS",
    0,
    72 * HOUR,
    'AWS Backup developer guide, "Restore an Amazon EBS volume"',
  ),
};

/** Whether the point that is wanted is cold: it is at least as old as the detection window, and at most `age`. */
function isCold({ coldAfter, archive }: Chain, { cold }: BackupType, window: Seconds, age: Seconds): Ternary {
  if (cold === "archive" && archive.kind === "known" && !archive.value) return false;
  if (coldAfter.kind === "unknown") return "unknown";
  if (coldAfter.value === null || coldAfter.value > age) return false;
  const sure = cold !== "archive" || archive.kind === "known";
  return sure && window > 0 && coldAfter.value <= window ? true : "unknown";
}
