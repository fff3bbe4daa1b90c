import { type Report, SCHEMA_VERSION } from "../continuity/report/report";
import { SettingsError } from "./errors";
import { readJsonFile } from "./json-file";
import { problemsOf } from "./validate";
import { writeWhole } from "./write-file";

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
  const value = readJsonFile(file);
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
