import { statSync } from "node:fs";
import { Option } from "commander";
import { type TitledTimeline, writeTimelinesSvg } from "../continuity/report/timeline-svg";
import { writeWhole } from "../workspace/write-file";
import { UsageError } from "./usage-error";

/** The option of every command that draws timelines. */
export function svgOption(): Option {
  return new Option("--svg <file>", "also draw the timelines as a picture");
}

const NO_FILE = "it is there, and not a file";
const PROBLEM: Readonly<Record<string, string>> = {
  ENOENT: "its directory does not exist",
  ENOTDIR: "its directory is a file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left",
};

/**
 * Draws timelines into a file, all of it or nothing.
 *
 * @throws UsageError where it cannot be written
 */
export function writePicture(file: string, timelines: readonly TitledTimeline[]): void {
  try {
    // A device would be replaced by a file.
    if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) throw new UsageError(NO_FILE);
    writeWhole(file, writeTimelinesSvg(timelines));
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    const problem = error instanceof UsageError ? error.message : (PROBLEM[code] ?? code);
    throw new UsageError(`cannot write ${file}: ${problem}`, { cause: error });
  }
}
