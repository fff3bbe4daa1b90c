import type { Clock } from "../clock/clock";
import type { Address, BaseBackup, DatabaseEngine, RestoreWindow } from "../database-engine";
import type { Table } from "../state/table";

/** How far behind the clock the simulated archive is: what RDS promises, in seconds. */
const archiveLag = 300;
const day = 86_400_000;
const bytes = 20 * 1024 ** 3;

/** Keeps books instead of databases: nobody can connect, and nothing takes time but by the pace of the lab. */
export class SimulatedEngine implements DatabaseEngine {
  readonly version = "16.4";

  /** @param since when each database that is archived was there first; kept by who made the engine */
  constructor(
    private readonly clock: Clock,
    private readonly since: Table<{ readonly since: string }>,
  ) {}

  async create(database: string): Promise<Address> {
    // It was there long before the lab looked, so that a drill need not wait for its first five minutes.
    this.since.put(database, { since: new Date(this.clock.now().getTime() - day).toISOString() });
    return this.start(database);
  }

  async backUp(): Promise<BaseBackup> {
    return { bytes, dataTime: this.clock.now() };
  }

  async copyBackup(): Promise<void> {}

  async deleteBackup(): Promise<void> {}

  async archive(): Promise<void> {}

  window(database: string): RestoreWindow | undefined {
    const known = this.since.get(database);
    const latest = this.clock.now().getTime() - archiveLag * 1000;
    return known && { earliest: new Date(known.since), latest: new Date(latest) };
  }

  async restore(database: string): Promise<Address> {
    return this.start(database);
  }

  async start(database: string): Promise<Address> {
    return { host: `${database}.simulated.invalid`, port: 5432 };
  }

  async halt(): Promise<void> {}

  async remove(database: string): Promise<void> {
    this.since.delete(database);
  }

  async close(): Promise<void> {}
}
