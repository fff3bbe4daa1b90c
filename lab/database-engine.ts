/** Where a database listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** What was kept of a database at an instant. */
export interface BaseBackup {
  readonly bytes: number;
  /** The instant of the data: everything committed before it is there. */
  readonly dataTime: Date;
}

/** Between which instants a database can be brought back. */
export interface RestoreWindow {
  readonly earliest: Date;
  readonly latest: Date;
}

/** What a database is brought back from. */
export type RestoreFrom =
  | { readonly backup: string }
  /** To an instant, or without one as far as the archive goes. */
  | { readonly database: string; readonly to?: Date };

/** What a database that was brought back is made to lack, so that drills can be seen to find out. */
export interface Flaws {
  readonly wrongDatabase?: boolean;
  readonly truncated?: string;
  /** Seconds before its point, of which all is missing. */
  readonly staleBy?: number;
}

/**
 * The databases behind RDS and AWS Backup. Two are alike to everybody else: PostgreSQL servers that really are backed up
 * and recovered, and a simulation that only keeps books.
 *
 * Databases and backups are called by names that are never used again.
 */
export interface DatabaseEngine {
  readonly version: string;
  /** A new database with sample data, whose changes are archived from now on. */
  create(database: string, sample: Sample): Promise<Address>;
  /** All its data as of now, kept apart from the database. */
  backUp(database: string, backup: string): Promise<BaseBackup>;
  copyBackup(backup: string, copy: string): Promise<void>;
  deleteBackup(backup: string): Promise<void>;
  /** Archives the changes made by now without waiting for their turn. What lags by the clock goes on lagging. */
  archive(database: string): Promise<void>;
  /** Nothing before the first backup is done and the changes after it are archived. */
  window(database: string): RestoreWindow | undefined;
  /**
   * Brings data back under a new name. Nobody can reach it before it is started.
   *
   * @returns where it will listen then
   */
  restore(database: string, from: RestoreFrom, flaws: Flaws): Promise<Address>;
  start(database: string, port?: number): Promise<Address>;
  /** Makes it unreachable. */
  halt(database: string): Promise<void>;
  /** Deletes a database that was restored, or one's own. */
  remove(database: string): Promise<void>;
  close(): Promise<void>;
}

/** What a new database holds. */
export interface Sample {
  /** Rows of its table `orders`. */
  readonly rows: number;
  /** Seconds between rows of its table `heartbeat`; 0 for none. */
  readonly heartbeat: number;
  /** What the heartbeat says it is of. */
  readonly source: string;
}
