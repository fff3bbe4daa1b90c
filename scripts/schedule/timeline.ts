import type { Seconds } from "../../continuity/declaration/duration";
import { occurrences, type Schedule } from "../../continuity/schedule";
import { clockOf, type LocalTime, monthName, writeDay } from "./clock";

const DAY: Seconds = 86_400;
const WEEK_DAYS = 7;
const YEAR_MONTHS = 12;
const LABEL = 10;

/** A picture of the runs ahead, in lines of less than 80 columns. */
export interface Timeline {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * Draws the runs ahead on the zone's clocks: a week, half an hour a column; if the week has none, a year, a day a column;
 * nothing, if that has none either. Only runs at or after `from` are drawn.
 */
export function drawTimeline(schedule: Schedule, from: Seconds): Timeline | undefined {
  return drawWeek(schedule, from) ?? drawYear(schedule, from);
}

/** One line of the picture: a cell for each stretch of time, undefined where there is none (30 February). */
interface Row {
  readonly label: string;
  readonly cells: (boolean | undefined)[];
  runs: number;
}

function drawWeek(schedule: Schedule, from: Seconds): Timeline | undefined {
  const clock = clockOf(schedule.timezone);
  const { year, month, date } = clock(from);
  const rows = new Map<string, Row>();
  for (let i = 0; i < WEEK_DAYS; i++) {
    const day = new Date(Date.UTC(year, month - 1, date + i));
    const label = writeDay({ year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, date: day.getUTCDate() });
    rows.set(label, { label, cells: new Array<boolean>(48).fill(false), runs: 0 });
  }
  mark(rows, occurrences(schedule, from, from + (WEEK_DAYS + 2) * DAY), clock, writeDay, ({ hour, minute }) => {
    return hour * 2 + Math.floor(minute / 30);
  });
  const hours = ["00:00", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00"];
  return draw("The week ahead, half an hour a column", [...rows.values()], 6, hours);
}

function drawYear(schedule: Schedule, from: Seconds): Timeline | undefined {
  const clock = clockOf(schedule.timezone);
  const { year, month } = clock(from);
  const labelOf = (time: Pick<LocalTime, "year" | "month">) => `${monthName(time.month)} ${time.year}`;
  const rows = new Map<string, Row>();
  for (let i = 0; i < YEAR_MONTHS; i++) {
    const last = new Date(Date.UTC(year, month + i, 0));
    const label = labelOf({ year: last.getUTCFullYear(), month: last.getUTCMonth() + 1 });
    const cells = Array.from({ length: 31 }, (_, date) => (date < last.getUTCDate() ? false : undefined));
    rows.set(label, { label, cells, runs: 0 });
  }
  mark(rows, occurrences(schedule, from, from + 367 * DAY), clock, labelOf, ({ date }) => date - 1);
  return draw("The year ahead, a day a column", [...rows.values()], 5, ["1", "6", "11", "16", "21", "26", "31"]);
}

function mark(
  rows: ReadonlyMap<string, Row>,
  runs: Iterable<Seconds>,
  clock: (instant: Seconds) => LocalTime,
  labelOf: (time: LocalTime) => string,
  cellOf: (time: LocalTime) => number,
): void {
  for (const run of runs) {
    const time = clock(run);
    const row = rows.get(labelOf(time));
    if (row === undefined) continue;
    row.cells[cellOf(time)] = true;
    row.runs++;
  }
}

function draw(title: string, rows: readonly Row[], group: number, heads: readonly string[]): Timeline | undefined {
  if (rows.every(({ runs }) => runs === 0)) return undefined;
  const head = heads.map((text) => text.padEnd(group)).join(" ");
  const body = rows.map(({ label, cells, runs }) => {
    const text = cells.map((run) => (run === undefined ? " " : run ? "#" : "."));
    return `${label.padEnd(LABEL)}  ${grouped(text, group).padEnd(head.length)}  ${String(runs).padStart(4)}`;
  });
  return { title, lines: [`${" ".repeat(LABEL)}  ${head}  runs`, ...body] };
}

function grouped(cells: readonly string[], size: number): string {
  const groups: string[] = [];
  for (let i = 0; i < cells.length; i += size) groups.push(cells.slice(i, i + size).join(""));
  return groups.join(" ");
}
