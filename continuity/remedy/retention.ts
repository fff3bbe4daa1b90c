import type { Chain } from "../backup/chain";
import { lockOf } from "../backup/lock";
import { type Loss, type LossOptions, worstLoss } from "../backup/loss";
import { type Answers, once } from "../backup/once";
import { withCollisions } from "../backup/overlap";
import { keptFor, neededRetention } from "../backup/retention";
import type { Seconds } from "../declaration/duration";
import { knownValue } from "../declaration/setting";
import { readNumber } from "../estate/read";
import type { EstateIndex } from "../estate/resource";

const DAY: Seconds = 86_400;

/**
 * The fewest whole days for which a chain must keep its points: until the next is usable, beyond the detection window, and
 * within what the lock of its vault admits.
 *
 * @returns undefined where it keeps them well as it is
 */
export function daysToKeep(
  chain: Chain,
  detectionWindow: Seconds,
  options: LossOptions,
  index: EstateIndex,
): number | undefined {
  const [least, most] = admitted(chain, index);
  const days = Math.max(least, daysAlone(chain, detectionWindow, options));
  const now = keptFor(chain);
  return now >= days * DAY && now <= most * DAY ? undefined : days;
}

const DAYS: Answers<number> = new WeakMap();

/** The fewest whole days from a point to the next beyond the detection window; chains of many plans run alike. */
function daysAlone(chain: Chain, detectionWindow: Seconds, options: LossOptions): number {
  const { schedule, startWindow, job, copy } = chain;
  const ends = [job, copy].map((step) => step && [step.lo, step.hi]);
  const question = JSON.stringify([schedule.expression, schedule.timezone, startWindow, ends, detectionWindow]);
  return once(DAYS, options, question, () => {
    const loss = lossAlone(chain, options);
    const bounds = loss.kind === "unbounded" ? [] : neededRetention([chain], loss, detectionWindow, options);
    return Math.max(1, ...bounds.map(({ lo, hi }) => Math.ceil((hi ?? lo) / DAY)));
  });
}

/** The loss of a chain as if its rule were the only one and every run left a point: quickly told, and never too much. */
export function lossAlone({ closed: _closed, onceADay: _onceADay, ...chain }: Chain, options: LossOptions): Loss {
  return worstLoss([withCollisions({ ...chain, rivals: [] }, options.asOf)], options);
}

/** The least and the most days that the lock of its vault admits. */
function admitted({ vault }: Chain, index: EstateIndex): readonly [number, number] {
  const lock = lockOf(vault, index);
  if (lock === undefined) return [0, Number.POSITIVE_INFINITY];
  const bound = (property: string) => knownValue(readNumber(lock.resource, property));
  return [bound("minRetentionDays") ?? 0, bound("maxRetentionDays") ?? Number.POSITIVE_INFINITY];
}
