import { formatDuration } from "../declaration/duration";
import type { ReportBound, ReportScenario } from "./report";

/** What can be kept of an objective, beside it: `2m/15m`; as a range where the objective may lie within. */
export interface Figure {
  readonly achieved: string;
  readonly objective: string;
}

/** Both halves of the objective of a scenario, as figures of a table. */
export function figuresOf({ objective, rto, rpo }: ReportScenario): readonly [rto: Figure, rpo: Figure] {
  return [figure(rto, objective.rtoSeconds, "never"), figure(rpo, objective.rpoSeconds, "all")];
}

/** Writes figures below each other, with their slashes in one column. */
export function alignFigures(figures: readonly Figure[]): readonly string[] {
  const width = Math.max(0, ...figures.map(({ achieved }) => achieved.length));
  return figures.map(({ achieved, objective }) => `${achieved.padStart(width)}/${objective}`);
}

function figure(bound: ReportBound, objective: number | null, impossible: "never" | "all"): Figure {
  return {
    achieved: writeAchieved(bound, objective, impossible),
    objective: objective === null ? "-" : formatDuration(objective),
  };
}

function writeAchieved(
  { seconds, atLeastSeconds }: ReportBound,
  objective: number | null,
  impossible: "never" | "all",
): string {
  if (atLeastSeconds === null) return impossible;
  if (seconds === null) return "none";
  const isWithin = objective !== null && atLeastSeconds <= objective && objective < seconds;
  return isWithin ? `${formatDuration(atLeastSeconds)}–${formatDuration(seconds)}` : formatDuration(seconds);
}
