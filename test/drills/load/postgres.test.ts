import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { Client } from "pg";
import { writeBytes } from "../../../drills/load/bytes";
import { PART_BYTES } from "../../../drills/load/parts";
import { PostgresLoader } from "../../../drills/load/postgres";
import type { Address } from "../../../drills/verify/verification";
import { give, unprivilegedAccount } from "../../../lab/postgres/account";
import { findBinaries } from "../../../lab/postgres/binaries";
import { initialise } from "../../../lab/postgres/initdb";
import { Server, superuser } from "../../../lab/postgres/server";

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), "lifeboat-load-"));
let server: Server;
let address: Address;

const ALWAYS = () => true;

/** A table with what one has beside its rows: a TOAST table, indexes of all kinds, maps; and what else is kept as a file. */
const AUDIT = `
  CREATE TABLE letters (id bigserial PRIMARY KEY, body text, words tsvector);
  ALTER TABLE letters ALTER body SET STORAGE EXTERNAL;
  INSERT INTO letters (body, words)
    SELECT repeat(md5(i::text), 40000), to_tsvector(md5(i::text)) FROM generate_series(1, 30) AS i;
  CREATE INDEX ON letters USING gin (words);
  CREATE INDEX ON letters USING brin (id);
  CREATE INDEX ON letters USING hash (id);
  CREATE UNLOGGED TABLE notes (note text PRIMARY KEY);
  CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM letters;
  CREATE TABLE parted (id int PRIMARY KEY) PARTITION BY RANGE (id);
  CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (10);
  INSERT INTO parted VALUES (1);
  VACUUM letters`;

beforeAll(async () => {
  const account = unprivilegedAccount();
  give(folder, account);
  const [installation, data] = [{ binaries: findBinaries(), account }, join(folder, "data")];
  await initialise(installation, data);
  // Whatever that vacuums may grow between two looks.
  server = await Server.start(installation, data, { autovacuum: "off" });
  address = { engine: "postgres", ...server.address, user: superuser, database: "postgres" };
  await ask("postgres", "CREATE DATABASE audit");
  await ask("postgres", "CREATE ROLE auditor LOGIN");
  for (const sql of AUDIT.split(";")) await ask("audit", sql);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function ask<Row>(database: string, sql: string): Promise<readonly Row[]> {
  const client = new Client({ ...server.address, user: superuser, database });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** By the server's own sums, which count indexes, TOAST tables and maps with their tables. */
async function sizeOf(
  database: string,
  shared: boolean,
): Promise<{ readonly relations: number; readonly bytes: number }> {
  const [sizes] = await ask<{ relations: number; bytes: number }>(
    database,
    `SELECT count(*) FILTER (WHERE relkind IN ('r', 't', 'i', 'm', 'S') AND pg_relation_size(oid) > 0)::int AS relations,
      (sum(pg_total_relation_size(oid)) FILTER (WHERE relkind IN ('r', 'm', 'S')))::float8 AS bytes
    FROM pg_class WHERE NOT relisshared OR ${shared}`,
  );
  return sizes ?? { relations: 0, bytes: 0 };
}

/** Those that let anybody in; only the first reads what all have in common. */
const sizes = async () => [
  await sizeOf("audit", true),
  await sizeOf("postgres", false),
  await sizeOf("template1", false),
];

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

test("somebody who may create nothing reads nothing, and is told so", async () => {
  expect(await new PostgresLoader({ PGUSER: "auditor" }).readAll(address, ALWAYS)).toEqual({
    relations: 0,
    bytes: 0,
    unread: ["audit", "postgres", "template1"].map(
      (name) => `database ${name}: pg_prewarm cannot be created (SQLSTATE 42501); set PGUSER to who may`,
    ),
  });
});

test("every block of every relation of every database is read, and read again if asked again", async () => {
  const loader = new PostgresLoader({});
  const first = await loader.readAll(address, ALWAYS);
  const all = await sizes();
  const whole = {
    relations: total(all.map((one) => one.relations)),
    bytes: total(all.map((one) => one.bytes)),
    unread: [],
  };
  expect(first).toEqual(whole);
  expect(await loader.readAll(address, ALWAYS)).toEqual(whole);
  // More than one statement reads the letters.
  expect(all[0]?.bytes).toBeGreaterThan(3 * PART_BYTES);
});

test("who has no right to some of it is told what, and which right gives it", async () => {
  const loader = new PostgresLoader({ PGUSER: "auditor" });
  const { relations, unread } = await loader.readAll(address, ALWAYS);
  const name = "[a-z_]+\\.\\w+";
  const rights = new RegExp(`no right to read ${name}, ${name}, ${name} and \\d+ more: GRANT pg_read_all_data$`);
  expect(unread).toEqual(Array(3).fill(expect.stringMatching(rights)));
  expect(relations).toBeGreaterThan(0);
  await ask("postgres", "GRANT pg_read_all_data TO auditor");
  expect(await loader.readAll(address, ALWAYS)).toEqual(await new PostgresLoader({}).readAll(address, ALWAYS));
  await ask("postgres", "REVOKE CONNECT ON DATABASE audit FROM PUBLIC");
  expect((await loader.readAll(address, ALWAYS)).unread).toEqual([
    "database audit: it lets nobody in as that user (42501)",
  ]);
});

test("what is left when time is up is told", async () => {
  const loader = new PostgresLoader({});
  const all = await sizes();
  const left = (bytes: readonly number[]) =>
    ["audit", "postgres", "template1"].map(
      (name, i) => `database ${name}: ${writeBytes(bytes[i] ?? 0)} were left when time was up`,
    );
  const bytes = all.map((one) => one.bytes);
  expect(await loader.readAll(address, () => false)).toEqual({ relations: 0, bytes: 0, unread: left(bytes) });
  let asked = 0;
  const some = await loader.readAll(address, () => {
    asked += 1;
    return asked <= 100;
  });
  expect(some.relations).toBeGreaterThan(40);
  expect(some.unread).toEqual(left([(bytes[0] ?? 0) - some.bytes, ...bytes.slice(1)]));
});

test("a database that cannot read, or is gone, is no matter of rights", async () => {
  const loader = new PostgresLoader({});
  await expect(loader.readAll({ ...address, port: 1 }, ALWAYS)).rejects.toMatchObject({
    name: "ProbeError",
    message: "the restored database at 127.0.0.1:1 refuses to be asked (ECONNREFUSED)",
  });
  const reader = "pg_prewarm(regclass, text, text, int8, int8)";
  await ask("postgres", `ALTER EXTENSION pg_prewarm DROP FUNCTION ${reader}; DROP FUNCTION ${reader}`);
  await expect(loader.readAll(address, ALWAYS)).rejects.toMatchObject({
    name: "ProbeError",
    message: `the restored database at 127.0.0.1:${address.port} refuses to be asked (42883)`,
  });
});
