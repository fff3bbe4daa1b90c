import { execFile } from "node:child_process";
import { join } from "node:path";
import { PostgresError } from "../errors";
import { executable } from "./binaries";
import { type Installation, superuser } from "./server";

/** Makes an empty data directory. WAL comes in files of 1 MB, so that archiving often does not fill the disk. */
export async function initialise({ binaries, account }: Installation, folder: string): Promise<void> {
  const options = ["--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync", "--wal-segsize=1"];
  await run(join(binaries, executable("initdb")), ["-D", folder, "-U", superuser, ...options], account);
}

/** @returns what the program printed */
export async function run(
  program: string,
  parameters: readonly string[],
  account: Installation["account"],
): Promise<string> {
  return await new Promise((resolve, reject) => {
    execFile(program, parameters, { ...account, cwd: "/" }, (error, stdout, stderr) => {
      if (error === null) {
        resolve(stdout);
      } else {
        reject(new PostgresError(program, stderr.trim().split("\n").at(-1) || error.message));
      }
    });
  });
}
