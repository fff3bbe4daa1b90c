import type { Timeline, TimelineLane, WorstGap } from "../backup/timeline";
import { barsOf } from "./timeline-bars";
import type { Scale } from "./timeline-scale";
import { plainName, writeLost } from "./timeline-words";

/** What a column can show, the weightier later. */
export const SIGNS = [
  "nothing",
  "blackout",
  "continuous",
  "window",
  "job",
  "copy",
  "open",
  "run",
  "runs",
  "may be lost",
  "lost",
] as const;

export type Sign = (typeof SIGNS)[number];

/** One column of a row. */
export interface Cell {
  readonly sign: Sign;
  readonly text: string;
}

const TEXT: Readonly<Record<Exclude<Sign, "runs">, string>> = {
  nothing: ".",
  blackout: ":",
  continuous: "~",
  window: "-",
  job: "=",
  copy: "+",
  open: ">",
  run: "#",
  "may be lost": "?",
  lost: "x",
};

const SHORTEST_ARROWS = 4;

/** The columns of a lane: its runs, after each that may leave a point its start window, job and copy. */
export function laneCells(lane: TimelineLane, { blackouts }: Pick<Timeline, "blackouts">, scale: Scale): Cell[] {
  const signs = new Array<Sign>(scale.columns).fill(lane.kind === "continuous" ? "continuous" : "nothing");
  for (const { start, end } of blackouts) cover(signs, scale, start, end, "blackout");
  const bars = lane.runs.flatMap((run) => (run.fate === "lost" ? [] : barsOf(run, lane)));
  for (const { kind, start, end } of bars) cover(signs, scale, start, end, kind);
  const runs = new Array<number>(scale.columns).fill(0);
  for (const { at, fate } of lane.runs) {
    const column = columnOf(scale, at);
    if (!(column >= 0 && column < scale.columns)) continue;
    raise(signs, column, fate === "counts" ? (runs[column] === 0 ? "run" : "runs") : fate);
    runs[column] = (runs[column] ?? 0) + 1;
  }
  return signs.map((sign, i) => ({ sign, text: sign === "runs" ? several(runs[i] ?? 0) : TEXT[sign] }));
}

const several = (runs: number): string => (runs > 9 ? "*" : String(runs));

/** The columns in which a blackout of this name falls. */
export function blackoutCells(what: string, { blackouts }: Pick<Timeline, "blackouts">, scale: Scale): Cell[] {
  const signs = new Array<Sign>(scale.columns).fill("nothing");
  for (const one of blackouts) if (plainName(one.what) === what) cover(signs, scale, one.start, one.end, "blackout");
  return signs.map((sign) => ({ sign, text: sign === "nothing" ? " " : TEXT.blackout }));
}

/** The worst gap as a span, with how much is lost in it where that fits; without an end where nobody knows one. */
export function gapSpan(worst: WorstGap, scale: Scale): string {
  const last = scale.columns - 1;
  const column = (instant: number) => Math.max(0, Math.min(last, columnOf(scale, instant)));
  const start = column(worst.holds);
  const end = worst.usable === null ? last : Math.max(start, column(worst.usable));
  const length = end - start + 1;
  const text = ` ${writeLost(worst)} `;
  const before = " ".repeat(start);
  if (text.length + SHORTEST_ARROWS <= length) {
    const left = Math.floor((length - text.length - SHORTEST_ARROWS) / 2);
    const right = length - text.length - SHORTEST_ARROWS - left;
    const close = worst.usable === null ? "->" : ">|";
    return `${before}|<${"-".repeat(left)}${text}${"-".repeat(right)}${close}`;
  }
  const bar = `|${"-".repeat(Math.max(0, length - 2))}${length > 1 ? (worst.usable === null ? ">" : "|") : ""}`;
  if (start + length + text.length <= scale.columns) return `${before}${bar}${text}`.trimEnd();
  return text.length <= start ? `${text.padStart(start)}${bar}` : `${before}${bar}`;
}

/** Every column of which any part lies in the span. */
function cover(signs: Sign[], scale: Scale, start: number, end: number, sign: Sign): void {
  const first = Math.max(0, columnOf(scale, start));
  for (let i = first; i < scale.columns && scale.from + i * scale.unit < end; i++) raise(signs, i, sign);
}

function raise(signs: Sign[], column: number, sign: Sign): void {
  if (SIGNS.indexOf(sign) > SIGNS.indexOf(signs[column] ?? "nothing")) signs[column] = sign;
}

function columnOf(scale: Scale, instant: number): number {
  return Math.floor((instant - scale.from) / scale.unit);
}
