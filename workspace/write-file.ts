import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/** A file and what it shall hold. */
export interface Output {
  readonly file: string;
  readonly text: string;
}

/** Writes a file so that a reader sees all of it or none; what was there keeps its permissions, and a link its target. */
export function writeWhole(file: string, text: string): void {
  writeAllWhole([{ file, text }]);
}

/** The same for several files: where one cannot be written, none of them changes. */
export function writeAllWhole(outputs: readonly Output[]): void {
  const written = outputs.map(({ file, text }) => {
    const target = realpath(file);
    return { target, partial: `${target}.${process.pid}.partial`, text };
  });
  try {
    for (const { target, partial, text } of written) writeFileSync(partial, text, { mode: modeOf(target) });
    for (const { target, partial } of written) renameSync(partial, target);
  } catch (error) {
    for (const { partial } of written) rmSync(partial, { force: true });
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
