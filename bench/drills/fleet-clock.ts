import type { Clock } from "../../drills/clock";
import type { Lab } from "../../lab";

/** The clock of a lab, as drills see it: it moves on to where the next of them wakes once all of them sleep. */
export class FleetClock implements Clock {
  #asleep: { readonly at: number; readonly wake: () => void }[] = [];

  constructor(
    private readonly lab: Pick<Lab, "now" | "advance">,
    /** How many drills are at work. */
    private awake: number,
  ) {}

  now(): number {
    return this.lab.now().getTime();
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((wake) => {
      this.#asleep.push({ at: this.now() + milliseconds, wake });
      this.rest();
    });
  }

  /** One drill fewer is at work. */
  rest(): void {
    this.awake -= 1;
    if (this.awake === 0 && this.#asleep.length > 0) void this.#moveOn();
  }

  async #moveOn(): Promise<void> {
    const next = Math.min(...this.#asleep.map(({ at }) => at));
    await this.lab.advance((next - this.now()) / 1000);
    const due = this.#asleep.filter(({ at }) => at <= next);
    this.#asleep = this.#asleep.filter(({ at }) => at > next);
    this.awake = due.length;
    for (const { wake } of due) wake();
  }
}
