import { readFileSync, statSync } from "node:fs";
import { type Report, SCHEMA_VERSION } from "../continuity/report/report";
import { SettingsError } from "./errors";
import { lineOfJsonError } from "./evidence/json-error";
import { problemsOf } from "./validate";
import { writeWhole } from "./write-file";

/** The report of ten thousand resources takes a tenth of it. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Clocks differ; more than so many seconds ahead, one of them is wrong. */
const MOST_AHEAD = 86_400;

/** Writes a report so that a reader sees all of it or none. */
export function writeReport(file: string, report: Report): void {
  writeWhole(file, `${JSON.stringify(report, null, 2)}\n`);
}

/**
 * Reads a report that was saved, by this version of Lifeboat or another.
 *
 * @param now seconds since 1970
 * @throws SettingsError where it cannot be read, is no report, has a form that this version does not know, or was made later
 * than now
 */
export function readReport(file: string, now: number): Report {
  const value = parse(file);
  const version = (value as { readonly schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === "number" && version !== SCHEMA_VERSION) {
    throw new SettingsError(file, [`has schema version ${version}, and this Lifeboat reads ${SCHEMA_VERSION}`]);
  }
  const problems = problemsOf("report", value);
  if (problems.length > 0) throw new SettingsError(file, [`is no report of Lifeboat: ${problems[0]}`]);
  const report = value as Report;
  if (!(Date.parse(report.asOf) / 1000 <= now + MOST_AHEAD)) {
    throw new SettingsError(file, [`is dated ${report.asOf}, which is still to come; look at the clock that made it`]);
  }
  return report;
}

function parse(file: string): unknown {
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
    if (found.size > MOST_BYTES) throw new SettingsError(file, ["is longer than 256 MiB, which no report is"]);
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new SettingsError(file, [PROBLEM[code] ?? `cannot be read: ${code}`], { cause: error });
  }
}
