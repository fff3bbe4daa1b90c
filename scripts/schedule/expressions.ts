import { parseSchedule, ScheduleError } from "../../continuity/schedule";
import { UsageError } from "../usage-error";
import { findFacts, type ScheduleQuestion, toAnswer } from "./answer";
import { answerLines, type BatchDefaults } from "./batch";
import { type ScheduleIo, textOf, write } from "./io";
import { COLOUR, PLAIN, writeText } from "./text";

/** What is asked about each expression. */
export interface ExpressionOptions extends BatchDefaults {
  readonly format: "text" | "json";
}

/** Answers for each expression when it runs, and how far apart its runs can be. */
export async function answerExpressions(
  io: ScheduleIo,
  expressions: readonly string[],
  { timezone, format, from, count, startWindow }: ExpressionOptions,
): Promise<void> {
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
    format === "json"
      ? answers.map((facts) => `${JSON.stringify(toAnswer(facts))}\n`).join("")
      : answers.map((facts) => writeText(facts, paint)).join("\n");
  await write(io, text);
}

/** Answers each line of JSON on stdin. */
export async function answerBatch(io: ScheduleIo, defaults: BatchDefaults): Promise<void> {
  schedule("cron(0 5 ? * * *)", defaults.timezone);
  for await (const answers of answerLines(textOf(io.stdin), defaults)) await write(io, answers);
}

function schedule(expression: string, timezone: string): ScheduleQuestion["schedule"] {
  try {
    return parseSchedule({ expression, timezone });
  } catch (error) {
    throw error instanceof ScheduleError ? new UsageError(error.message, { cause: error }) : error;
  }
}
