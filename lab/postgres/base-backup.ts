import { copyFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Client } from "pg";
import type { BaseBackup } from "../database-engine";
import { type Account, give } from "./account";
import { lastFile, untilArchived } from "./archive";
import { copyRunning } from "./copy-tree";

/** Where a backup is taken from and goes to. */
export interface BackupFolders {
  readonly data: string;
  readonly archive: string;
  readonly backup: string;
}

/**
 * Takes a base backup by PostgreSQL's own protocol for that (`pg_backup_start`, copy, `pg_backup_stop`), with the WAL that
 * it needs to be consistent: a server started on it recovers to the instant at which the backup ended.
 *
 * It does without `pg_basebackup`, which the npm package of PostgreSQL has not got.
 */
export async function takeBaseBackup(
  client: Client,
  folders: BackupFolders,
  account: Account | undefined,
): Promise<BaseBackup> {
  const first = await fileOf(client, "pg_backup_start('lab', fast => true)");
  const bytes = await copyRunning(folders.data, folders.backup, account);
  // Asked before the end is written: what is committed by then is in the backup, what comes later may not be.
  const { rows } = await client.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  const stopped = await client.query<{ file: string; labelfile: string }>(
    `SELECT ${lastFile("lsn")} AS file, labelfile FROM pg_backup_stop(wait_for_archive => false)`,
  );
  const { file: last, labelfile } = stopped.rows[0] as { file: string; labelfile: string };
  // The server's own waiting for this looks but once a second.
  await untilArchived(client, folders.archive, last);
  const label = join(folders.backup, "backup_label");
  await writeFile(label, labelfile);
  give(label, account);
  await keepWal(folders, first, last, account);
  return { bytes, dataTime: (rows[0] as { now: Date }).now };
}

async function fileOf(client: Client, position: string): Promise<string> {
  const { rows } = await client.query<{ file: string }>(`SELECT pg_walfile_name(${position}) AS file`);
  return (rows[0] as { file: string }).file;
}

async function keepWal(
  { archive, backup }: BackupFolders,
  first: string,
  last: string,
  account: Account | undefined,
): Promise<void> {
  const files = (await readdir(archive)).filter((name) => /^[0-9A-F]{24}$/.test(name) && first <= name && name <= last);
  for (const file of files) {
    const target = join(backup, "pg_wal", file);
    await copyFile(join(archive, file), target);
    give(target, account);
  }
}
