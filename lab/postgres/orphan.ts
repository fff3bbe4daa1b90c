import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { answers } from "./server";

const pollMilliseconds = 20;

/** Ends the server that a lab which was killed has left running over a data directory. */
export async function endOrphan(folder: string): Promise<void> {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) {
    return;
  }
  const [pid, , , port] = readFileSync(file, "utf8").split("\n");
  const address = { host: "127.0.0.1", port: Number(port) };
  // The number may be another process's by now; what answers for this very folder is ours.
  if (!(await answers(address, folder))) {
    return;
  }
  process.kill(Number(pid), "SIGQUIT");
  while (existsSync(file) && (await answers(address, folder))) {
    await setTimeout(pollMilliseconds);
  }
}
