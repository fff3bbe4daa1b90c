import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The engine that the tests are written for, and that `npm run engine:install` builds. */
export const engineVersion = "3.259.0";

/** Where the engine belongs: in the user's Pulumi home, where the `pulumi` npm package looks for it too. */
export function engineLocation(env: NodeJS.ProcessEnv = process.env): string {
  const home = env.PULUMI_HOME || join(homedir(), ".pulumi");
  return join(home, "versions", engineVersion, "bin", "pulumi");
}

/** The installed engine, `undefined` when there is none. */
export function enginePath(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const path = engineLocation(env);
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}
