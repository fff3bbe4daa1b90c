import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, parse, resolve } from "node:path";
import { type CheckUp, fail, ok, warn } from "./check-up";

/** What a package.json says that versions are held against. */
export interface Manifest {
  readonly version: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The package.json of this package. */
export function ownManifest(): Manifest {
  return JSON.parse(readFileSync(require.resolve("lifeboat/package.json"), "utf8")) as Manifest;
}

/**
 * Whether a version is within a range, of the forms that our package.json uses: `>=20.20`, `^7.0.0`, `1.21.0`.
 *
 * @param version such as `v20.20.2` or `3.248.0-alpha.1`; an early version of something counts as that
 */
export function isWithin(version: string, range: string): boolean {
  const [have, want] = [numbers(version), numbers(range)];
  const isEnough = compare(have, want) >= 0;
  if (range.startsWith(">=")) return isEnough;
  if (range.startsWith("^")) return isEnough && have[0] === want[0];
  return compare(have, want) === 0;
}

function numbers(text: string): readonly number[] {
  const [written = ""] = /\d+(\.\d+)*/.exec(text) ?? [];
  return [...written.split(".").map(Number), 0, 0].slice(0, 3);
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((number, i) => number !== other[i]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

export function checkNode(version: string, { engines = {} }: Manifest): CheckUp {
  const range = engines.node ?? ">=0";
  if (isWithin(version, range)) return ok("node", version);
  return fail("node", `${version}, and Lifeboat needs ${range}`, "Nothing works for sure: install a newer Node.js.");
}

/**
 * A package as a program in a directory would load it.
 *
 * @param what does not work without it
 */
export function checkPackage(name: string, range: string, directory: string, what: string): CheckUp {
  const version = versionIn(name, directory);
  const install = `${what}: npm install ${name}@"${range}" there.`;
  if (version === undefined) return fail(name, `not installed for ${directory}`, install);
  return isWithin(version, range) ? ok(name, version) : fail(name, `${version}, and Lifeboat needs ${range}`, install);
}

/** By the package.json, which packages need not offer to others. */
function versionIn(name: string, directory: string): string | undefined {
  try {
    return manifestAt(createRequire(join(resolve(directory), "index.js")).resolve(name), name);
  } catch {
    return undefined;
  }
}

function manifestAt(file: string, name: string): string | undefined {
  for (let at = dirname(file); at !== parse(at).root; at = dirname(at)) {
    try {
      const found = JSON.parse(readFileSync(join(at, "package.json"), "utf8")) as Manifest & { readonly name?: string };
      if (found.name === name) return found.version.replace(/^v/, "");
    } catch {
      // Most folders of a package have none.
    }
  }
  return undefined;
}

const WITHOUT_CLI =
  "lifeboat check works without it; lifeboat check --engine pulumi and pulumi preview --policy-pack do not: install it.";

/** @param run tells the version, and throws where there is no command */
export function checkCli(run: () => string = pulumiVersion): CheckUp {
  try {
    return ok("pulumi", run());
  } catch {
    return warn("pulumi", "no such command", WITHOUT_CLI);
  }
}

function pulumiVersion(): string {
  const { status, stdout } = spawnSync("pulumi", ["version"], { encoding: "utf8", timeout: 30_000 });
  if (status !== 0) throw new Error("it does not run");
  return stdout.trim();
}
