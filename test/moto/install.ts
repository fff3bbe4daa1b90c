import { randomUUID } from "node:crypto";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { run } from "../engine/harness/process";
import { motoLocation, motoVersion, pythonOf, requirements } from "./location";

/** Why moto could not be installed, and the way out, for people. */
export class MotoInstallError extends Error {
  override readonly name = "MotoInstallError";
}

const TOLD_LINES = 5;

/**
 * Installs moto into the user's cache, unless it is there. The environment appears whole or not at all, so that two runs at once
 * do no harm.
 *
 * @returns where it is
 * @throws MotoInstallError with the way out
 */
export async function installMoto(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<string> {
  const path = motoLocation(env);
  if (await answers(path, env)) {
    say(`moto ${motoVersion} is there: ${path}`);
    return path;
  }
  say(`Installing moto ${motoVersion} from PyPI.`);
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await step("python3", ["-m", "venv", unfinished], "is Python 3.10 or newer there, with its module venv?", env);
    const pip = ["-m", "pip", "install", "--quiet", ...requirements];
    await step(pythonOf(unfinished), pip, "is PyPI reachable (pip config list)?", env);
    if (!(await answers(unfinished, env))) throw new MotoInstallError(`what was installed is not moto ${motoVersion}`);
    await rm(path, { recursive: true, force: true });
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  say(`moto ${motoVersion} is installed: ${path}`);
  return path;
}

const ASK = "import flask, flask_cors, moto, moto.server; print(moto.__version__)";

async function answers(environment: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const ended = await run(pythonOf(environment), ["-c", ASK], { cwd: "/", env }).catch(() => undefined);
  return ended?.stdout.trim() === motoVersion;
}

async function step(command: string, args: readonly string[], hint: string, env: NodeJS.ProcessEnv): Promise<void> {
  const ended = await run(command, args, { cwd: "/", env }).catch((error: Error) => {
    throw new MotoInstallError(`${command} cannot be run; ${hint}`, { cause: error });
  });
  if (ended.exitCode === 0) return;
  const lines = `${ended.stdout}${ended.stderr}`.trimEnd().split("\n").slice(-TOLD_LINES);
  throw new MotoInstallError([`${args.slice(0, 3).join(" ")} failed; ${hint}`, ...lines].join("\n  "));
}
