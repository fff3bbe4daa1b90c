import { join } from "node:path";
import type {
  Address,
  BaseBackup,
  DatabaseEngine,
  Flaws,
  RestoreFrom,
  RestoreWindow,
  Sample,
} from "../database-engine";
import { demandReachable, unprivilegedAccount } from "./account";
import { archiving, recovering } from "./archive";
import { takeBaseBackup } from "./base-backup";
import { findBinaries, versionOf } from "./binaries";
import { Busy } from "./busy";
import { copyQuiet } from "./copy-tree";
import { Folders } from "./folders";
import { initialise } from "./initdb";
import { endOrphan } from "./orphan";
import { dropTemplates, fill, spoil } from "./sample";
import { type Installation, Server } from "./server";
import { Source } from "./source";

/** PostgreSQL servers that are really backed up, archived and recovered. */
export class PostgresEngine implements DatabaseEngine {
  readonly version: string;
  readonly #installation: Installation;
  readonly #folders: Folders;
  readonly #sources = new Map<string, Source>();
  readonly #servers = new Map<string, Server>();
  readonly #busy = new Busy();

  /** @param folder where all data goes; whom PostgreSQL runs as must be able to get there */
  constructor(folder: string, binaries = findBinaries()) {
    this.#installation = { binaries, account: unprivilegedAccount() };
    demandReachable(join(binaries, "postgres"), this.#installation.account);
    this.version = versionOf(binaries);
    this.#folders = new Folders(folder, this.#installation.account);
    process.once("exit", this.#abandonAll);
  }

  /** A lab that ends without being stopped leaves no servers behind. */
  readonly #abandonAll = () => {
    for (const server of this.#servers.values()) {
      server.abandon();
    }
  };

  async create(database: string, sample: Sample): Promise<Address> {
    await initialise(this.#installation, this.#folders.data(database));
    this.#folders.makeArchive(database);
    const server = await this.#startServer(database, archiving(this.#folders.archive(database)));
    const client = await server.connect();
    await dropTemplates(client);
    await fill(client, sample);
    const source = new Source(server, client, this.#folders.archive(database), sample, undefined);
    this.#sources.set(database, source);
    await this.#takeBackup(database, this.#folders.base(database));
    const earliest = await source.begin();
    this.#folders.note(database, { sample, earliest: earliest.toISOString() });
    return server.address;
  }

  async backUp(database: string, backup: string): Promise<BaseBackup> {
    return await this.#busy.do(database, () => this.#takeBackup(database, this.#folders.backup(backup)));
  }

  async copyBackup(backup: string, copy: string): Promise<void> {
    await this.#busy.do(copy, async () => {
      await copyQuiet(this.#folders.backup(backup), this.#folders.backup(copy), this.#installation.account);
    });
  }

  async deleteBackup(backup: string): Promise<void> {
    await this.#folders.removeBackup(backup);
  }

  async archive(database: string): Promise<void> {
    await this.#sources.get(database)?.ship();
  }

  window(database: string): RestoreWindow | undefined {
    return this.#sources.get(database)?.window;
  }

  async restore(database: string, from: RestoreFrom, flaws: Flaws): Promise<Address> {
    return await this.#busy.do(database, () => this.#restore(database, from, flaws));
  }

  async #restore(database: string, from: RestoreFrom, flaws: Flaws): Promise<Address> {
    const { account } = this.#installation;
    const data = this.#folders.data(database);
    if ("backup" in from) {
      await copyQuiet(this.#folders.backup(from.backup), data, account);
    } else {
      await copyQuiet(this.#folders.base(from.database), data, account);
      this.#folders.signalRecovery(database);
    }
    const settings = "backup" in from ? {} : recovering(this.#folders.archive(from.database), from.to);
    const server = await this.#startServer(database, settings);
    for (const statement of spoil(flaws)) {
      await server.run(statement);
    }
    await this.halt(database);
    return server.address;
  }

  async start(database: string, port?: number): Promise<Address> {
    await endOrphan(this.#folders.data(database));
    const note = this.#folders.noted(database);
    const archive = this.#folders.archive(database);
    const settings = note === undefined ? {} : archiving(archive);
    const server = await this.#startServer(database, settings, port);
    if (note !== undefined) {
      const source = new Source(server, await server.connect(), archive, note.sample, new Date(note.earliest));
      this.#sources.set(database, source);
      await source.ship();
    }
    return server.address;
  }

  async halt(database: string): Promise<void> {
    await (this.#sources.get(database) ?? this.#servers.get(database))?.stop();
    this.#sources.delete(database);
    this.#servers.delete(database);
  }

  async remove(database: string): Promise<void> {
    await this.#busy.settle(database);
    await this.halt(database);
    await this.#folders.removeDatabase(database);
  }

  async close(): Promise<void> {
    process.off("exit", this.#abandonAll);
    await this.#busy.settleAll();
    await Promise.all([...this.#servers.keys()].map((database) => this.halt(database)));
  }

  async #startServer(database: string, settings: Readonly<Record<string, string>>, port?: number): Promise<Server> {
    const server = await Server.start(this.#installation, this.#folders.data(database), settings, port);
    this.#servers.set(database, server);
    return server;
  }

  async #takeBackup(database: string, backup: string): Promise<BaseBackup> {
    const server = this.#servers.get(database);
    if (server === undefined) {
      throw new Error(`${database} does not run.`);
    }
    const client = await server.connect();
    try {
      const folders = { data: this.#folders.data(database), archive: this.#folders.archive(database), backup };
      return await takeBaseBackup(client, folders, this.#installation.account);
    } finally {
      await client.end();
    }
  }
}
