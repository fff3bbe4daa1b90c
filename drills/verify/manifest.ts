import type { Client } from "pg";
import type { DrillCheck } from "../../continuity/evidence/record";
import { check } from "./verification";

/** What a database held at an instant, without its contents: counts and digests. */
export interface Manifest {
  readonly manifestVersion: 1;
  readonly takenAt: string;
  /** Digest of all tables with their columns and types. */
  readonly schema: string;
  readonly tables: readonly ManifestTable[];
}

export interface ManifestTable {
  /** With its schema: `public.orders`. */
  readonly name: string;
  /** A restored table must have at least that many, less the tolerance. */
  readonly rows: number;
  /** Share of the rows that may be missing. @default 0 */
  readonly tolerance?: number;
  /** Sum of the hashes of all rows, whatever their order; only of tables that do not change. */
  readonly checksum?: string;
}

const OWN_SCHEMAS = "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'";

/**
 * Counts every table of a database.
 *
 * @param checksums tables to take a checksum of as well
 */
export async function takeManifest(client: Client, checksums: readonly string[], now: string): Promise<Manifest> {
  const tables: ManifestTable[] = [];
  for (const name of await tablesOf(client)) {
    const rows = await rowsOf(client, name);
    tables.push({ name, rows, ...(checksums.includes(name) ? { checksum: await checksumOf(client, name) } : {}) });
  }
  return { manifestVersion: 1, takenAt: now, schema: await schemaDigest(client), tables };
}

/** Sets a restored database against a manifest; without one it must at least have tables. */
export async function manifestChecks(client: Client, manifest: Manifest | undefined): Promise<readonly DrillCheck[]> {
  const digest = await schemaDigest(client);
  const there = await tablesOf(client);
  if (manifest === undefined) {
    return [check("tables", "schema", "at least 1", `${there.length}, digest ${digest}`, there.length > 0)];
  }
  const checks = [check("digest of the schema", "schema", manifest.schema, digest, digest === manifest.schema)];
  for (const table of manifest.tables) checks.push(...(await tableChecks(client, table, there)));
  return checks;
}

async function tableChecks(
  client: Client,
  { name, rows, tolerance = 0, checksum }: ManifestTable,
  there: readonly string[],
): Promise<readonly DrillCheck[]> {
  const least = Math.ceil(rows * (1 - tolerance));
  const expected = `at least ${least}`;
  if (!there.includes(name)) return [check(`rows of ${name}`, "rows", expected, "no such table", false)];
  const actual = await rowsOf(client, name);
  const counted = check(`rows of ${name}`, "rows", expected, `${actual}`, actual >= least);
  if (checksum === undefined) return [counted];
  const sum = await checksumOf(client, name);
  return [counted, check(`checksum of ${name}`, "checksum", checksum, sum, sum === checksum)];
}

async function tablesOf(client: Client): Promise<readonly string[]> {
  const found = await client.query(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND ${OWN_SCHEMAS}
    ORDER BY 1`);
  return (found.rows as { name: string }[]).map(({ name }) => name);
}

async function schemaDigest(client: Client): Promise<string> {
  const found = await client.query(`
    SELECT md5(coalesce(string_agg(
      format('%I.%I.%I %s %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull),
      E'\\n' ORDER BY n.nspname, c.relname, a.attname), '')) AS digest
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND ${OWN_SCHEMAS}`);
  return (found.rows as { digest: string }[])[0]?.digest ?? "";
}

/** Names come from the catalogue, or from a manifest after the catalogue has confirmed them. */
async function rowsOf(client: Client, table: string): Promise<number> {
  const found = await client.query(`SELECT count(*)::text AS rows FROM ${table}`);
  return Number((found.rows as { rows: string }[])[0]?.rows);
}

async function checksumOf(client: Client, table: string): Promise<string> {
  const found = await client.query(
    `SELECT coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text AS sum FROM ${table} t`,
  );
  return (found.rows as { sum: string }[])[0]?.sum ?? "";
}
