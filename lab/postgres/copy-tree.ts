import { constants, lstatSync } from "node:fs";
import { copyFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Account, give } from "./account";

/** What a base backup leaves out of a data directory: the server makes it anew. */
const leftOut = new Set(["postmaster.pid", "postmaster.opts", "current_logfiles"]);
/** Folders that are kept, but empty. https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP-DATA */
const emptied = new Set([
  "pg_wal",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
]);

/**
 * Copies the data directory of a running server. Files that change under the copy are whole again after recovery; those
 * that go meanwhile are not needed.
 *
 * @returns how many bytes were copied
 */
export async function copyRunning(from: string, to: string, account: Account | undefined): Promise<number> {
  return await copyFolder(from, to, account, {
    file: (name) => !leftOut.has(name) && !name.startsWith("pgsql_tmp"),
    inside: (name) => !emptied.has(name),
  });
}

/** Copies a folder that nobody writes to. */
export async function copyQuiet(from: string, to: string, account: Account | undefined): Promise<number> {
  return await copyFolder(from, to, account, { file: () => true, inside: () => true });
}

interface Choice {
  readonly file: (name: string) => boolean;
  readonly inside: (folder: string) => boolean;
}

/** Of a folder that is to be there, but empty. */
const nothing: Choice = { file: () => false, inside: () => false };

async function copyFolder(from: string, to: string, account: Account | undefined, choice: Choice): Promise<number> {
  await mkdir(to, { mode: 0o700 });
  give(to, account);
  const entries = await readdir(from, { withFileTypes: true });
  const copied = await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      if (entry.isDirectory()) {
        return await copyFolder(source, target, account, choice.inside(entry.name) ? choice : nothing);
      }
      return choice.file(entry.name) ? await copyOne(source, target, account) : 0;
    }),
  );
  return copied.reduce((sum, bytes) => sum + bytes, 0);
}

async function copyOne(source: string, target: string, account: Account | undefined): Promise<number> {
  try {
    await copyFile(source, target, constants.COPYFILE_FICLONE);
    give(target, account);
    return lstatSync(target).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return 0;
    }
    throw error;
  }
}
