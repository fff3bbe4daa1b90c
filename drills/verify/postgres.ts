import type { Client } from "pg";
import type { DrillCheck } from "../../continuity/evidence/record";
import type { ChecksAsked } from "../plan";
import { configOf, connected, type Environment, inWords, isRefusal, isStatementError } from "./connection";
import { freshness } from "./heartbeat";
import { manifestChecks } from "./manifest";
import { type Address, check, ProbeError, type Prober } from "./verification";

/**
 * Asks restored PostgreSQL databases: as the user, with the password and certificates, that PGUSER, PGPASSWORD, PGDATABASE,
 * PGSSLMODE and PGSSLROOTCERT name, else as their master user. Reads only.
 */
export class PostgresProber implements Prober {
  constructor(private readonly env: Environment) {}

  async answers(address: Address): Promise<boolean> {
    try {
      await connected(configOf(address, this.env), (client) => client.query("SELECT 1"));
      return true;
    } catch (error) {
      if (isRefusal(error)) throw new ProbeError(inWords(address, error), { cause: error });
      return false;
    }
  }

  async verify(address: Address, asked: ChecksAsked) {
    try {
      return await connected(configOf(address, this.env), async (client) => {
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
