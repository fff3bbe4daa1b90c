import { cpus, loadavg, totalmem, type } from "node:os";

/** What the figures were taken on. */
export interface Machine {
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
  readonly kernel: string;
  /** How many processes wanted to run in the minute before. */
  readonly load: number;
  /** A day, UTC. */
  readonly date: string;
}

export function thisMachine(now: Date): Machine {
  return {
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    kernel: type(),
    load: loadavg()[0] ?? Number.NaN,
    date: now.toISOString().slice(0, 10),
  };
}
