import type { Seconds } from "../declaration/duration";
import { occurrences } from "../schedule";
import type { Chain, Rival } from "./chain";

/** A scheduled run that will leave a recovery point, at its worst. */
export interface Run {
  /** The data in its point may be no newer than this instant. */
  readonly holds: number;
  /** The scheduled instant from which its start window counts. */
  readonly fires: number;
  readonly chain: Chain;
}

/** The latest instant at which a run's point is usable. An open copy time counts as none: its step says so. */
export function usableAt(run: Run): number {
  const { startWindow, job, copy } = run.chain;
  return run.fires + startWindow + (job.hi ?? 0) + (copy?.hi ?? 0);
}

/** Whether another rule of the plan may take the place of runs of this chain. */
export function hasRivals(chain: Chain): boolean {
  return chain.rivals.some((rival) => rivalry(chain, rival) !== "none");
}

/**
 * The runs of a chain that count, in order: those whose start window overlaps that of a rule of the same plan with longer
 * retention are suppressed, over the full windows. With equal retention AWS does not say which one survives: the run then
 * stands for the worse of the two.
 *
 * Source: AWS Backup developer guide, "Backup plan options and configuration", overlapping rules.
 */
export function runsThatCount(chain: Chain, from: number, to: number): Run[] {
  const runs: Run[] = [...occurrences(chain.schedule.parsed, from, to)].map((at) => ({ holds: at, fires: at, chain }));
  let remaining = runs;
  for (const rival of chain.rivals) {
    const kind = rivalry(chain, rival);
    if (kind === "none") continue;
    const starts = [...occurrences(rival.schedule.parsed, from - rival.startWindow, to + chain.startWindow)];
    remaining = applyRival(remaining, chain.startWindow, starts, rival.startWindow, kind);
  }
  return remaining;
}

type Rivalry = "suppresses" | "may survive instead" | "none";

function rivalry(chain: Chain, rival: Rival): Rivalry {
  const own = chain.rule.retention;
  if (own.kind !== "known" || rival.retention.kind !== "known") return "suppresses";
  const [mine, theirs] = [own.value ?? Number.POSITIVE_INFINITY, rival.retention.value ?? Number.POSITIVE_INFINITY];
  if (theirs > mine) return "suppresses";
  return theirs === mine ? "may survive instead" : "none";
}

function applyRival(
  runs: readonly Run[],
  window: Seconds,
  starts: readonly number[],
  theirs: Seconds,
  kind: Rivalry,
): Run[] {
  const result: Run[] = [];
  let first = 0;
  for (const run of runs) {
    while (first < starts.length && (starts[first] as number) + theirs <= run.fires) first++;
    const overlapping: number[] = [];
    for (let i = first; i < starts.length && (starts[i] as number) < run.fires + window; i++)
      overlapping.push(starts[i] as number);
    if (overlapping.length === 0) result.push(run);
    else if (kind === "may survive instead") {
      const earliest = Math.min(run.holds, ...overlapping);
      const latest = Math.max(run.fires, ...overlapping.map((at) => at + theirs - window));
      result.push({ ...run, holds: earliest, fires: latest });
    }
  }
  return result;
}
