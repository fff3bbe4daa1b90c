import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { parse, stringify } from "yaml";
import { enginePath } from "./location";
import { type Ended, run } from "./process";

/** A stack of its own: an empty state, a Pulumi home and a configuration that nothing else sees, gone after use. */
export interface EngineStack {
  /** Runs `pulumi` in the project's directory; `config` adds the stack and its configuration file to the arguments. */
  pulumi(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended>;
  /** The options that name the stack and its configuration. */
  readonly options: readonly string[];
  /** Where files for this run may lie. */
  readonly scratch: string;
}

export interface Project {
  /** The directory of the Pulumi.yaml; nothing is written there. */
  readonly directory: string;
  readonly stack: string;
  /** Configuration beside and above what Pulumi.<stack>.yaml has: `{"aws:region": "eu-central-1"}`. */
  readonly config?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** @throws Error when the engine is not installed. */
export async function withStack<T>(project: Project, use: (stack: EngineStack) => Promise<T>): Promise<T> {
  const engine = enginePath();
  if (engine === undefined) {
    throw new Error("the Pulumi engine is not installed: npm run engine:install");
  }
  const scratch = await mkdtemp(join(tmpdir(), "lifeboat-engine-"));
  try {
    const directory = resolve(project.directory);
    const env = { ...isolated(scratch), ...project.env };
    const configFile = await initialise(engine, scratch, { ...project, directory }, env);
    return await use({
      scratch,
      options: ["--stack", project.stack, "--config-file", configFile],
      pulumi: (args, more) => run(engine, args, { cwd: directory, env: { ...env, PWD: directory, ...more } }),
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Creates the stack from a twin of the project, because `stack init` writes beside the Pulumi.yaml, and gives the
 * configuration file to use: the user's own, with the twin's encryption.
 */
async function initialise(engine: string, scratch: string, project: Project, env: NodeJS.ProcessEnv): Promise<string> {
  const { name } = await yaml(join(project.directory, "Pulumi.yaml"));
  await writeFile(join(scratch, "Pulumi.yaml"), stringify({ name, runtime: "nodejs" }));
  const created = await run(engine, ["stack", "init", project.stack, "--non-interactive"], { cwd: scratch, env });
  if (created.exitCode !== 0) {
    throw new Error(`pulumi stack init ${project.stack} failed: ${created.stderr.trim()}`);
  }
  const file = join(scratch, `Pulumi.${project.stack}.yaml`);
  const own = await yaml(join(project.directory, `Pulumi.${project.stack}.yaml`));
  const config = { ...(own.config as object | undefined), ...project.config };
  await writeFile(file, stringify({ ...own, ...(await yaml(file)), config }));
  return file;
}

async function yaml(path: string): Promise<Record<string, unknown>> {
  try {
    return (parse(await readFile(path, "utf8")) as Record<string, unknown> | null) ?? {};
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return {};
    }
    throw error;
  }
}

/** The environment without what would reach a user's stacks or cloud, and with our plugins first on the path. */
function isolated(scratch: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([key]) => !/^(AWS|LIFEBOAT|PULUMI)_/.test(key));
  return {
    ...Object.fromEntries(inherited),
    PATH: [join(__dirname, "..", "bin"), process.env.PATH].join(delimiter),
    PULUMI_HOME: join(scratch, "home"),
    PULUMI_BACKEND_URL: `file://${scratch}`,
    PULUMI_CONFIG_PASSPHRASE: "tests",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
  };
}
