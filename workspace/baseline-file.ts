import { readFileSync } from "node:fs";
import { BASELINE_VERSION, type Baseline } from "../continuity/report/baseline/baseline";
import { SettingsError } from "./errors";
import { lineOfJsonError } from "./evidence/json-error";
import { problemsOf } from "./validate";

/** The text of a baseline file: a line a finding at least, so that version control shows what goes. */
export function baselineText(baseline: Baseline): string {
  return `${JSON.stringify(baseline, null, 2)}\n`;
}

/**
 * Reads a baseline file.
 *
 * @throws SettingsError where it cannot be read, is no baseline, or has a form that this version does not know
 */
export function readBaseline(file: string): Baseline {
  const value = parse(file);
  const version = (value as { readonly schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === "number" && version !== BASELINE_VERSION) {
    throw new SettingsError(file, [`has schema version ${version}, and this Lifeboat reads ${BASELINE_VERSION}`]);
  }
  const [problem] = problemsOf("baseline", value);
  if (problem !== undefined) {
    throw new SettingsError(file, [`is no baseline: ${problem}; lifeboat check --write-baseline writes one`]);
  }
  return value as Baseline;
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const problem = missing ? "does not exist; lifeboat check --write-baseline writes one" : "cannot be read";
    throw new SettingsError(file, [problem], { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SettingsError(file, [`line ${lineOfJsonError(text) ?? 1} is not JSON`], { cause: error });
  }
}
