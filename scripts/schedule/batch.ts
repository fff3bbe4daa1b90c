import { parseSchedule, ScheduleError } from "../../continuity/schedule";
import { UsageError } from "../usage-error";
import { findFacts, type ScheduleQuestion, toAnswer } from "./answer";
import { readInstant } from "./instant";

/** What holds for a line that does not say otherwise. */
export interface BatchDefaults {
  readonly timezone: string;
  readonly from: number;
  readonly count: number;
  readonly startWindow?: number;
}

export const MOST_RUNS = 10_000;
const LONGEST_LINE = 1_000_000;
const KEYS = ["expression", "timezone", "from", "count"];

/**
 * Answers each line of JSON by a line of JSON, in order. Yields the answers to what each chunk completes, so that a long
 * input streams through.
 */
export async function* answerLines(
  chunks: AsyncIterable<string>,
  defaults: BatchDefaults,
): AsyncGenerator<string, void, undefined> {
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split("\n");
    // What is already too long needs no more than that to be refused.
    rest = (lines.pop() ?? "").slice(0, LONGEST_LINE + 1);
    if (lines.length > 0) yield lines.map((line) => `${answerLine(line, defaults)}\n`).join("");
  }
  if (rest !== "") yield `${answerLine(rest, defaults)}\n`;
}

/** Answers one line; what cannot be read, by `{"error": "…"}`. */
export function answerLine(line: string, defaults: BatchDefaults): string {
  try {
    return JSON.stringify(toAnswer(findFacts(readQuestion(line, defaults))));
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ScheduleError)) throw error;
    return JSON.stringify({ error: error.message });
  }
}

function readQuestion(line: string, defaults: BatchDefaults): ScheduleQuestion {
  const { expression, timezone = defaults.timezone, from, count = defaults.count } = readObject(line);
  if (typeof expression !== "string") throw new UsageError("expression must be a string");
  if (typeof timezone !== "string") throw new UsageError("timezone must be a string");
  if (from !== undefined && typeof from !== "string") throw new UsageError("from must be a string");
  return {
    schedule: parseSchedule({ expression, timezone }),
    from: from === undefined ? defaults.from : readInstant(from),
    count: readCount(count),
    ...(defaults.startWindow === undefined ? {} : { startWindow: defaults.startWindow }),
  };
}

/** @throws UsageError unless it is a whole number of runs */
export function readCount(count: unknown): number {
  if (typeof count === "number" && Number.isInteger(count) && count >= 0 && count <= MOST_RUNS) return count;
  throw new UsageError(`count must be a whole number from 0 to ${MOST_RUNS}`);
}

function readObject(line: string): Record<string, unknown> {
  if (line.length > LONGEST_LINE) throw new UsageError(`a line must be no longer than ${LONGEST_LINE} characters`);
  const value = parseJson(line);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new UsageError("not a JSON object");
  // A key that is mistyped would otherwise be a default, silently.
  if (Object.keys(value).some((key) => !KEYS.includes(key))) throw new UsageError(`keys must be of ${KEYS.join(", ")}`);
  return value as Record<string, unknown>;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new UsageError("not JSON", { cause });
  }
}
