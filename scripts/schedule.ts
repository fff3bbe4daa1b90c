import { Command, InvalidArgumentError, Option } from "commander";
import { DurationError, parseDuration, type Seconds } from "../continuity/declaration/duration";
import { addEngineOptions } from "./check/options";
import { svgOption } from "./picture";
import { readCount } from "./schedule/batch";
import { answerBatch, answerExpressions, type ExpressionOptions } from "./schedule/expressions";
import { readInstant } from "./schedule/instant";
import { processIo, type ScheduleIo } from "./schedule/io";
import { modeOf } from "./schedule/mode";
import type { PlanOptions } from "./schedule/plan";
import type { StackOptions } from "./schedule/stack";
import { UsageError } from "./usage-error";

export type { ScheduleIo } from "./schedule/io";

type Options = Omit<ExpressionOptions & PlanOptions & StackOptions, "from"> & { readonly from?: Seconds };

const EXAMPLES = `
Examples:
  $ lifeboat schedule "cron(0 5 ? * MON-FRI *)" --timezone Europe/Zurich --start-window 1h
  $ lifeboat schedule "cron(0 0 L * ? *)" --from 2027-01-01 --count 12 --format json
  $ echo '{"expression": "cron(30 2 ? * * *)", "timezone": "America/New_York"}' | lifeboat schedule --batch
  $ aws backup get-backup-plan --backup-plan-id ID | lifeboat schedule --plan - --for rds --job-time 20m
  $ lifeboat schedule --stack prod infra --svg backups.svg

Exit code: 0 every schedule is told; 2 one cannot be read, or wrong usage.
`;

const KINDS: readonly PlanOptions["for"][] = ["rds", "aurora", "ebs", "efs", "dynamodb", "s3", "fsx"];

/**
 * `lifeboat schedule`: when AWS Backup schedules run, and how far apart their runs can be: of expressions, of a saved plan,
 * of a program. Reads the clock, unless `--from` is given; the model never does.
 */
export function scheduleCommand(io: ScheduleIo = processIo()): Command {
  const command = new Command("schedule");
  return addEngineOptions(
    command
      .description("Show when AWS Backup schedules run, and how far apart their runs can be.")
      .argument(
        "[expressions...]",
        'AWS cron expressions, such as "cron(0 5 ? * * *)"; with --stack, where Pulumi.yaml lies',
      )
      .option("--timezone <zone>", "IANA time zone on whose clocks to read them", "UTC")
      .option("--from <instant>", "look from here on, such as 2026-11-22T18:00:00Z or a date (default: now)", instant)
      .option("--count <n>", "how many next runs to list", count, 5)
      .option("--start-window <duration>", "also tell the worst-case wait for a job to start, such as 1h", duration)
      .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
      .option("--batch", "answer lines of JSON on stdin: {expression, timezone?, from?, count?}")
      .option("--plan <file>", "draw a plan that aws backup get-backup-plan printed; - for stdin")
      .addOption(new Option("--for <type>", "with --plan: what it backs up").choices(KINDS).default("rds"))
      .option("--job-time <duration>", "with --plan: how long a backup job takes, such as 20m", duration)
      .option("--copy-time <duration>", "with --plan: how long a copy takes", duration)
      .option("--stack <name>", "draw the plans of a program, previewed as lifeboat check does")
      .addOption(svgOption()),
  )
    .addHelpText("after", EXAMPLES)
    .action((args: string[], options: Options) => run(io, command, args, options));
}

async function run(io: ScheduleIo, command: Command, args: readonly string[], options: Options): Promise<void> {
  const asked = { ...options, from: options.from ?? Math.floor(io.now() / 1000) };
  switch (modeOf(command, args)) {
    case "expressions":
      return answerExpressions(io, args, asked);
    case "batch":
      return answerBatch(io, asked);
    case "plan":
      return (require("./schedule/plan") as typeof import("./schedule/plan")).drawPlan(io, asked);
    case "stack":
      return (require("./schedule/stack") as typeof import("./schedule/stack")).drawStack(io, args[0] ?? ".", asked);
  }
}

function instant(text: string): Seconds {
  return asArgument(() => readInstant(text));
}

function count(text: string): number {
  return asArgument(() => readCount(/^\d{1,9}$/.test(text) ? Number(text) : undefined));
}

function duration(text: string): Seconds {
  return asArgument(() => parseDuration(text));
}

/** Commander names the option in front of the message, and exits with the code for wrong usage. */
function asArgument<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError || error instanceof DurationError) throw new InvalidArgumentError(error.message);
    throw error;
  }
}
