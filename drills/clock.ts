import { setTimeout } from "node:timers/promises";

/** Time, as drills see it; tests have one of their own. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Ends early, without an error, when the signal says so. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }).catch(() => undefined),
};

/** An instant as records and journals hold it. */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
