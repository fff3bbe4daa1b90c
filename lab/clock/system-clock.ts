import type { Clock } from "./clock";

/** The machine's own time. */
export class SystemClock implements Clock {
  readonly #timers = new Set<NodeJS.Timeout>();

  now(): Date {
    return new Date();
  }

  sleep(seconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve();
      }, seconds * 1000);
      this.#timers.add(timer);
    });
  }

  stop(): void {
    for (const timer of this.#timers) {
      clearTimeout(timer);
    }
    this.#timers.clear();
  }
}
