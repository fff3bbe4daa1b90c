import { accessSync, constants, statSync } from "node:fs";
import { dirname } from "node:path";
import { type Output, writeAllWhole } from "../workspace/write-file";
import { UsageError } from "./usage-error";

const NO_FILE = "it is there, and not a file";
const PROBLEM: Readonly<Record<string, string>> = {
  ENOENT: "its directory does not exist",
  ENOTDIR: "its directory is a file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left",
  EEXIST: "it is there, and not a folder",
};

/**
 * Writes files that a user named, all of them or none.
 *
 * @throws UsageError where one cannot be written
 */
export function writeOutputs(outputs: readonly Output[]): void {
  const files = outputs.map(({ file }) => file);
  checkOutputs(files);
  try {
    writeAllWhole(outputs);
  } catch (error) {
    throw cannotWrite(files.join(", "), error);
  }
}

/**
 * Tells, before there is anything to write, what stands against it.
 *
 * @throws UsageError where a file cannot be written
 */
export function checkOutputs(files: readonly string[]): void {
  for (const file of files) {
    try {
      // A device would be replaced by a file.
      if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) throw new UsageError(NO_FILE);
      accessSync(dirname(file), constants.W_OK);
    } catch (error) {
      throw cannotWrite(file, error);
    }
  }
}

/** Why something cannot be written, in words. */
export function cannotWrite(file: string, error: unknown): UsageError {
  const { code = "unknown error" } = error as NodeJS.ErrnoException;
  const problem = error instanceof UsageError ? error.message : (PROBLEM[code] ?? code);
  return new UsageError(`cannot write ${file}: ${problem}`, { cause: error });
}
