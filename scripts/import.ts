import { existsSync, readFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { formatDay } from "../continuity/declaration/day";
import { parseDay } from "../continuity/declaration/tags";
import { SettingsError } from "../workspace/errors";
import { mergeSettings } from "../workspace/merge-settings";
import { parseSettings } from "../workspace/settings";
import { writeWhole } from "../workspace/write-file";
import { additionsOf } from "./import/additions";
import type { Found } from "./import/found";
import { remarks } from "./import/found";
import { UsageError } from "./usage-error";

/** Where the sub-command reads and writes; the process, unless a test says otherwise. */
export interface ImportIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  /** Epoch milliseconds. */
  readonly now: () => number;
}

interface Options {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly plan?: readonly string[];
  readonly selection?: readonly string[];
  readonly vault?: readonly string[];
  readonly into?: string;
  readonly deployed?: true;
  readonly owner?: string;
  readonly reason?: string;
  readonly until?: string;
}

/** Who imports today will not know in a year whether it is still so. */
const DAYS_THAT_COUNT = 90;

const EXAMPLES = `
Examples:
  $ lifeboat import backup --region eu-central-1 --profile platform --owner team-platform --into lifeboat.yaml
  $ aws backup get-backup-plan --backup-plan-id ID > plan.json
  $ aws backup get-backup-selection --backup-plan-id ID --selection-id ID > selection.json
  $ lifeboat import backup --plan plan.json --selection selection.json

It calls ListBackupPlans, GetBackupPlan, ListBackupSelections, GetBackupSelection, ListBackupVaults, DescribeBackupVault
and DescribeRegionSettings, and changes nothing.

Exit code: 0 it is printed or written; 2 wrong usage, or AWS or a file cannot be read.
`;

/** `lifeboat import`: writes down in lifeboat.yaml what lives elsewhere. */
export function importCommand(io: ImportIo = processIo()): Command {
  return new Command("import")
    .description("Write down in lifeboat.yaml what lives elsewhere.")
    .addCommand(backup(io))
    .addHelpText("afterAll", EXAMPLES);
}

function backup(io: ImportIo): Command {
  return new Command("backup")
    .summary("write `external` from the plans, vaults and settings of AWS Backup")
    .description(
      "Write `external` of lifeboat.yaml from the plans, vaults and settings of AWS Backup in one account and Region, or from saved answers of the AWS command line.",
    )
    .option("--region <region>", "the Region to ask, or that of files which do not tell it (default: AWS_REGION)")
    .option("--profile <name>", "the profile whose credentials to use (default: AWS_PROFILE)")
    .option("--endpoint <url>", "where AWS Backup answers, if not at its own address")
    .option("--plan <files...>", "saved answers of get-backup-plan")
    .option("--selection <files...>", "saved answers of get-backup-selection")
    .option("--vault <files...>", "saved answers of describe-backup-vault")
    .option("--into <file>", "merge into this lifeboat.yaml (default: print YAML)")
    .option("--deployed", "this program is deployed to the account, where its providers do not tell")
    .option("--owner <name>", "who answers for what is imported (default: aws account ID)")
    .option("--reason <text>", "where it is known from (default: the account and Region)")
    .option("--until <day>", `the day from which it no longer counts (default: ${DAYS_THAT_COUNT} days from now)`, day)
    .exitOverride()
    .showHelpAfterError("(lifeboat import backup --help lists the options)")
    .action((options: Options) => run(io, options));
}

async function run(io: ImportIo, options: Options): Promise<void> {
  const now = Math.floor(io.now() / 1000);
  const found = await read(options, now);
  const until = untilOf(options.until, now);
  const additions = additionsOf(found, { ...options, until });
  const file = options.into ?? "standard output";
  const before = options.into !== undefined && existsSync(options.into) ? textOf(options.into) : "";
  const { text, sameLayout } = merged(file, before, additions);
  const notes = [...found.notes, ...remarks(found), ...aboutAccount(file, text, found)];
  if (!sameLayout) notes.push(`the layout of ${file} is put in order; its comments stay`);
  for (const note of notes) io.stderr.write(`note: ${note}\n`);
  if (options.into === undefined) io.stdout.write(text);
  else write(options.into, text);
  const sums = [count(additions.plans, "plan"), count(additions.vaults, "vault")].join(" and ");
  io.stderr.write(`${options.into === undefined ? "" : `${options.into}: `}${sums}, to be confirmed by ${until}\n`);
}

async function read(options: Options, now: number): Promise<Found> {
  const { plan = [], selection = [], vault = [] } = options;
  if (plan.length + vault.length > 0) {
    if (options.profile !== undefined || options.endpoint !== undefined)
      throw new UsageError("--plan and --vault read files; --profile and --endpoint are for an account");
    const { readFiles } = require("./import/files") as typeof import("./import/files");
    return readFiles({ plans: plan, selections: selection, vaults: vault }, options.region, now);
  }
  if (selection.length > 0) throw new UsageError("--selection needs the --plan that it belongs to");
  const { readAccount } = require("./import/account") as typeof import("./import/account");
  return readAccount(options, now);
}

function untilOf(stated: string | undefined, now: number): string {
  const until = stated ?? formatDay(now + DAYS_THAT_COUNT * 86_400);
  if (parseDay(until) <= now) throw new UsageError("--until has passed; give a later day");
  return until;
}

function merged(...input: Parameters<typeof mergeSettings>) {
  try {
    return mergeSettings(...input);
  } catch (error) {
    throw error instanceof SettingsError ? new UsageError(error.message, { cause: error }) : error;
  }
}

/** Plans reach members only where both accounts are known to be the same. */
function aboutAccount(file: string, text: string, { plans }: Found): readonly string[] {
  const { accounts } = parseSettings(file, text).external;
  const [account] = plans.flatMap((one) => one.account ?? []);
  if (account === undefined || accounts.some(({ deployed }) => deployed)) return [];
  return [
    `the plans are of account ${account}; if this program is deployed there, and its provider has no allowedAccountIds, say so with --deployed`,
  ];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file}: cannot be read; is the path right?`, { cause: error });
  }
}

function write(file: string, text: string): void {
  try {
    writeWhole(file, text);
  } catch (error) {
    throw new UsageError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code})`, { cause: error });
  }
}

function count({ length }: readonly unknown[], what: string): string {
  return `${length} ${what}${length === 1 ? "" : "s"}`;
}

function day(text: string): string {
  try {
    parseDay(text);
  } catch (error) {
    throw new InvalidArgumentError(`${(error as Error).message}.`);
  }
  return text;
}

function processIo(): ImportIo {
  return { stdout: process.stdout, stderr: process.stderr, now: Date.now };
}
