import { readFileSync } from "node:fs";
import type { Client, ClientConfig } from "pg";
import type { Address } from "./verification";

/** Where PGUSER and its like are read from. */
export type Environment = Readonly<Record<string, string | undefined>>;

const CONNECT_MILLISECONDS = 10_000;
/** A check that takes longer than a recovery may is of no use to one. */
const STATEMENT_MILLISECONDS = 30 * 60_000;

/** Asks over a connection of its own. */
export async function connected<Answer>(
  config: ClientConfig,
  ask: (client: Client) => Promise<Answer>,
): Promise<Answer> {
  const { Client } = require("pg") as typeof import("pg");
  const client = new Client(config);
  // A connection that breaks between two questions breaks the next one.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await ask(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** How to connect. Beyond this machine only with a certificate that can be checked, unless PGSSLMODE says otherwise. */
export function configOf({ host, port, user, database }: Address, env: Environment): ClientConfig {
  const { PGUSER, PGPASSWORD, PGDATABASE } = env;
  return {
    host,
    port,
    user: PGUSER ?? user ?? "postgres",
    database: PGDATABASE ?? database ?? "postgres",
    ...(PGPASSWORD === undefined ? {} : { password: PGPASSWORD }),
    ssl: sslOf(host, env),
    application_name: "lifeboat",
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    statement_timeout: STATEMENT_MILLISECONDS,
    options: "-c default_transaction_read_only=on",
  };
}

function sslOf(host: string, { PGSSLMODE, PGSSLROOTCERT }: Environment): ClientConfig["ssl"] {
  const here = host === "localhost" || host === "::1" || host.startsWith("127.");
  const mode = PGSSLMODE ?? (here ? "disable" : "verify-full");
  if (mode === "disable") return false;
  if (mode === "require") return { rejectUnauthorized: false };
  return PGSSLROOTCERT === undefined ? true : { ca: readFileSync(PGSSLROOTCERT, "utf8") };
}

/** What the server says of one statement; the connection lives on. */
export function isStatementError(error: unknown): error is { readonly code: string } {
  const { code, severity } = error as { readonly code?: unknown; readonly severity?: unknown };
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && severity === "ERROR";
}

/** Wrong user, password or database, or no permission: asking again does not help. */
export function isRefusal(error: unknown): error is { readonly code: string } {
  const { code } = error as { readonly code?: unknown };
  return (
    typeof code === "string" && (/^(28|3D|42501)/.test(code) || code.includes("CERT") || code.includes("SELF_SIGNED"))
  );
}

/** The words of the server may quote data or secrets: only its code is told. */
export function inWords({ host, port }: Address, error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  const told = typeof code === "string" ? code : (error as Error).name;
  const hint = isRefusal(error) ? "; set PGUSER, PGPASSWORD, PGDATABASE and PGSSLROOTCERT for it" : "";
  return `the restored database at ${host}:${port} refuses to be asked (${told})${hint}`;
}
