import { renameSync, rmSync, writeFileSync } from "node:fs";
import type { Report } from "../continuity/report/report";

/** Writes a report so that a reader sees all of it or none. */
export function writeReport(file: string, report: Report): void {
  const partial = `${file}.${process.pid}.partial`;
  try {
    writeFileSync(partial, `${JSON.stringify(report, null, 2)}\n`);
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
