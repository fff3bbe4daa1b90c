import { run } from "../../engine/harness/process";
import { browserPath } from "../location";

/** Why there is no browser, and the way out, for people. */
export class BrowserInstallError extends Error {
  override readonly name = "BrowserInstallError";
}

/** What stands in for the machine in tests. */
export interface Machine {
  readonly env: NodeJS.ProcessEnv;
  readonly isRoot: boolean;
}

const BY_HAND =
  "install Chromium or Chrome yourself (Debian, Ubuntu: sudo apt-get install chromium; macOS: brew install --cask chromium), or name one with LIFEBOAT_BROWSER";

/**
 * Finds a Chromium, or installs that of the distribution where root may.
 *
 * @returns where it is
 * @throws BrowserInstallError with the way out
 */
export async function installBrowser({ env, isRoot }: Machine, say: (line: string) => void): Promise<string> {
  const there = browserPath(env);
  if (there !== undefined) {
    say(`Chromium is there: ${there}`);
    return there;
  }
  if (!isRoot) throw new BrowserInstallError(`only root can install a browser: ${BY_HAND}`);
  say("Installing Chromium from the distribution's packages; this takes a minute, once.");
  for (const args of [["update"], ["install", "--yes", "--no-install-recommends", "chromium"]]) {
    const ended = await run("apt-get", args, { cwd: "/", env: { ...env, DEBIAN_FRONTEND: "noninteractive" } }).catch(
      (cause: unknown) => {
        throw new BrowserInstallError(`there is no apt-get: ${BY_HAND}`, { cause });
      },
    );
    if (ended.exitCode !== 0) {
      const [last] = (ended.stdout + ended.stderr).trim().split("\n").slice(-1);
      throw new BrowserInstallError(`apt-get ${args[0]} failed (${last}); ${BY_HAND}`);
    }
  }
  const installed = browserPath(env);
  if (installed === undefined) throw new BrowserInstallError(`apt-get left no browser in PATH; ${BY_HAND}`);
  say(`Chromium is installed: ${installed}`);
  return installed;
}
