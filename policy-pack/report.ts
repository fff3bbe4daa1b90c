import { rmSync } from "node:fs";
import { resolve } from "node:path";
import type { Report } from "../continuity/report/report";
import type { Finding } from "../continuity/rules/finding";
import { reportNotWritten } from "../continuity/rules/own-findings";
import { writeReport } from "../workspace/report-file";

/** Where `LIFEBOAT_REPORT` asks for the report: from the directory of the command, which is not where a pack runs. */
export function reportFile(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const stated = environment.LIFEBOAT_REPORT;
  return stated ? resolve(environment.PWD ?? ".", stated) : undefined;
}

/** Whether `LIFEBOAT_FIX_PLAN` asks for the part of the report that says how services would keep their objectives. */
export function asksForFixPlan(environment: Readonly<Record<string, string | undefined>>): boolean {
  return environment.LIFEBOAT_FIX_PLAN === "1";
}

/** Writes the report; where that fails, the finding that says so. */
export function tryToWrite(file: string, report: Report): Finding | undefined {
  try {
    writeReport(file, report);
    return undefined;
  } catch (error) {
    return reportNotWritten(file, (error as NodeJS.ErrnoException).code ?? "unknown error");
  }
}

/** Takes away a report of an earlier run, which would pass for one of this. */
export function removeReport(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What cannot be removed could not have been written either; the finding on the fault says enough.
  }
}
