import { setImmediate } from "node:timers/promises";
import type { Clock } from "./clock";

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that stands until it is moved: hours of restore jobs pass in milliseconds, in the same order every time. */
export class VirtualClock implements Clock {
  #now: number;
  #sleepers: Sleeper[] = [];

  constructor(start: Date) {
    this.#now = start.getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  sleep(seconds: number): Promise<void> {
    return new Promise((wake) => {
      this.#sleepers.push({ at: this.#now + seconds * 1000, wake });
    });
  }

  /** Moves on by `seconds` and wakes everyone due, each at the instant that was asked for. */
  async advance(seconds: number): Promise<void> {
    const until = this.#now + seconds * 1000;
    await setImmediate();
    for (let next = this.#takeNext(until); next !== undefined; next = this.#takeNext(until)) {
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      // Who wakes may go to sleep again, for less than is left: let it come that far.
      await setImmediate();
    }
    this.#now = until;
  }

  stop(): void {
    this.#sleepers = [];
  }

  #takeNext(until: number): Sleeper | undefined {
    const due = this.#sleepers.filter(({ at }) => at <= until);
    const next = due.reduce<Sleeper | undefined>(
      (first, one) => (first && first.at <= one.at ? first : one),
      undefined,
    );
    if (next !== undefined) {
      this.#sleepers.splice(this.#sleepers.indexOf(next), 1);
    }
    return next;
  }
}
