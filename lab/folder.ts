import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { FolderInUseError } from "./errors";

/** A lab's folder, which is its own as long as it runs. */
export interface LabFolder {
  readonly path: string;
  /** Gives it back; a temporary one is deleted. */
  readonly release: () => void;
}

/** @throws {FolderInUseError} while another lab runs there */
export function openFolder(given: string | undefined): LabFolder {
  if (given === undefined) {
    const path = mkdtempSync(join(tmpdir(), "lifeboat-lab-"));
    // Whom PostgreSQL runs as must get through to its own folder.
    chmodSync(path, 0o711);
    return { path, release: () => rmSync(path, { recursive: true, force: true }) };
  }
  const path = resolve(given);
  mkdirSync(path, { recursive: true });
  const lock = join(path, "lab.pid");
  takeLock(path, lock);
  return { path, release: () => rmSync(lock, { force: true }) };
}

function takeLock(folder: string, lock: string): void {
  try {
    writeFileSync(lock, `${process.pid}`, { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
      throw error;
    }
    const pid = Number(readFileSync(lock, "utf8"));
    if (isAlive(pid)) {
      throw new FolderInUseError(folder, pid);
    }
    writeFileSync(lock, `${process.pid}`);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
