import type { TimelineLane, TimelineRun } from "../backup/timeline";

/** What follows a run until its point is usable: `open` where nobody knows how much longer that takes. */
export interface Bar {
  readonly kind: "window" | "job" | "copy" | "open";
  readonly start: number;
  readonly end: number;
}

/** The bars after a run, at the longest: its start window, its job, its copy. */
export function barsOf({ at }: TimelineRun, { startWindow, job, copy }: TimelineLane): readonly Bar[] {
  const bars: Bar[] = [{ kind: "window", start: at, end: at + startWindow }];
  let start = at + startWindow;
  for (const [kind, time] of [["job", job] as const, ["copy", copy] as const]) {
    if (time === undefined) continue;
    const end = start + (time.hi ?? time.lo);
    bars.push({ kind, start, end });
    if (time.hi === null) return [...bars, { kind: "open", start: end, end: end + 1 }];
    start = end;
  }
  return bars;
}
