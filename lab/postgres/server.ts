import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Client } from "pg";
import type { Address } from "../database-engine";
import { PostgresError } from "../errors";
import type { Account } from "./account";
import { executable } from "./binaries";
import { freePort } from "./ports";

/** Who every server of the lab belongs to; whoever comes over loopback is trusted to be whom he says. */
export const superuser = "lab";
export const database = "postgres";
const pollMilliseconds = 20;
/** How long whoever has the port may keep silent; a server that is only slow is asked again. */
const patienceMilliseconds = 2_000;

/** Where PostgreSQL is and whom it runs as. */
export interface Installation {
  readonly binaries: string;
  readonly account: Account | undefined;
}

/** One running PostgreSQL server over a data directory. */
export class Server {
  private constructor(
    readonly address: Address,
    private readonly process: ChildProcess,
    private readonly exited: Promise<void>,
  ) {}

  /**
   * Starts a server and waits until it can be written to, which for one in recovery is when that has come to its end.
   *
   * @throws {PostgresError} with the last words of the server, if it does not come up
   */
  static async start(
    { binaries, account }: Installation,
    folder: string,
    settings: Readonly<Record<string, string>> = {},
    port?: number,
  ): Promise<Server> {
    const address = { host: "127.0.0.1", port: port ?? (await freePort()) };
    const log = `${folder}.log`;
    const output = openSync(log, "a");
    const child = spawn(
      join(binaries, executable("postgres")),
      ["-D", folder, ...flags({ ...common, ...settings, port: `${address.port}` })],
      {
        ...account,
        cwd: folder,
        stdio: ["ignore", output, output],
      },
    );
    closeSync(output);
    let gone = false;
    const exited = new Promise<void>((resolve) => {
      child.once("error", () => resolve());
      child.once("exit", () => resolve());
    }).then(() => {
      gone = true;
    });
    while (!(await answers(address, folder))) {
      if (gone) {
        throw new PostgresError("postgres", await lastWords(log));
      }
      await setTimeout(pollMilliseconds);
    }
    return new Server(address, child, exited);
  }

  async connect(): Promise<Client> {
    return await connect(this.address);
  }

  /** Runs statements on a connection of their own. */
  async run(statements: string): Promise<void> {
    const client = await this.connect();
    try {
      await client.query(statements);
    } finally {
      await client.end();
    }
  }

  /** Disconnects everybody and writes all to disk. */
  async stop(): Promise<void> {
    this.process.kill("SIGINT");
    await this.exited;
  }

  /** Ends it as a crash would, without waiting: nothing is written, recovery does it all. */
  abandon(): void {
    this.process.kill("SIGQUIT");
  }
}

const common: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  hot_standby: "off",
  shared_buffers: "16MB",
  max_connections: "40",
  fsync: "off",
  log_min_messages: "warning",
};

function flags(settings: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** @param connectionTimeoutMillis 0: as long as it takes */
async function connect({ host, port }: Address, connectionTimeoutMillis = 0): Promise<Client> {
  const client = new Client({ host, port, user: superuser, database, ssl: false, connectionTimeoutMillis });
  // A server that is stopped cuts its connections; who waits for an answer is told by its own promise.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** Whether the server over this folder answers there, and not another one that took the port. */
export async function answers(address: Address, folder: string): Promise<boolean> {
  try {
    const client = await connect(address, patienceMilliseconds);
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    await client.end();
    return rows[0]?.data_directory === folder;
  } catch {
    return false;
  }
}

/** The last lines of a log in which the server says why it ends. */
async function lastWords(log: string): Promise<string> {
  const lines = (await readFile(log, "utf8")).split("\n").filter((line) => /FATAL|ERROR|PANIC|error:/.test(line));
  return lines.at(-1) ?? `it ended; see ${log}`;
}
