import type { Timeline, TimelineRun } from "../backup/timeline";
import { writeClock, writeDate, writeMoment } from "./moment";
import { laneLabels, plainName } from "./timeline-words";

/** Runs that are lost, or may be, for the same reason, in words. */
export interface LostRuns {
  /** `Lost runs of nightly, nightly → dr: its start window …`, word by word. */
  readonly why: readonly string[];
  /** The days with the times of day, in order. */
  readonly days: readonly { readonly day: string; readonly times: readonly string[] }[];
  /** How many more there are, where there are too many to list. */
  readonly more: string | undefined;
}

/** The days that are listed for one reason; what is beyond them is counted. */
const MOST_DAYS = 14;

type LostFate = Exclude<TimelineRun["fate"], "counts">;

interface Group {
  /** The lanes that lose the same runs for the same reason, such as a rule and its copies. */
  readonly labels: readonly string[];
  readonly fate: LostFate;
  readonly because: string;
  readonly at: readonly number[];
}

/** Every run that is lost or may be, by reason; lost ones first, each in the order of the lanes. */
export function lostRuns({ lanes }: Timeline): readonly LostRuns[] {
  const labels = laneLabels(lanes);
  const groups = new Map<string, Group>();
  for (const fate of ["lost", "may be lost"] as const) {
    lanes.forEach((lane, i) => {
      for (const [because, at] of byReason(lane.runs, fate)) {
        const key = JSON.stringify([fate, because, at]);
        const others = groups.get(key)?.labels ?? [];
        groups.set(key, { labels: [...others, labels[i] ?? ""], fate, because, at });
      }
    });
  }
  return [...groups.values()].map(inWords);
}

function byReason(runs: readonly TimelineRun[], fate: LostFate): ReadonlyMap<string, readonly number[]> {
  const reasons = new Map<string, number[]>();
  for (const run of runs) if (run.fate === fate) add(reasons, plainName(run.because ?? "no reason is known"), run.at);
  return reasons;
}

function inWords({ labels, fate, because, at }: Group): LostRuns {
  const named = labels.join(", ");
  const what = fate === "lost" ? `Lost runs of ${named}:` : `Runs of ${named} that may be lost:`;
  const days = new Map<string, string[]>();
  for (const instant of at) add(days, writeDate(instant), writeClock(instant));
  const listed = [...days].slice(0, MOST_DAYS).map(([day, times]) => ({ day, times }));
  const rest = at.length - listed.reduce((sum, { times }) => sum + times.length, 0);
  const more = rest === 0 ? undefined : `and ${rest} more, the last ${writeMoment(at[at.length - 1] ?? 0)}`;
  return { why: [...what.split(" "), ...because.split(" ")], days: listed, more };
}

function add<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
