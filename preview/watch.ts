/**
 * Notices when nothing happens any more. Every request, answer and line of output is a sign of life; what is under way
 * when they stop is what hangs.
 */
export class Watch {
  private readonly underWay = new Set<string>();
  private last = "start";
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    readonly seconds: number,
    private readonly hung: (waitingFor: string) => void,
  ) {
    this.alive();
  }

  /** A sign of life; `done` says what was done. */
  alive(done?: string): void {
    this.last = done ?? this.last;
    clearTimeout(this.timer);
    if (this.stopped) {
      return;
    }
    this.timer = setTimeout(() => this.hung(this.describe()), this.seconds * 1000);
  }

  /** Runs something that others wait for. */
  async during<T>(what: string, work: () => Promise<T>): Promise<T> {
    this.alive();
    this.underWay.add(what);
    try {
      return await work();
    } finally {
      this.underWay.delete(what);
      this.alive(what);
    }
  }

  /** Watches no longer, whatever still happens. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private describe(): string {
    const [first, ...others] = this.underWay;
    if (first !== undefined) {
      return `waiting to ${first}${others.length === 0 ? "" : ` (and ${others.length} more)`}.`;
    }
    return (
      `the program does not end (the last it did: ${this.last}). ` +
      "A timer, an open connection or a promise that never settles keeps it alive."
    );
  }
}
