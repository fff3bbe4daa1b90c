import type { Client } from "pg";
import type { Flaws, Sample } from "../database-engine";

/**
 * Drops the databases that others would be made from: nobody makes any here, and every backup, restore and deletion has a
 * third of the files.
 */
export async function dropTemplates(client: Client): Promise<void> {
  for (const template of ["template0", "template1"]) {
    await client.query(`ALTER DATABASE ${template} IS_TEMPLATE false`);
    await client.query(`DROP DATABASE ${template}`);
  }
}

/** Makes the tables of a shop's database: `customers`, `orders` and a `heartbeat`. */
export async function fill(client: Client, { rows, source }: Sample): Promise<void> {
  await client.query(`
    CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);
    CREATE TABLE orders (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      customer_id bigint NOT NULL REFERENCES customers,
      amount_cents bigint NOT NULL CHECK (amount_cents > 0),
      placed_at timestamptz NOT NULL
    );
    CREATE TABLE heartbeat (
      at timestamptz PRIMARY KEY DEFAULT clock_timestamp(),
      source text NOT NULL,
      nonce uuid NOT NULL DEFAULT gen_random_uuid()
    );
    CREATE INDEX orders_placed_at ON orders (placed_at);
  `);
  const customers = Math.max(1, Math.ceil(rows / 10));
  await client.query("INSERT INTO customers SELECT n, 'Customer ' || n FROM generate_series(1, $1::bigint) n", [
    customers,
  ]);
  await client.query(
    `INSERT INTO orders (customer_id, amount_cents, placed_at)
     SELECT 1 + n % $2::bigint, 100 + (n * 7919) % 50000, clock_timestamp() - make_interval(secs => ($1::bigint - n) * 30)
     FROM generate_series(1, $1::bigint) n`,
    [rows, customers],
  );
  await beat(client, source);
}

/** Writes the row whose age tells how recent a copy of the database is. */
export async function beat(client: Client, source: string): Promise<void> {
  await client.query("INSERT INTO heartbeat (source) VALUES ($1)", [source]);
}

/** Statements that spoil a restored database, one after the other. */
export function spoil({ wrongDatabase, truncated, staleBy }: Flaws): readonly string[] {
  return [
    ...(staleBy === undefined ? [] : [stale(staleBy)]),
    ...(truncated === undefined ? [] : [`TRUNCATE "${truncated.replaceAll('"', '""')}" CASCADE`]),
    ...(wrongDatabase ? [other] : []),
  ];
}

function stale(seconds: number): string {
  return `
    DO $$ DECLARE until timestamptz := (SELECT max(at) FROM heartbeat) - make_interval(secs => ${Number(seconds)});
    BEGIN
      DELETE FROM heartbeat WHERE at > until;
      DELETE FROM orders WHERE placed_at > until;
    END $$`;
}

/** A shop that bills, and has other tables and another heartbeat. */
const other = `
  DROP TABLE orders;
  DROP TABLE customers;
  CREATE TABLE invoices (id bigint PRIMARY KEY, total_cents bigint NOT NULL);
  INSERT INTO invoices SELECT n, n * 100 FROM generate_series(1, 500) n;
  UPDATE heartbeat SET source = 'billing-db'`;
