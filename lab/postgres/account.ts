import { chownSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { NoUnprivilegedUserError, UnreachableFolderError } from "../errors";

/** Whom PostgreSQL runs as; nothing means: whoever the lab runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. A lab that does, in a container for instance, lends it to `postgres` or `nobody`.
 *
 * @throws {NoUnprivilegedUserError}
 */
export function unprivilegedAccount(uid = process.getuid?.(), passwd = "/etc/passwd"): Account | undefined {
  if (uid !== 0) {
    return undefined;
  }
  const users = readFileSync(passwd, "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const user = users.find((fields) => fields[0] === name);
    if (user !== undefined) {
      return { uid: Number(user[2]), gid: Number(user[3]) };
    }
  }
  throw new NoUnprivilegedUserError();
}

/** Gives a file or folder to whom PostgreSQL runs as. */
export function give(path: string, account: Account | undefined): void {
  if (account !== undefined) {
    chownSync(path, account.uid, account.gid);
  }
}

/**
 * Makes sure that whom PostgreSQL runs as can get to a folder.
 *
 * @throws {UnreachableFolderError} naming the first folder above it that is closed to others
 */
export function demandReachable(folder: string, account: Account | undefined): void {
  if (account === undefined) {
    return;
  }
  for (let above = dirname(folder); above !== dirname(above); above = dirname(above)) {
    const { mode, uid } = statSync(above);
    if ((mode & 0o001) === 0 && uid !== account.uid) {
      throw new UnreachableFolderError(folder, above);
    }
  }
}
