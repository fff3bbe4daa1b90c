import { formatDuration } from "../declaration/duration";
import { type Bound, isImpossible } from "../recovery/bound";
import type { Step } from "../recovery/step";

/** Writes a data loss for a message: `data loss up to 25h20m`. */
export function writeLoss(loss: Bound): string {
  if (isImpossible(loss)) return "the loss of all data";
  return loss.hi === null
    ? `data loss of at least ${formatDuration(loss.lo)}`
    : `data loss up to ${formatDuration(loss.hi)}`;
}

/** Writes a recovery time for a message: `recovery in up to 2h5m`. */
export function writeTime(time: Bound): string {
  return time.hi === null
    ? `recovery in ${formatDuration(time.lo)} or more`
    : `recovery in up to ${formatDuration(time.hi)}`;
}

/** Writes the arithmetic: `largest gap 24h 05:00→05:00 UTC + start window 1h + job 20m`. */
export function writeSum(value: Bound): string {
  if (isImpossible(value)) return "";
  return value.steps
    .filter((step) => step.hi !== 0)
    .map(writeStep)
    .join(" + ");
}

/** Writes one step: its label, its interval, and what it is about. */
export function writeStep(step: Pick<Step, "label" | "lo" | "hi" | "detail">): string {
  return [step.label, writeInterval(step), step.detail].filter((part) => part !== undefined).join(" ");
}

/** Writes an interval: `20m`, `0s to 3h`, `no figure`. */
export function writeInterval({ lo, hi }: Pick<Step, "lo" | "hi">): string {
  if (lo === Number.POSITIVE_INFINITY) return "never";
  if (hi === null) return lo === 0 ? "(no figure)" : `${formatDuration(lo)} or more`;
  return lo === hi ? formatDuration(hi) : `${formatDuration(lo)} to ${formatDuration(hi)}`;
}
