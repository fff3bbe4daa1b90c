import { readFileSync } from "node:fs";
import { Client, type ClientConfig } from "pg";
import type { DrillCheck } from "../../continuity/evidence/record";
import type { ChecksAsked } from "../plan";
import { freshness } from "./heartbeat";
import { manifestChecks } from "./manifest";
import { type Address, check, ProbeError, type Prober } from "./verification";

type Environment = Readonly<Record<string, string | undefined>>;

const CONNECT_MILLISECONDS = 10_000;
/** A check that takes longer than a recovery may is of no use to one. */
const STATEMENT_MILLISECONDS = 30 * 60_000;

/**
 * Asks restored PostgreSQL databases: as the user, with the password and certificates, that PGUSER, PGPASSWORD, PGDATABASE,
 * PGSSLMODE and PGSSLROOTCERT name, else as their master user. Reads only.
 */
export class PostgresProber implements Prober {
  constructor(private readonly env: Environment) {}

  async answers(address: Address): Promise<boolean> {
    try {
      await this.#ask(address, (client) => client.query("SELECT 1"));
      return true;
    } catch (error) {
      if (isRefusal(error)) throw new ProbeError(inWords(address, error), { cause: error });
      return false;
    }
  }

  async verify(address: Address, asked: ChecksAsked) {
    try {
      return await this.#ask(address, async (client) => {
        const engine = await engineChecks(client);
        const manifest = await manifestChecks(client, asked.manifest);
        const { heartbeatAt, checks } = await freshness(client, asked.heartbeat);
        const invariants = await invariantChecks(client, asked.invariants);
        return { heartbeatAt, checks: [...engine, ...manifest, ...checks, ...invariants], notChecked: [] };
      });
    } catch (error) {
      throw new ProbeError(inWords(address, error), { cause: error });
    }
  }

  async #ask<Answer>(address: Address, ask: (client: Client) => Promise<Answer>): Promise<Answer> {
    const client = new Client(configOf(address, this.env));
    // A connection that breaks between two questions breaks the next one.
    client.on("error", () => undefined);
    try {
      await client.connect();
      return await ask(client);
    } finally {
      await client.end().catch(() => undefined);
    }
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

async function engineChecks(client: Client): Promise<readonly DrillCheck[]> {
  const found = await client.query("SELECT pg_is_in_recovery() AS recovering");
  const recovering = (found.rows as { recovering: boolean }[])[0]?.recovering === true;
  return [check("engine", "engine", "open for writing", recovering ? "in recovery" : "open for writing", !recovering)];
}

/** Only how many rows there are leaves the database. A query that cannot be run proves nothing, and says why not. */
async function invariantChecks(client: Client, invariants: ChecksAsked["invariants"]): Promise<readonly DrillCheck[]> {
  const checks: DrillCheck[] = [];
  for (const { name, sql } of invariants) {
    try {
      const found = await client.query(
        `SELECT count(*)::text AS rows FROM (${sql.replace(/;\s*$/, "")}\n) AS violations`,
      );
      const rows = (found.rows as { rows: string }[])[0]?.rows ?? "";
      checks.push(check(name, "invariants", "0 rows", `${rows} rows`, rows === "0"));
    } catch (error) {
      if (!isStatementError(error)) throw error;
      checks.push(check(name, "invariants", "0 rows", `cannot be run (SQLSTATE ${error.code})`, false));
    }
  }
  return checks;
}

function isStatementError(error: unknown): error is { readonly code: string } {
  const { code, severity } = error as { readonly code?: unknown; readonly severity?: unknown };
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && severity === "ERROR";
}

/** Wrong user, password or database, or no permission: asking again does not help. */
function isRefusal(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return (
    typeof code === "string" && (/^(28|3D|42501)/.test(code) || code.includes("CERT") || code.includes("SELF_SIGNED"))
  );
}

/** The words of the server may quote data or secrets: only its code is told. */
function inWords({ host, port }: Address, error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  const told = typeof code === "string" ? code : (error as Error).name;
  const hint = isRefusal(error) ? "; set PGUSER, PGPASSWORD, PGDATABASE and PGSSLROOTCERT for it" : "";
  return `the restored database at ${host}:${port} refuses to be asked (${told})${hint}`;
}
