import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ProjectFileError, ProjectNotFoundError, UnsupportedRuntimeError } from "../errors";
import { isObject, type Properties } from "../values";
import { readMapping } from "./yaml";

/** Pulumi.yaml, as far as a preview needs it. */
export interface Project {
  readonly name: string;
  readonly file: string;
  /** Where Pulumi.yaml lies. */
  readonly root: string;
  /** The program's working directory: where `main` points, or its folder when it names a file. */
  readonly directory: string;
  /** "." or the file that `main` names. */
  readonly entryPoint: string;
  readonly runtime: RuntimeOptions;
  /** `config` as written: defaults and declarations. */
  readonly config: Properties;
  readonly stackFile: (stack: string) => string | undefined;
  /** Whether any stack has a file of its own. */
  readonly hasStackFiles: () => boolean;
}

/** `runtime: {name: nodejs, options: {…}}`. */
export interface RuntimeOptions {
  /** @default true */
  readonly typescript: boolean;
  readonly tsconfig?: string;
  readonly nodeArguments: readonly string[];
}

const EXTENSIONS = ["yaml", "yml", "json"];

/**
 * Finds and reads the project that `directory` belongs to.
 *
 * @throws {ProjectNotFoundError} no Pulumi.yaml there or above
 * @throws {ProjectFileError} it cannot be read, has no name, or `main` points nowhere
 * @throws {UnsupportedRuntimeError} it is not a Node.js project
 */
export function readProject(directory: string): Project {
  const start = resolve(directory);
  const file = findProjectFile(start);
  if (file === undefined) {
    throw new ProjectNotFoundError(start);
  }
  const content = readMapping(file);
  const { name, main, config, stackConfigDir } = content;
  if (typeof name !== "string" || name === "") {
    throw new ProjectFileError(file, 'has no "name"');
  }
  if (main !== undefined && typeof main !== "string") {
    throw new ProjectFileError(file, '"main" must be a string');
  }
  const root = dirname(file);
  // Before `stackConfigDir` there was `config: <folder>`.
  const folder = typeof config === "string" ? config : typeof stackConfigDir === "string" ? stackConfigDir : ".";
  return {
    name,
    file,
    root,
    ...locateProgram(file, root, main),
    runtime: readRuntime(file, content.runtime),
    config: isObject(config) ? config : {},
    stackFile: (stack) => firstFile(resolve(root, folder), `Pulumi.${stack}`),
    hasStackFiles: () => holdsStackFiles(resolve(root, folder)),
  };
}

function findProjectFile(directory: string): string | undefined {
  const file = firstFile(directory, "Pulumi");
  const above = dirname(directory);
  return file === undefined && above !== directory ? findProjectFile(above) : file;
}

function holdsStackFiles(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => STACK_FILE.test(name));
}

const STACK_FILE = /^Pulumi\..+\.(yaml|yml|json)$/;

function firstFile(directory: string, stem: string): string | undefined {
  return EXTENSIONS.map((extension) => join(directory, `${stem}.${extension}`)).find((file) => existsSync(file));
}

function locateProgram(file: string, root: string, main = "."): Pick<Project, "directory" | "entryPoint"> {
  const path = resolve(root, main);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) {
    throw new ProjectFileError(file, `"main" names ${main}, which does not exist`);
  }
  return found.isDirectory()
    ? { directory: path, entryPoint: "." }
    : { directory: dirname(path), entryPoint: path.slice(dirname(path).length + 1) };
}

function readRuntime(file: string, runtime: unknown): RuntimeOptions {
  const name = isObject(runtime) ? runtime.name : runtime;
  if (name === undefined) {
    throw new ProjectFileError(file, 'has no "runtime"');
  }
  if (name !== "nodejs") {
    throw new UnsupportedRuntimeError(file, String(name));
  }
  const options = isObject(runtime) && isObject(runtime.options) ? runtime.options : {};
  const nodeArguments = typeof options.nodeargs === "string" ? options.nodeargs.split(/\s+/).filter(Boolean) : [];
  return {
    typescript: options.typescript !== false,
    nodeArguments,
    ...(typeof options.tsconfig === "string" ? { tsconfig: options.tsconfig } : {}),
  };
}
