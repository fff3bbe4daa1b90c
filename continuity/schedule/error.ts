/** What of a schedule could not be read: one of the six cron fields, the expression as a whole, or the time zone. */
export type ScheduleField =
  | "expression"
  | "minute"
  | "hour"
  | "day-of-month"
  | "month"
  | "day-of-week"
  | "year"
  | "timezone";

export interface ScheduleProblem {
  /** What was given, in full. */
  readonly expression: string;
  readonly field: ScheduleField;
  /** What would have been accepted there, as a phrase. */
  readonly allowed: string;
}

const LONGEST_ECHO = 40;

/**
 * A schedule that AWS Backup would not take. The message is one short line, whatever was given: the field, what stands
 * there (cut to 40 characters), and what is allowed.
 *
 * @example minute "75" is not allowed; use 0-59, with , - * /
 */
export class ScheduleError extends Error implements ScheduleProblem {
  readonly expression: string;
  readonly field: ScheduleField;
  readonly allowed: string;
  readonly #because: string;

  constructor(problem: ScheduleProblem & { readonly found: string; readonly because?: string }) {
    const because = problem.because ?? "is not allowed";
    super(`${problem.field} "${echo(problem.found)}" ${because}; use ${problem.allowed}`);
    this.#because = because;
    this.name = "ScheduleError";
    this.expression = problem.expression;
    this.field = problem.field;
    this.allowed = problem.allowed;
  }

  /** The message without what was given, for places where that may be a secret. */
  get discreet(): string {
    return `${this.field} ${this.#because}; use ${this.allowed}`;
  }
}

/** Control characters, line breaks and half surrogates would break a one-line message, or a terminal. */
function echo(text: string): string {
  const cut = text.slice(0, LONGEST_ECHO).replace(/[\p{C}\p{Z}]/gu, " ");
  return text.length > LONGEST_ECHO ? `${cut}…` : cut;
}
