import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";

/** What a process took, by its own account and in whole. */
export interface Weighed {
  readonly ms: number;
  /** All its threads, from the start of Node.js on. */
  readonly cpuMs: number;
  readonly peakMB: number;
  /** What it printed. */
  readonly out: string;
}

const USAGE = join(__dirname, "usage.js");

/** Runs a Node.js process from start to end; it must end well. */
export async function weighed(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Weighed> {
  const begin = performance.now();
  const stdio = ["ignore", "pipe", "pipe", "pipe"] as const;
  const child = spawn(process.execPath, ["-r", USAGE, ...args], { cwd, env, stdio: [...stdio] });
  const [out, errors, usage, [code]] = await Promise.all([
    ...([1, 2, 3] as const).map((stream) => text(child.stdio[stream] as Readable)),
    once(child, "exit"),
  ] as [Promise<string>, Promise<string>, Promise<string>, Promise<unknown[]>]);
  const ms = performance.now() - begin;
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${errors}`);
  return { ms, out, ...(JSON.parse(usage) as Pick<Weighed, "cpuMs" | "peakMB">) };
}
