import type { Value } from "../estate/value";
import { type Condition, condition, unknownCondition } from "../recovery/path";

/** Why AWS Backup refuses a rule, and with it the whole plan, or why nobody can tell whether it does. */
export interface Refusal {
  readonly about: "lifecycle" | "windows";
  /** Whose: `the lifecycle of rule daily`. */
  readonly of: string;
  /** Whether AWS accepts it nevertheless. */
  readonly holds: false | "unknown";
  readonly problem: string;
  /** What AWS would accept, as an order; only where it surely refuses. */
  readonly fix?: string;
}

/** A refusal as a condition on everything that the plan would leave. */
export function acceptance({ of, holds, problem, fix }: Refusal): Condition {
  const text = `AWS Backup accepts ${of}`;
  return holds === false ? condition(`${text} (${problem})`, false, fix) : unknownCondition(text, problem);
}

/** A whole number, also written as text, as the provider takes it. */
export function wholeNumber(value: Value): number | undefined {
  const number = typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : undefined;
}
