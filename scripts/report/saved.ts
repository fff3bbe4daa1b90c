import type { Report } from "../../continuity/report/report";
import { SettingsError } from "../../workspace/errors";
import { readReport } from "../../workspace/report-file";
import { UsageError } from "../usage-error";

/**
 * Reads a saved report.
 *
 * @throws UsageError that says what is wrong with it
 */
export function readSaved(file: string): Report {
  try {
    return readReport(file, Math.floor(Date.now() / 1000));
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
