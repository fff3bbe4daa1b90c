import { spawn } from "node:child_process";
import { resolve, sep } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { type Lab, LabError, type LabOptions, startLab } from "../lab";
import { UsageError } from "./usage-error";
import { cannotWrite } from "./write-output";

const EXAMPLES = `
Examples:
  $ lifeboat lab                                      run until interrupted, and print what a client needs
  $ lifeboat lab --folder lab-state                   keep its state, and go on from there the next time
  $ lifeboat lab -- aws rds describe-db-instances     run one command against a lab of its own

Exit code: that of the command; without one 0, or 2 where the lab cannot start.
`;

interface Options {
  readonly port?: number;
  readonly folder?: string;
  readonly region?: string;
  readonly backEnd: "postgres" | "simulated";
  readonly seed?: number;
  readonly format: "text" | "json";
}

/** `lifeboat lab`: an AWS for restore drills on this machine, over a real PostgreSQL. */
export function labCommand(): Command {
  return new Command("lab")
    .description("Run an AWS for restore drills on this machine: its own protocols, over a real PostgreSQL.")
    .argument("[command...]", "what to run against it; it ends with that")
    .option("--port <port>", "where to listen on 127.0.0.1 (default: a free port)", portNumber)
    .option("--folder <folder>", "where to keep its state (default: a temporary folder, deleted at the end)")
    .option("--region <region>", "the Region that it plays (default: us-east-1)")
    .addOption(
      new Option("--back-end <kind>", "real databases, or databases that are only said to be there")
        .choices(["postgres", "simulated"])
        .default("postgres"),
    )
    .option("--seed <number>", "of identifiers and of the durations of the simulated back end", whole)
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .addHelpText("after", EXAMPLES)
    .action(async (command: string[], options: Options) => {
      process.exitCode = await run(command, options);
    });
}

async function run(command: readonly string[], options: Options): Promise<number> {
  const lab = await start(options);
  try {
    if (command.length > 0) return await against(lab, command);
    process.stdout.write(options.format === "json" ? `${JSON.stringify(told(lab))}\n` : introduction(lab));
    await interrupted();
    return 0;
  } finally {
    await lab.stop();
  }
}

async function start({ port, folder, region, backEnd, seed }: Options): Promise<Lab> {
  const options: LabOptions = {
    backEnd,
    ...(port === undefined ? {} : { port }),
    ...(folder === undefined ? {} : { folder: resolve(folder) }),
    ...(region === undefined ? {} : { region }),
    ...(seed === undefined ? {} : { seed }),
  };
  try {
    return await startLab(options);
  } catch (error) {
    if (error instanceof LabError) throw new UsageError(error.message, { cause: error });
    if (folder !== undefined && isAbout(resolve(folder), error)) throw cannotWrite(folder, error);
    if (isInUse(error)) throw new UsageError(`port ${port} is in use; choose another one`, { cause: error });
    throw error;
  }
}

function isInUse(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === "EADDRINUSE";
}

/** Whether the file system refuses something in a folder, or the folder itself. */
function isAbout(folder: string, error: unknown): boolean {
  const { path } = (error ?? {}) as NodeJS.ErrnoException;
  return path !== undefined && (path === folder || path.startsWith(`${folder}${sep}`));
}

function told({ endpoint, account, region, copyRegion, environment }: Lab) {
  return { endpoint, account, region, copyRegion, environment };
}

function introduction({ endpoint, account, region, copyRegion, environment }: Lab): string {
  const exported = Object.entries(environment).map(([name, value]) => `export ${name}=${value}`);
  return [
    `The lab answers at ${endpoint}: account ${account}, Region ${region}, copies in ${copyRegion}.`,
    "",
    ...exported,
    "",
    "Interrupt it (Ctrl-C) to end it.",
    "",
  ].join("\n");
}

/** Runs a command that takes the lab for AWS. */
async function against(lab: Lab, [file = "", ...args]: readonly string[]): Promise<number> {
  const child = spawn(file, args, { stdio: "inherit", env: { ...process.env, ...lab.environment } });
  const forward = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on("SIGINT", forward).on("SIGTERM", forward);
  try {
    return await new Promise<number>((settle, fail) => {
      child.once("error", (error) => fail(new UsageError(`${file} cannot be run: ${error.message}`, { cause: error })));
      child.once("close", (code) => settle(code ?? 1));
    });
  } finally {
    process.off("SIGINT", forward).off("SIGTERM", forward);
  }
}

function interrupted(): Promise<void> {
  return new Promise((settle) => {
    process.once("SIGINT", () => settle()).once("SIGTERM", () => settle());
  });
}

function portNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError("write a port, 0 to 65535");
  return Number(text);
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("write a whole number");
  return Number(text);
}
