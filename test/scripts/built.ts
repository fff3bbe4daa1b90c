import { spawn } from "node:child_process";
import { join } from "node:path";

const COMMAND = join(__dirname, "..", "..", "dist", "scripts", "lifeboat.js");

/** How a command ended, with its directory told as ".". */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a user would. */
export function lifeboat(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const inherited = Object.entries(process.env).filter(([key]) => !/^(AWS|LIFEBOAT|PULUMI)_|COLOR/.test(key));
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd,
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const text = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text.out += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    text.err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      const plain = (written: string) => written.replaceAll(cwd, ".").trimEnd();
      resolve({ code, out: plain(text.out), err: plain(text.err) });
    });
  });
}
