import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Client } from "pg";

const pollMilliseconds = 20;

/** Settings of a server whose WAL is to be archived in a folder. A file is there whole or not at all. */
export function archiving(folder: string): Readonly<Record<string, string>> {
  const file = shellWord(join(folder, "%f"));
  const part = shellWord(join(folder, "%f.part"));
  return {
    wal_level: "replica",
    archive_mode: "on",
    archive_command: `test ! -f ${file} && cp "%p" ${part} && mv ${part} ${file}`,
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
 * Archives all that is committed by now.
 *
 * @returns the instant up to which the archive holds everything, by the server's clock
 */
export async function shipLog(client: Client): Promise<Date> {
  const { rows } = await client.query<{ now: Date }>("SELECT date_trunc('milliseconds', clock_timestamp()) AS now");
  // Recovery to this instant needs a commit after it, to know that it has got there.
  await client.query("SELECT pg_sleep(0.002), pg_logical_emit_message(true, 'lab', 'shipped')");
  const switched = await client.query<{ file: string }>("SELECT pg_walfile_name(pg_switch_wal()) AS file");
  const file = (switched.rows[0] as { file: string }).file;
  await untilArchived(client, file);
  return (rows[0] as { now: Date }).now;
}

/** Waits until a file of WAL is in the archive. */
export async function untilArchived(client: Client, file: string): Promise<void> {
  while (!(await isArchived(client, file))) {
    await setTimeout(pollMilliseconds);
  }
}

async function isArchived(client: Client, file: string): Promise<boolean> {
  const { rows } = await client.query<{ done: boolean }>(
    // What comes after the timeline in a file's name grows with it; names of other kinds of files are longer.
    "SELECT coalesce(substr(last_archived_wal, 9, 16) >= substr($1, 9, 16), false) AS done FROM pg_stat_archiver",
    [file],
  );
  return rows[0]?.done ?? false;
}

function shellWord(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}
