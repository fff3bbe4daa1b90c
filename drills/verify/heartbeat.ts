import type { Client } from "pg";
import type { DrillCheck, Instant } from "../../continuity/evidence/record";
import { check } from "./verification";

/** A table whose newest row tells how recent a copy is. */
export interface HeartbeatTable {
  /** As SQL writes it: `lifeboat_heartbeat`, `audit."Events"`. */
  readonly table: string;
  /** Of a type timestamp with time zone. */
  readonly column: string;
}

/** What `lifeboat heartbeat` writes, and drills look for where no other table is named. */
export const DEFAULT_HEARTBEAT: HeartbeatTable = { table: "lifeboat_heartbeat", column: "at" };

/** How recent the data is, by its newest heartbeat. A heartbeat that was asked for and is not there is a failure. */
export async function freshness(
  client: Client,
  asked: HeartbeatTable | undefined,
): Promise<{ readonly heartbeatAt: Instant | null; readonly checks: readonly DrillCheck[] }> {
  const { table, column } = asked ?? DEFAULT_HEARTBEAT;
  const name = `heartbeat ${table}.${column}`;
  const [there] = (await client.query("SELECT to_regclass($1) IS NOT NULL AS there", [table])).rows as {
    there: boolean;
  }[];
  if (there?.there !== true) {
    const checks = asked === undefined ? [] : [check(name, "freshness", "a row", "no such table", false)];
    return { heartbeatAt: null, checks };
  }
  const newest = await client.query(`SELECT max(${quote(column)})::timestamptz AS at FROM ${table}`);
  const at = (newest.rows as { at: Date | null }[])[0]?.at ?? null;
  const heartbeatAt = at?.toISOString() ?? null;
  return { heartbeatAt, checks: [check(name, "freshness", "a row", heartbeatAt ?? "no row", at !== null)] };
}

/** Writes the row whose age tells how recent a copy is, and forgets those that no restore will ask for. */
export async function beat(client: Client, source: string, keepDays: number): Promise<void> {
  const { table } = DEFAULT_HEARTBEAT;
  await client.query(`CREATE TABLE IF NOT EXISTS ${table} (
    at timestamptz PRIMARY KEY DEFAULT clock_timestamp(),
    source text NOT NULL,
    nonce uuid NOT NULL DEFAULT gen_random_uuid()
  )`);
  await client.query(`INSERT INTO ${table} (source) VALUES ($1)`, [source]);
  await client.query(`DELETE FROM ${table} WHERE at < now() - make_interval(days => $1::int)`, [keepDays]);
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
