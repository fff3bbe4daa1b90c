import type { LossOptions } from "./loss";

/** What was found out in an assessment, whose options are one object, by question. */
export type Answers<T> = WeakMap<LossOptions, Map<string, T>>;

/** Hundreds of members share a few schedules and rules: what is asked of one is answered for all. */
export function once<T>(known: Answers<T>, options: LossOptions, question: string, ask: () => T): T {
  const answers = known.get(options) ?? new Map<string, T>();
  known.set(options, answers);
  if (!answers.has(question)) answers.set(question, ask());
  return answers.get(question) as T;
}
