import { run } from "../harness/process";
import { EngineInstallError } from "./error";

/** The oldest Go that builds the engine: what its go.mod asks for. */
const oldest = [1, 25, 11] as const;

/** @throws EngineInstallError when Go is missing or too old. */
export async function requireGo(cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const needed = `the Pulumi engine is built from source with Go ${oldest.join(".")} or newer (https://go.dev/dl)`;
  const { stdout } = await run("go", ["version"], { cwd, env }).catch((cause: unknown) => {
    throw new EngineInstallError(`go was not found: ${needed}`, { cause });
  });
  const version = goVersion(stdout);
  if (version === undefined || isOlder(version)) {
    throw new EngineInstallError(`${stdout.trim() || "this go"} is too old: ${needed}`);
  }
}

/** `[1, 26, 8]` of `go version go1.26.8 linux/amd64`. */
export function goVersion(text: string): number[] | undefined {
  const match = /\bgo(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  return match?.slice(1).map((part) => Number(part ?? 0));
}

function isOlder(version: readonly number[]): boolean {
  const place = oldest.findIndex((part, index) => part !== version[index]);
  return place >= 0 && (version[place] ?? 0) < (oldest[place] ?? 0);
}
