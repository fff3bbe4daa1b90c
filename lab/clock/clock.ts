/**
 * The time the lab lives in. Every instant that an answer carries and every duration of a job is this clock's, so that
 * the same lab runs at the machine's pace or at that of a test.
 */
export interface Clock {
  now(): Date;
  /** Resolves when `seconds` of this clock have passed; never, once the clock is stopped. */
  sleep(seconds: number): Promise<void>;
  /** Lets no further sleeper wake. */
  stop(): void;
}
