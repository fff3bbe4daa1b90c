import type { Client } from "pg";
import { isStatementError } from "../verify/connection";
import { type Fork, type Part, partsOf } from "./parts";

/** A database that has no pg_prewarm, and gets none. */
export class NoPrewarmError extends Error {
  override readonly name = "NoPrewarmError";
}

/** How a database is read, and what there is to read. */
export interface Prewarm {
  /** The function that reads, with its schema. */
  readonly prewarm: string;
  readonly bytes: number;
  readonly parts: Iterable<Part>;
}

/**
 * Makes sure of pg_prewarm, and lists what there is to read. The copy is the drill's alone, and goes with what is created in it.
 */
export async function prewarmIn(client: Client, shared: boolean): Promise<Prewarm> {
  await create(client);
  const server = await client.query(`
    SELECT format('%I.pg_prewarm', n.nspname) AS prewarm, current_setting('block_size')::int AS block
    FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
    WHERE e.extname = 'pg_prewarm'`);
  const [{ prewarm, block }] = server.rows as [{ prewarm: string; block: number }];
  const found = await client.query(
    `SELECT c.oid::text AS oid, format('%I.%I', n.nspname, c.relname) AS name, f.fork,
      pg_relation_size(c.oid, f.fork)::float8 AS bytes
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    CROSS JOIN unnest(ARRAY['main', 'fsm', 'vm', 'init']) AS f (fork)
    WHERE c.relkind IN ('r', 't', 'i', 'm', 'S') AND c.relpersistence <> 't' AND (NOT c.relisshared OR $1)
      AND pg_relation_size(c.oid, f.fork) > 0
    ORDER BY c.oid, f.fork`,
    [shared],
  );
  const forks = found.rows as Fork[];
  const bytes = forks.reduce((total, fork) => total + fork.bytes, 0);
  return { prewarm, bytes, parts: partsOf(forks, block) };
}

async function create(client: Client): Promise<void> {
  try {
    await client.query("BEGIN READ WRITE");
    await client.query("CREATE EXTENSION IF NOT EXISTS pg_prewarm");
    await client.query("COMMIT");
  } catch (error) {
    if (!isStatementError(error)) throw error;
    throw new NoPrewarmError(`pg_prewarm cannot be created (SQLSTATE ${error.code}); set PGUSER to who may`);
  }
}

/**
 * Reads past the server's own cache, which is smaller than what there is to read. A relation may have shrunk, or be gone, since
 * it was listed.
 *
 * @returns how many bytes the server says that it read; undefined without the right to
 */
export async function readPart(
  client: Client,
  prewarm: string,
  { oid, fork, first, last }: Part,
): Promise<number | undefined> {
  try {
    const found = await client.query(
      `SELECT (${prewarm}($1::oid::regclass, 'read', $2, $3::bigint, least($4::bigint, there.blocks - 1))
        * current_setting('block_size')::bigint)::float8 AS bytes
      FROM (SELECT pg_relation_size($1::oid::regclass, $2) / current_setting('block_size')::bigint AS blocks) AS there
      WHERE there.blocks > $3::bigint`,
      [oid, fork, first, last],
    );
    return (found.rows as { bytes: number }[])[0]?.bytes ?? 0;
  } catch (error) {
    if (isStatementError(error) && error.code === "42501") return undefined;
    throw error;
  }
}
