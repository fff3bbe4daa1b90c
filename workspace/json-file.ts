import { readFileSync, statSync } from "node:fs";
import { SettingsError } from "./errors";
import { lineOfJsonError } from "./evidence/json-error";

/** Reports and states of ten thousand resources take a tenth of it. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * What a file of JSON holds.
 *
 * @throws SettingsError where it cannot be read, or is no JSON
 */
export function readJsonFile(file: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SettingsError(file, [`line ${lineOfJsonError(text) ?? 1} is not JSON`], { cause: error });
  }
}

const PROBLEM: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  ENOTDIR: "does not exist",
  EACCES: "cannot be read: permission denied",
};

function readText(file: string): string {
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new SettingsError(file, ["is not a file"]);
    if (found.size > MOST_BYTES) throw new SettingsError(file, ["is longer than 256 MiB"]);
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new SettingsError(file, [PROBLEM[code] ?? `cannot be read: ${code}`], { cause: error });
  }
}
