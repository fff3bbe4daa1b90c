import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

export const SETTINGS_FILE = "lifeboat.yaml";

/** Where a lifeboat.yaml was found, or why none was. */
export type Location =
  | { readonly kind: "file"; readonly file: string }
  /** The project has none in its directory. */
  | { readonly kind: "none"; readonly directory: string }
  | { readonly kind: "elsewhere"; readonly because: string };

/**
 * Finds the lifeboat.yaml of a project: the path that the policy configuration names, else `LIFEBOAT_CONFIG`, else beside
 * the program's Pulumi.yaml, which is looked for from a directory upward and must name the same project.
 *
 * @param directory where the command was given, which is not where a policy pack runs
 */
export function locateSettings(
  project: string,
  directory: string | undefined,
  configured: string | undefined,
  fromEnvironment: string | undefined,
): Location {
  const stated = configured ?? (fromEnvironment || undefined);
  if (stated !== undefined) return { kind: "file", file: resolve(directory ?? ".", stated) };
  if (directory === undefined) return { kind: "elsewhere", because: "the directory of the command is not known" };
  for (let at = resolve(directory); ; at = dirname(at)) {
    const found = ["Pulumi.yaml", "Pulumi.yml"].map((name) => join(at, name)).find((file) => existsSync(file));
    if (found !== undefined) {
      if (projectName(found) !== project) {
        return {
          kind: "elsewhere",
          because: `the Pulumi.yaml closest to ${directory} is not that of project ${project}`,
        };
      }
      const file = join(at, SETTINGS_FILE);
      return existsSync(file) ? { kind: "file", file } : { kind: "none", directory: at };
    }
    if (dirname(at) === at)
      return { kind: "elsewhere", because: `there is no Pulumi.yaml in ${directory} or above it` };
  }
}

/** The name in a Pulumi.yaml; a file that cannot be read names nothing, and the engine says so itself. */
function projectName(file: string): string | undefined {
  const { parse } = require("yaml") as typeof import("yaml");
  try {
    const content = parse(readFileSync(file, "utf8")) as { readonly name?: unknown } | null;
    return typeof content?.name === "string" ? content.name : undefined;
  } catch {
    return undefined;
  }
}
