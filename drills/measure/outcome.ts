import { formatDuration } from "../../continuity/declaration/duration";
import type { Achieved, DrillOutcome } from "../../continuity/evidence/record";
import type { DrillState } from "../journal/state";

/** Beyond what clocks are corrected by in passing, in milliseconds. */
const NOTICEABLE = 1_000;

/** What became of a drill, and why it did not pass. */
export interface Outcome {
  readonly outcome: DrillOutcome;
  readonly because?: string;
}

export function outcomeOf(state: DrillState, achieved: Achieved): Outcome {
  const { failure, backwards, results } = state;
  if (failure !== undefined) {
    return {
      outcome: failure.kind === "aborted" ? "aborted" : "failed",
      because: `${failure.step}: ${failure.because}`,
    };
  }
  const failed = (results.verify?.checks ?? []).filter(({ passed }) => !passed);
  if (failed.length > 0) {
    const told = failed.map(({ name, expected, actual }) => `${name}: expected ${expected}, found ${actual}`);
    return { outcome: "failed", because: told.join("; ") };
  }
  if (backwards > NOTICEABLE) {
    const back = formatDuration(Math.ceil(backwards / 1000));
    return { outcome: "failed", because: `the clock ran backwards by ${back}: the times say nothing` };
  }
  const missed = [...missedBy("RTO", achieved.rtoSeconds, state), ...missedBy("RPO", achieved.rpoSeconds, state)];
  if (missed.length === 0) return { outcome: "passed" };
  const pause = state.resumed > 0 ? " (with the time in which the drill was interrupted)" : "";
  return { outcome: "missed-objective", because: `${missed.join("; ")}${pause}` };
}

function missedBy(what: "RTO" | "RPO", achieved: number | null, { plan }: DrillState): readonly string[] {
  const objective = what === "RTO" ? plan.objective.rtoSeconds : plan.objective.rpoSeconds;
  if (objective === null || achieved === null || achieved <= objective) return [];
  return [`${what} ${formatDuration(achieved)} exceeds ${formatDuration(objective)}`];
}
