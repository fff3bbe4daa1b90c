import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Client } from "pg";

const pollMilliseconds = 20;

/**
 * Settings of a server whose WAL is to be archived in a folder. A file is there whole or not at all, and stays when a server
 * that was killed before it noted so archives it again.
 */
export function archiving(folder: string): Readonly<Record<string, string>> {
  const file = shellWord(join(folder, "%f"));
  const part = shellWord(join(folder, "%f.part"));
  return {
    wal_level: "replica",
    archive_mode: "on",
    archive_command: `test -f ${file} || { cp "%p" ${part} && mv ${part} ${file}; }`,
  };
}

/** Settings of a server that recovers from an archive: to an instant, or without one as far as it goes. */
export function recovering(folder: string, to: Date | undefined): Readonly<Record<string, string>> {
  return {
    restore_command: `cp ${shellWord(join(folder, "%f"))} "%p"`,
    recovery_target_action: "promote",
    // The server reads this before it knows abbreviations of zones, Z among them.
    ...(to && { recovery_target_time: to.toISOString().replace("Z", "+00") }),
  };
}

/**
 * Archives all that is committed by now, in the folder of the server's archive.
 *
 * @returns the instant up to which the archive holds everything, by the server's clock
 */
export async function shipLog(client: Client, folder: string): Promise<Date> {
  const { rows } = await client.query<{ now: Date }>("SELECT date_trunc('milliseconds', clock_timestamp()) AS now");
  // Recovery to this instant needs a commit after it, to know that it has got there.
  await client.query("SELECT pg_sleep(0.002), pg_logical_emit_message(true, 'lab', 'shipped')");
  const switched = await client.query<{ file: string }>(`SELECT ${lastFile("pg_switch_wal()")} AS file`);
  await untilArchived(client, folder, (switched.rows[0] as { file: string }).file);
  return (rows[0] as { now: Date }).now;
}

/**
 * In SQL, the file of WAL that ends with what was written last before a position. Where a file begins, versions differ on
 * whether its own name or that of the one before is told; if somebody else has just switched, the one before is meant.
 */
export function lastFile(position: string): string {
  return `pg_walfile_name(${position} - 1)`;
}

/** Waits until a file of WAL is in the archive. */
export async function untilArchived(client: Client, folder: string, file: string): Promise<void> {
  while (!(await isArchived(client, join(folder, file)))) {
    await setTimeout(pollMilliseconds);
  }
}

/**
 * What was archived last says nothing of it: of a backup that spans files, the history bears the name of the first and is
 * archived after the last. The server is asked, so that whoever waits is told when it ends.
 */
async function isArchived(client: Client, file: string): Promise<boolean> {
  const { rows } = await client.query<{ done: boolean }>("SELECT (pg_stat_file($1, true)).size IS NOT NULL AS done", [
    file,
  ]);
  return rows[0]?.done ?? false;
}

function shellWord(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}
