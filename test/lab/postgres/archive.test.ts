import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Client } from "pg";
import { give, unprivilegedAccount } from "../../../lab/postgres/account";
import { archiving, lastFile, shipLog, untilArchived } from "../../../lab/postgres/archive";
import { findBinaries } from "../../../lab/postgres/binaries";
import { initialise } from "../../../lab/postgres/initdb";
import { Server } from "../../../lab/postgres/server";
import { eventually } from "./database";

const folder = mkdtempSync(join(tmpdir(), "lab-archive-"));
chmodSync(folder, 0o711);
const account = unprivilegedAccount();
const embedded = findBinaries("", { system: join(folder, "none") });
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([
  ["the newest PostgreSQL that is found", findBinaries()],
  ["that of the npm package", embedded],
])("with %s", (_name, binaries) => {
  let archive: string;
  let data: string;
  let server: Server;
  let client: Client;

  beforeEach(async () => {
    const root = mkdtempSync(join(folder, "server-"));
    give(root, account);
    [archive, data] = [join(root, "archive"), join(root, "data")];
    mkdirSync(archive);
    give(archive, account);
    await initialise({ binaries, account }, data);
    server = await Server.start({ binaries, account }, data, archiving(archive));
    client = await server.connect();
  });
  afterEach(async () => {
    await client.end();
    await server.stop();
  });

  const told = async (sql: string): Promise<string> => (await client.query(`SELECT ${sql} AS told`)).rows[0].told;

  /** A backup that spans files, once it is in the archive with its history, which is named by the first of the files. */
  async function backUp() {
    const first = await told("pg_walfile_name(pg_backup_start('spans files', fast => true))");
    await shipLog(client, archive);
    const last = await told(lastFile("(SELECT lsn FROM pg_backup_stop(wait_for_archive => false))"));
    const files = await eventually(async () => {
      const names = readdirSync(archive);
      const whole = names.includes(last) && names.some((name) => name.startsWith(first) && name.endsWith(".backup"));
      return whole ? names : undefined;
    });
    return { last, files, latest: await told("(SELECT last_archived_wal FROM pg_stat_archiver)") };
  }

  test("a file that is in the archive is found there, whatever was archived after it", async () => {
    // The server does not always take the history last.
    const { last, files } = await eventually(async () => {
      const backup = await backUp();
      return backup.latest < backup.last ? backup : undefined;
    });
    await untilArchived(client, archive, last);
    expect(files).toContain(last);
  });

  test("a server that was killed before it noted that a file is archived goes on after it", async () => {
    await shipLog(client, archive);
    const [file = ""] = readdirSync(archive).sort();
    const noted = join(data, "pg_wal", "archive_status", file);
    await eventually(async () => existsSync(`${noted}.done`) || undefined);
    renameSync(`${noted}.done`, `${noted}.ready`);
    await shipLog(client, archive);
    expect(existsSync(`${noted}.done`)).toBe(true);
  });

  test("all is archived where somebody else has just begun a new file", async () => {
    await shipLog(client, archive);
    const last = await told(lastFile("pg_switch_wal()"));
    await untilArchived(client, archive, last);
    expect(readdirSync(archive).sort().at(-1)).toBe(last);
  });
});
