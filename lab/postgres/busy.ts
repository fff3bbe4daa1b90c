/** What is being done, by what it is done to, so that nothing is deleted under it. */
export class Busy {
  readonly #running = new Map<string, Set<Promise<unknown>>>();

  async do<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const running = this.#running.get(name) ?? new Set();
    this.#running.set(name, running);
    const one = work();
    running.add(one);
    try {
      return await one;
    } finally {
      running.delete(one);
    }
  }

  /** Waits for all that is being done to `name`, however it ends. */
  async settle(name: string): Promise<void> {
    await Promise.allSettled([...(this.#running.get(name) ?? [])]);
  }

  async settleAll(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((name) => this.settle(name)));
  }
}
