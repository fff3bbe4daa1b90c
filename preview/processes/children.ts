import { type ChildProcess, spawn } from "node:child_process";
import { PLAIN_ERRORS } from "./plainErrors";

const SIGNALS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * The processes that previews have started and that still run. None may outlive this one: they are killed when it ends,
 * and when it is told to.
 */
const running = new Set<ChildProcess>();

/** Starts a Node.js script that dies with this process. */
export function startNode(
  directory: string,
  nodeArguments: readonly string[],
  scriptArguments: readonly string[],
  env: NodeJS.ProcessEnv,
): ChildProcess {
  const child = spawn(process.execPath, [...PLAIN_ERRORS, ...nodeArguments, ...scriptArguments], {
    cwd: directory,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (running.size === 0) {
    process.on("exit", killAll);
    for (const signal of SIGNALS) {
      process.on(signal, killAndLeave);
    }
  }
  running.add(child);
  child.once("exit", () => forget(child));
  child.once("error", () => forget(child));
  return child;
}

/** Kills one and resolves when it is gone. It holds nothing worth saving, so it is not asked. */
export async function kill(child: ChildProcess): Promise<void> {
  if (running.has(child)) {
    const gone = new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.once("error", () => resolve());
    });
    child.kill("SIGKILL");
    await gone;
  }
  // What it started itself may hold the other ends open.
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function forget(child: ChildProcess): void {
  running.delete(child);
  if (running.size === 0) {
    process.off("exit", killAll);
    for (const signal of SIGNALS) {
      process.off(signal, killAndLeave);
    }
  }
}

function killAll(): void {
  for (const child of running) {
    child.kill("SIGKILL");
  }
}

/** A listener takes the signal's default effect away; give it back unless someone else listens too. */
function killAndLeave(signal: NodeJS.Signals): void {
  killAll();
  process.off(signal, killAndLeave);
  if (process.listenerCount(signal) === 0) {
    process.kill(process.pid, signal);
  }
}
