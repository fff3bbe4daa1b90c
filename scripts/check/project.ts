import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "../usage-error";

/** A Pulumi project and the stack to look at. */
export interface Project {
  readonly directory: string;
  readonly name: string;
  readonly stack: string;
}

/** Finds the project of a directory, and its stack: the one that is named, else the only one. */
export function findProject(directory: string, stack: string | undefined): Project {
  if (!existsSync(directory)) throw new UsageError(`${directory} does not exist`);
  for (let at = directory; ; at = dirname(at)) {
    const file = ["Pulumi.yaml", "Pulumi.yml"].map((name) => join(at, name)).find((one) => existsSync(one));
    if (file !== undefined) return { directory: at, name: projectName(file), stack: stack ?? onlyStack(at) };
    if (dirname(at) === at) {
      throw new UsageError(
        `there is no Pulumi.yaml in ${directory} or above it; name the directory of a Pulumi project`,
      );
    }
  }
}

function projectName(file: string): string {
  const { parse } = require("yaml") as typeof import("yaml");
  let content: unknown;
  try {
    content = parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${file} is not YAML that can be read`, { cause: error });
  }
  const name = (content as { readonly name?: unknown } | null)?.name;
  if (typeof name !== "string" || name === "") throw new UsageError(`${file} gives the project no name`);
  return name;
}

function onlyStack(directory: string): string {
  const stacks = readdirSync(directory)
    .map((file) => /^Pulumi\.([^.]+)\.ya?ml$/.exec(file)?.[1])
    .filter((name) => name !== undefined)
    .sort();
  const [only, ...others] = stacks;
  if (only !== undefined && others.length === 0) return only;
  const found = stacks.length === 0 ? "" : ` (there are ${stacks.join(", ")})`;
  throw new UsageError(`name the stack with --stack${found}`);
}
