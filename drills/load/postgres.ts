import type { Client, ClientConfig } from "pg";
import { configOf, connected, type Environment, inWords, isRefusal } from "../verify/connection";
import { type Address, ProbeError } from "../verify/verification";
import { takeAtOnce } from "./at-once";
import { writeBytes } from "./bytes";
import type { Loader, Reading } from "./loading";
import type { Part } from "./parts";
import { NoPrewarmError, prewarmIn, readPart } from "./prewarm";

/** Storage that loads lazily answers many questions at once as fast as one. */
const READERS = 4;

/**
 * Reads all blocks of all relations of all databases of a PostgreSQL server once, with its own pg_prewarm: tables, their TOAST
 * tables, indexes of whatever kind, and their maps. Connects as `PostgresProber` does.
 */
export class PostgresLoader implements Loader {
  constructor(private readonly env: Environment) {}

  async readAll(address: Address, goOn: () => boolean): Promise<Reading> {
    try {
      const config = configOf(address, this.env);
      const names = await connected(config, databasesOf);
      const readings: Reading[] = [];
      for (const [i, database] of names.entries()) {
        readings.push(await readDatabase({ ...config, database }, database, i === 0, goOn));
      }
      return {
        relations: sum(readings.map(({ relations }) => relations)),
        bytes: sum(readings.map(({ bytes }) => bytes)),
        unread: readings.flatMap(({ unread }) => unread),
      };
    } catch (error) {
      throw new ProbeError(inWords(address, error), { cause: error });
    }
  }
}

/** RDS lets nobody into its own `rdsadmin`. */
async function databasesOf(client: Client): Promise<readonly string[]> {
  const found = await client.query(
    "SELECT datname AS name FROM pg_database WHERE datallowconn AND datname <> 'rdsadmin' ORDER BY 1",
  );
  return (found.rows as { name: string }[]).map(({ name }) => name);
}

/** @param shared whether to read also what all databases of the server have in common */
async function readDatabase(
  config: ClientConfig,
  database: string,
  shared: boolean,
  goOn: () => boolean,
): Promise<Reading> {
  const begun = await connected(config, (client) => prewarmIn(client, shared)).catch(orRefusal);
  if (typeof begun === "string") return { relations: 0, bytes: 0, unread: [`database ${database}: ${begun}`] };
  const { parts, prewarm } = begun;
  const refused = new Set<string>();
  const taken = new Set<string>();
  let [bytes, open] = [0, begun.bytes];
  const read = async (client: Client, left: Iterable<Part>) => {
    for (const part of left) {
      const done = await readPart(client, prewarm, part);
      (done === undefined ? refused : taken).add(part.name);
      bytes += done ?? 0;
      open -= part.bytes;
    }
  };
  await takeAtOnce(parts, READERS, goOn, (left) => connected(config, (client) => read(client, left)));
  const rights = `no right to read ${told([...refused].sort())}: GRANT pg_read_all_data`;
  return {
    relations: taken.size,
    bytes,
    unread: [
      ...(refused.size === 0 ? [] : [`database ${database}: ${rights}`]),
      ...(open === 0 ? [] : [`database ${database}: ${writeBytes(open)} were left when time was up`]),
    ],
  };
}

/** @returns why it cannot be read, where that is a matter of rights */
function orRefusal(error: unknown): string {
  if (error instanceof NoPrewarmError) return error.message;
  if (isRefusal(error)) return `it lets nobody in as that user (${error.code})`;
  throw error;
}

/** The first few, and how many there are besides. */
function told(names: readonly string[]): string {
  const more = names.length - 3;
  return `${names.slice(0, 3).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
