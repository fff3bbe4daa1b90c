import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

/** What one process took, with all that it started. */
export interface Taken {
  readonly ms: number;
  /** The most memory that the largest of its processes held. */
  readonly peakMB: number;
}

/** How often memory is looked at. The kernel keeps the peak, so only what grows in a process's last moment escapes. */
const LOOK_MS = 50;

/** Runs a Node.js process from start to end; it must end well. */
export function timed(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Taken> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
    let peakMB = Number.NaN;
    const looking = setInterval(() => {
      peakMB = Math.max(Number.isNaN(peakMB) ? 0 : peakMB, ...processesOf(child.pid).map(peakOf));
    }, LOOK_MS);
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      errors += chunk;
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      const ms = performance.now() - begin;
      clearInterval(looking);
      if (code === 0) resolve({ ms, peakMB });
      else reject(new Error(`${args[0]} ended with ${code}: ${errors}`));
    });
  });
}

/** The SDK's runner of a program, as arguments of Node.js, against the engine at an address. */
export function runner(
  address: string,
  {
    project,
    stack,
    root,
    directory,
    entry,
  }: Readonly<Record<"project" | "stack" | "root" | "directory" | "entry", string>>,
): string[] {
  const flags = {
    monitor: address,
    engine: address,
    organization: "organization",
    project,
    stack,
    "root-directory": root,
    pwd: directory,
    parallel: "16",
  };
  return [
    require.resolve("@pulumi/pulumi/cmd/run"),
    ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]),
    "--dry-run",
    entry,
  ];
}

/** The peak resident memory of a process as the kernel keeps it, in MB; 0 when it is gone or there is no /proc. */
export function peakOf(pid: number | undefined): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

/** A process and all that it started. */
function processesOf(pid: ChildProcess["pid"]): number[] {
  if (pid === undefined) return [];
  const children = read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
  return [pid, ...children.flatMap(processesOf)];
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
