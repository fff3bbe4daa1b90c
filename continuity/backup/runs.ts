import type { Seconds } from "../declaration/duration";
import type { Step } from "../recovery/step";
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

/** From which side a loss is bounded: by what is the least it can be, or the most. */
export type Side = "least" | "most";

const DAY: Seconds = 86_400;

/** How long after its scheduled instant a run's point is usable; infinite where nobody knows. */
export function delayOf({ startWindow, job, copy }: Chain, side: Side): Seconds {
  const end = (step: Step) => (side === "least" ? step.lo : (step.hi ?? Number.POSITIVE_INFINITY));
  return startWindow + end(job) + (copy ? end(copy) : 0);
}

/** Whether every scheduled run leaves its own point. */
export function everyRunCounts(chain: Chain): boolean {
  return !chain.onceADay && chain.rivals.every((rival) => rivalry(chain, rival) === "none");
}

/** Whether what counts may differ between the sides, or between runs at one instant. */
export function sideMatters(chain: Chain): boolean {
  const clear = (rival: Rival) => ["none", "suppresses"].includes(rivalry(chain, rival));
  return chain.onceADay === true || !chain.rivals.every(clear);
}

/**
 * The runs of a chain that count, in order: those whose start window overlaps that of a rule of the same plan with longer
 * retention are suppressed, over the full windows. With equal retention AWS does not say which one survives: the run then
 * stands for the worse of the two. What may or may not suppress runs does so only on the side of the most.
 *
 * Source: AWS Backup developer guide, "Backup plan options and configuration", overlapping rules; "Continuous backups and
 * point-in-time recovery", Amazon RDS: snapshots once a day beside a continuous rule.
 */
export function runsThatCount(chain: Chain, from: number, to: number, side: Side): Run[] {
  let runs: Run[] = [...occurrences(chain.schedule.parsed, from, to)].map((at) => ({ holds: at, fires: at, chain }));
  const rivals = chain.rivals.map((rival) => ({ rival, kind: rivalry(chain, rival) }));
  const suppressing = rivals.filter(
    ({ kind }) => kind === "suppresses" || (kind === "may suppress" && side === "most"),
  );
  const equal = rivals.filter(({ kind }) => kind === "may survive instead");
  for (const { rival } of suppressing) {
    const overlaps = overlapping(runs, rival, from, to);
    runs = runs.filter((_run, i) => overlaps[i] === undefined);
  }
  const spans = equal.map(({ rival }) => ({ overlaps: overlapping(runs, rival, from, to), rival }));
  runs = runs.map((run, i) =>
    spans.reduce((worst, { overlaps, rival }) => worseOf(worst, overlaps[i], rival.startWindow), run),
  );
  return chain.onceADay && side === "most" ? oneEachDay(runs) : runs;
}

type Rivalry = "suppresses" | "may suppress" | "may survive instead" | "none";

function rivalry(chain: Chain, rival: Rival): Rivalry {
  const own = chain.rule.retention;
  if (own.kind === "unknown" || rival.retention.kind === "unknown") return "may suppress";
  const [mine, theirs] = [secondsKept(own), secondsKept(rival.retention)];
  if (theirs > mine) return "suppresses";
  return theirs === mine ? "may survive instead" : "none";
}

function secondsKept(retention: Exclude<Chain["retention"], { kind: "unknown" }>): Seconds {
  return (retention.kind === "known" ? retention.value : null) ?? Number.POSITIVE_INFINITY;
}

interface Overlap {
  readonly first: number;
  readonly last: number;
}

/** For each run the first and the last start of a rival whose start window (half-open) overlaps that of the run. */
function overlapping(runs: readonly Run[], rival: Rival, from: number, to: number): readonly (Overlap | undefined)[] {
  const window = runs[0]?.chain.startWindow ?? 0;
  const starts = [...occurrences(rival.schedule.parsed, from - rival.startWindow, to + window)];
  let [low, high] = [0, 0];
  return runs.map(({ fires }) => {
    while (low < starts.length && (starts[low] as number) + rival.startWindow <= fires) low++;
    while (high < starts.length && (starts[high] as number) < fires + window) high++;
    return low < high ? { first: starts[low] as number, last: starts[high - 1] as number } : undefined;
  });
}

function worseOf(run: Run, overlap: Overlap | undefined, window: Seconds): Run {
  if (overlap === undefined) return run;
  const latest = overlap.last + window - run.chain.startWindow;
  return { ...run, holds: Math.min(run.holds, overlap.first), fires: Math.max(run.fires, latest) };
}

/** One run a day (UTC) leaves its point; which one is not known. */
function oneEachDay(runs: readonly Run[]): Run[] {
  const days = new Map<number, Run>();
  for (const run of runs) {
    const day = Math.floor(run.fires / DAY);
    const other = days.get(day);
    const holds = Math.min(run.holds, other?.holds ?? run.holds);
    days.set(day, { ...run, holds, fires: Math.max(run.fires, other?.fires ?? run.fires) });
  }
  return [...days.values()];
}
