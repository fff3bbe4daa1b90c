import type { Instant } from "../../continuity/evidence/record";
import type { DrillPlan } from "../plan";
import type { JournalEntry, StepFailure, StepName, StepResults } from "./entry";

/** Where a drill stands, by its journal. */
export interface DrillState {
  readonly plan: DrillPlan;
  readonly results: Readonly<Partial<StepResults>>;
  /** When each step was first begun, and when it was done or failed. */
  readonly times: Readonly<Partial<Record<StepName, { readonly begunAt: Instant; readonly endedAt?: Instant }>>>;
  /** The first failure, which decides what becomes of the drill. */
  readonly failure?: StepFailure & { readonly step: StepName };
  /** How often it was taken up again. */
  readonly resumed: number;
  /** By how much the clock ran backwards, in milliseconds. */
  readonly backwards: number;
  readonly lastAt: Instant;
}

/** @throws TypeError if the first line does not declare a drill */
export function stateOf([first, ...entries]: readonly JournalEntry[]): DrillState {
  if (first?.event !== "declared") throw new TypeError("the first line declares no drill");
  const start: DrillState = { plan: first.plan, results: {}, times: {}, resumed: 0, backwards: 0, lastAt: first.at };
  return entries.reduce(advance, start);
}

/** The state after one more line. */
export function advance(state: DrillState, entry: JournalEntry): DrillState {
  const next = { ...state, lastAt: entry.at, backwards: Math.max(state.backwards, runBack(state.lastAt, entry.at)) };
  switch (entry.event) {
    case "declared":
      throw new TypeError("a drill is declared twice");
    case "resumed":
      return { ...next, resumed: state.resumed + 1 };
    case "begun":
      return { ...next, times: { [entry.step]: { begunAt: entry.at }, ...state.times } };
    case "done":
      return { ...next, results: { ...state.results, [entry.step]: entry.result }, times: ended(state, entry) };
    case "failed":
      return {
        ...next,
        times: ended(state, entry),
        ...(state.failure === undefined ? { failure: { step: entry.step, ...entry.failure } } : {}),
      };
  }
}

function ended({ times }: DrillState, { step, at }: { readonly step: StepName; readonly at: Instant }) {
  return { ...times, [step]: { begunAt: times[step]?.begunAt ?? at, endedAt: at } };
}

function runBack(before: Instant, now: Instant): number {
  return Math.max(0, Date.parse(before) - Date.parse(now));
}
