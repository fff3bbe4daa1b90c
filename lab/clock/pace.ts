import type { Work } from "../faults/fault";
import type { Faults } from "../faults/faults";
import type { Clock } from "./clock";
import type { Random } from "./random";

/** Shortest and longest, in seconds. */
export type Durations = Readonly<Record<Work, readonly [number, number]>>;

/** How long AWS takes for a small database, as far as anybody can say: it publishes no such times. */
export const cloudlike: Durations = {
  snapshot: [120, 600],
  copy: [300, 1200],
  restore: [420, 1500],
  "create-instance": [300, 600],
  modify: [20, 60],
  delete: [60, 240],
  "start-job": [5, 60],
  "restore-store": [120, 900],
};

/** Nothing is added to what the work itself takes. */
export const immediate: Durations = {
  snapshot: [0, 0],
  copy: [0, 0],
  restore: [0, 0],
  "create-instance": [0, 0],
  modify: [0, 0],
  delete: [0, 0],
  "start-job": [0, 0],
  "restore-store": [0, 0],
};

/** Work was accepted and came to nothing. */
export class WorkFailedError extends Error {
  override readonly name = "WorkFailedError";
}

/** Makes work take its time: that of the durations, and what faults add. */
export class Pace {
  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly durations: Durations,
    private readonly faults: Faults,
  ) {}

  /** @throws {WorkFailedError} if a fault says that this work fails, at its end. */
  async take(work: Work, ...resources: readonly string[]): Promise<void> {
    const target = { operation: work, resources };
    const [shortest, longest] = this.durations[work];
    const slower = this.faults.strike("slow", target)?.seconds ?? 0;
    const failure = this.faults.strike("work-fails", target);
    if (this.faults.strike("stuck", target) !== undefined) {
      await new Promise<never>(() => undefined);
    }
    const seconds = shortest + (longest - shortest) * this.random.next() + slower;
    if (seconds > 0) {
      await this.clock.sleep(seconds);
    }
    if (failure !== undefined) {
      throw new WorkFailedError(failure.message ?? `The ${work} failed.`);
    }
  }
}
