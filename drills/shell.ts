import { spawn } from "node:child_process";
import type { Shell } from "./steps/context";

/** Where a shell says that it was ended by a signal. */
const KILLED = 128;

/** The user's own shell; what a command prints is for whoever watches, on stderr. */
export const systemShell: Shell = {
  run: (command, env) =>
    new Promise((settle, fail) => {
      const child = spawn(command, { shell: true, stdio: ["ignore", 2, 2], env: { ...process.env, ...env } });
      child.once("error", fail);
      child.once("close", (code) => settle(code ?? KILLED));
    }),
};
