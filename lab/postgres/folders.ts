import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Sample } from "../database-engine";
import { type Account, demandReachable, give } from "./account";

/** What must be known of a source to start it again. */
export interface SourceNote {
  readonly sample: Sample;
  /** Since when it can be brought back to any instant; ISO 8601. */
  readonly earliest: string;
}

/** Where the files of all databases and backups lie. */
export class Folders {
  constructor(
    private readonly root: string,
    private readonly account: Account | undefined,
  ) {
    mkdirSync(root, { recursive: true });
    demandReachable(root, account);
    for (const folder of [root, ...["databases", "archives", "bases", "backups"].map((name) => join(root, name))]) {
      mkdirSync(folder, { recursive: true });
      give(folder, account);
    }
  }

  data(database: string): string {
    return join(this.root, "databases", database);
  }

  /** The WAL of a source, as far as it is archived. */
  archive(database: string): string {
    return join(this.root, "archives", database);
  }

  /** The base backup from which a source is brought back to an instant. */
  base(database: string): string {
    return join(this.root, "bases", database);
  }

  backup(backup: string): string {
    return join(this.root, "backups", backup);
  }

  makeArchive(database: string): void {
    mkdirSync(this.archive(database));
    give(this.archive(database), this.account);
  }

  signalRecovery(database: string): void {
    const signal = join(this.data(database), "recovery.signal");
    writeFileSync(signal, "");
    give(signal, this.account);
  }

  note(database: string, note: SourceNote): void {
    writeFileSync(this.#note(database), JSON.stringify(note));
  }

  noted(database: string): SourceNote | undefined {
    const file = this.#note(database);
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as SourceNote) : undefined;
  }

  async removeDatabase(database: string): Promise<void> {
    const data = this.data(database);
    for (const path of [data, `${data}.log`, this.archive(database), this.base(database), this.#note(database)]) {
      await rm(path, { recursive: true, force: true });
    }
  }

  async removeBackup(backup: string): Promise<void> {
    await rm(this.backup(backup), { recursive: true, force: true });
  }

  #note(database: string): string {
    return `${this.base(database)}.json`;
  }
}
