import { MissingConfigError, ProjectFileError } from "../errors";
import { isObject, MASK, type Properties } from "../values";
import type { Project } from "./project";
import { readMapping } from "./yaml";

/** The stack's configuration as program, providers and packs get it. */
export interface Config {
  /** Fully named keys (`aws:region`) to text; objects and lists are JSON. */
  readonly values: ReadonlyMap<string, string>;
  readonly secretKeys: ReadonlySet<string>;
  /** Keys whose real value was encrypted, and so is replaced. */
  readonly undecrypted: readonly string[];
  /** True when the stack imports environments of Pulumi ESC, which only the service can open. */
  readonly importsEnvironments: boolean;
  /** True where other stacks have a file and this one has none: its name may be mistyped. */
  readonly lacksFile: boolean;
}

/**
 * Puts together what Pulumi.yaml defaults, Pulumi.<stack>.yaml sets and the caller overrides, each beating the one before.
 *
 * An encrypted value cannot be opened without the stack's passphrase, which a preview must not need: it becomes the known
 * secret text `[secret]`, as in `pulumi policy analyze`.
 *
 * @throws {MissingConfigError} the project requires a value that nobody gives
 * @throws {ProjectFileError} the stack file cannot be read
 */
export function resolveConfig(
  project: Project,
  stack: string,
  overrides: Readonly<Record<string, string>> = {},
): Config {
  const values = new Map<string, string>();
  const secretKeys = new Set<string>();
  const undecrypted: string[] = [];
  const file = project.stackFile(stack);
  const stackFile = file === undefined ? {} : readMapping(file);
  if (file !== undefined && stackFile.config !== undefined && !isObject(stackFile.config)) {
    throw new ProjectFileError(file, '"config" must be a mapping');
  }

  for (const [key, value] of Object.entries((stackFile.config as Properties | undefined) ?? {})) {
    const name = qualify(project.name, key);
    values.set(name, asText(withoutCiphertext(value)));
    if (containsCiphertext(value)) {
      secretKeys.add(name);
      undecrypted.push(name);
    }
  }
  for (const [key, value] of Object.entries(overrides)) {
    values.set(qualify(project.name, key), value);
  }
  addDefaults(project, stack, values);
  return {
    values,
    secretKeys,
    undecrypted: undecrypted.filter((key) => values.get(key)?.includes(MASK)),
    importsEnvironments: stackFile.environment !== undefined,
    lacksFile: file === undefined && project.hasStackFiles(),
  };
}

function addDefaults(project: Project, stack: string, values: Map<string, string>): void {
  const missing: string[] = [];
  for (const [key, declaration] of Object.entries(project.config)) {
    const name = qualify(project.name, key);
    if (values.has(name)) {
      continue;
    }
    const value = isObject(declaration) ? (declaration.value ?? declaration.default) : declaration;
    if (value !== undefined && value !== null) {
      values.set(name, asText(value));
    } else if (name.startsWith(`${project.name}:`)) {
      missing.push(key);
    }
  }
  if (missing.length > 0) {
    throw new MissingConfigError(stack, missing.sort());
  }
}

function qualify(project: string, key: string): string {
  return key.includes(":") ? key : `${project}:${key}`;
}

function asText(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");
}

function isCiphertext(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 1 && typeof value.secure === "string";
}

function containsCiphertext(value: unknown): boolean {
  return (
    isCiphertext(value) ||
    (typeof value === "object" && value !== null && Object.values(value).some(containsCiphertext))
  );
}

function withoutCiphertext(value: unknown): unknown {
  if (isCiphertext(value)) {
    return MASK;
  }
  if (Array.isArray(value)) {
    return value.map(withoutCiphertext);
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutCiphertext(inner)]))
    : value;
}

/** The inputs that a package's default provider takes from configuration: `aws:region` is `region` of `aws`. */
export function packageConfig(config: Config, name: string): { key: string; value: string; secret: boolean }[] {
  const prefix = `${name}:`;
  return [...config.values]
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, value]) => ({ key: key.slice(prefix.length), value, secret: config.secretKeys.has(key) }));
}
