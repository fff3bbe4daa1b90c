import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/** Writes a file so that a reader sees all of it or none; what was there keeps its permissions, and a link its target. */
export function writeWhole(file: string, text: string): void {
  const target = realpath(file);
  const partial = `${target}.${process.pid}.partial`;
  try {
    writeFileSync(partial, text, { mode: modeOf(target) });
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

function realpath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function modeOf(file: string): number {
  return (statSync(file, { throwIfNoEntry: false })?.mode ?? 0o666) & 0o777;
}
