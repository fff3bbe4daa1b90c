import { randomUUID } from "node:crypto";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { engineLocation, engineVersion } from "../harness/location";
import { run } from "../harness/process";
import { buildEngine } from "./build";
import { EngineInstallError } from "./error";

/**
 * Builds the Pulumi engine into the user's Pulumi home, unless it is there. The file appears whole or not at all, so that
 * two runs at once do no harm: both build, and the later replaces the earlier.
 *
 * @returns where it is
 * @throws EngineInstallError with the way out
 */
export async function installEngine(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<string> {
  const path = engineLocation(env);
  const directory = dirname(path);
  await mkdir(directory, { recursive: true });
  if (await answers(path, directory, env)) {
    say(`Pulumi v${engineVersion} is there: ${path}`);
    return path;
  }
  say(`Building Pulumi v${engineVersion} from its Go module; this takes some minutes, once.`);
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await buildEngine(unfinished, env);
    if (!(await answers(unfinished, directory, env))) {
      throw new EngineInstallError(`what was built does not answer v${engineVersion} to "pulumi version"`);
    }
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
  say(`Pulumi v${engineVersion} is installed: ${path}`);
  return path;
}

async function answers(path: string, cwd: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const ended = await run(path, ["version"], { cwd, env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" } }).catch(
    () => undefined,
  );
  return ended?.stdout.trim() === `v${engineVersion}`;
}
