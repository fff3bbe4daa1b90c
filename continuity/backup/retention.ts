import { formatDuration, type Seconds } from "../declaration/duration";
import type { Loss } from "./loss";

/**
 * Whether a chain's points stay long enough that one is there at every moment, and that one is old enough to predate a
 * corruption noticed only after `detectionWindow`.
 *
 * @returns how much is missing, in words; undefined where nothing is
 */
export function retentionShortfall(kept: Seconds | null, loss: Loss, detectionWindow: Seconds): string | undefined {
  if (kept === null || loss.kind === "unbounded") return undefined;
  const spacing = loss.bound.hi ?? loss.bound.lo;
  if (kept < spacing)
    return `points are kept ${formatDuration(kept)}, but the next is usable only after ${formatDuration(spacing)}`;
  const window = loss.bound.steps[1]?.lo ?? 0;
  const needed = detectionWindow + loss.longestGap + window;
  if (detectionWindow === 0 || kept >= needed) return undefined;
  return `points are kept ${formatDuration(kept)}, but a corruption may go unnoticed for ${formatDuration(detectionWindow)} (${formatDuration(needed)} needed)`;
}
