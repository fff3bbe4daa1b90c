import type { Report } from "../continuity/report/report";
import { writeWhole } from "./write-file";

/** Writes a report so that a reader sees all of it or none. */
export function writeReport(file: string, report: Report): void {
  writeWhole(file, `${JSON.stringify(report, null, 2)}\n`);
}
