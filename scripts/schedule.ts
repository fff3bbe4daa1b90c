import { once } from "node:events";
import { Command, InvalidArgumentError, Option } from "commander";
import { DurationError, parseDuration, type Seconds } from "../continuity/declaration/duration";
import { parseSchedule, ScheduleError } from "../continuity/schedule";
import { findFacts, type ScheduleQuestion, toAnswer } from "./schedule/answer";
import { answerLines, type BatchDefaults, readCount } from "./schedule/batch";
import { readInstant } from "./schedule/instant";
import { COLOUR, PLAIN, writeText } from "./schedule/text";
import { UsageError } from "./usage-error";

/** Where the sub-command reads and writes; the process, unless a test says otherwise. */
export interface ScheduleIo {
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

interface Options {
  readonly timezone: string;
  readonly from?: Seconds;
  readonly count: number;
  readonly startWindow?: Seconds;
  readonly format: "text" | "json";
  readonly batch?: true;
}

const EXAMPLES = `
Examples:
  $ lifeboat schedule "cron(0 5 ? * MON-FRI *)" --timezone Europe/Zurich --start-window 1h
  $ lifeboat schedule "cron(0 0 L * ? *)" --from 2027-01-01 --count 12 --format json
  $ echo '{"expression": "cron(30 2 ? * * *)", "timezone": "America/New_York"}' | lifeboat schedule --batch
`;

/**
 * `lifeboat schedule`: when an AWS Backup schedule runs, and how far apart its runs can be. Reads the clock, unless
 * `--from` is given; the model never does.
 */
export function scheduleCommand(io: ScheduleIo = processIo()): Command {
  return new Command("schedule")
    .description("Show when an AWS Backup schedule runs, and how far apart its runs can be.")
    .argument("[expressions...]", 'AWS cron expressions, such as "cron(0 5 ? * * *)"')
    .option("--timezone <zone>", "IANA time zone on whose clocks to read them", "UTC")
    .option("--from <instant>", "look from here on, such as 2026-11-22T18:00:00Z or a date (default: now)", instant)
    .option("--count <n>", "how many next runs to list", count, 5)
    .option("--start-window <duration>", "also tell the worst-case wait for a job to start, such as 1h", duration)
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .option("--batch", "answer lines of JSON on stdin: {expression, timezone?, from?, count?}")
    .addHelpText("after", EXAMPLES)
    .action((expressions: string[], options: Options) => run(io, expressions, options));
}

async function run(io: ScheduleIo, expressions: readonly string[], options: Options): Promise<void> {
  const from = options.from ?? Math.floor(io.now() / 1000);
  if (options.batch) {
    if (expressions.length > 0) throw new UsageError("--batch reads expressions from stdin; give none as arguments");
    return runBatch(io, { ...options, from });
  }
  if (expressions.length === 0) throw new UsageError('give an expression, such as "cron(0 5 ? * * *)", or --batch');
  const { timezone, count, startWindow } = options;
  const questions = expressions.map(
    (expression): ScheduleQuestion => ({
      schedule: schedule(expression, timezone),
      from,
      count,
      ...(startWindow === undefined ? {} : { startWindow }),
    }),
  );
  const paint = io.stdout.isTTY && !io.env.NO_COLOR ? COLOUR : PLAIN;
  const answers = questions.map(findFacts);
  const text =
    options.format === "json"
      ? answers.map((facts) => `${JSON.stringify(toAnswer(facts))}\n`).join("")
      : answers.map((facts) => writeText(facts, paint)).join("\n");
  await write(io, text);
}

async function runBatch(io: ScheduleIo, defaults: BatchDefaults): Promise<void> {
  schedule("cron(0 5 ? * * *)", defaults.timezone);
  for await (const answers of answerLines(textOf(io.stdin), defaults)) await write(io, answers);
}

async function* textOf(stdin: ScheduleIo["stdin"]): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  for await (const chunk of stdin) yield typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
}

/** Waits for a slow reader, so that a long answer never piles up in memory. */
async function write({ stdout }: ScheduleIo, text: string): Promise<void> {
  if (!stdout.write(text)) await once(stdout, "drain");
}

function schedule(expression: string, timezone: string): ScheduleQuestion["schedule"] {
  try {
    return parseSchedule({ expression, timezone });
  } catch (error) {
    throw error instanceof ScheduleError ? new UsageError(error.message, { cause: error }) : error;
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

function processIo(): ScheduleIo {
  return { stdin: process.stdin, stdout: process.stdout, env: process.env, now: Date.now };
}
