import type { Seconds } from "../declaration/duration";
import { dateOf, writeClock, writeMonthDay, writeWeekday } from "./moment";

const MINUTE: Seconds = 60;
const HOUR: Seconds = 3_600;
const DAY: Seconds = 86_400;
/** A Monday, from which stretches of weeks count. */
const MONDAY: Seconds = 4 * DAY;
const FORTNIGHT: Seconds = 14 * DAY;
/** The longest label of a tick: `Thu 26`. */
const LABEL = 6;

/** Stretches of time that people count in; longer ones are doubled. */
const STRETCHES: readonly Seconds[] = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28].map((days) => days * DAY),
];
const LONGEST = 28 * DAY;

/** A mark on the axis of time. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** A span of time that begins and ends with whole stretches. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  /** How long each of its columns is. */
  readonly unit: Seconds;
  readonly columns: number;
  readonly ticks: readonly Tick[];
}

/** The finest scale that holds a span of time in so many columns. */
export function scaleOf(from: number, to: number, most: number): Scale {
  const start = dateOf(from).getTime() / 1000;
  const end = Math.max(start + 1, dateOf(to).getTime() / 1000);
  const columnsOf = (unit: Seconds) => Math.ceil((end - floorTo(start, unit)) / unit);
  let unit: Seconds = STRETCHES.find((stretch) => columnsOf(stretch) <= most) ?? LONGEST;
  while (columnsOf(unit) > Math.max(2, most)) unit *= 2;
  const first = floorTo(start, unit);
  const last = first + columnsOf(unit) * unit;
  return { from: first, to: last, unit, columns: columnsOf(unit), ticks: ticksOf(first, last, unit) };
}

function ticksOf(from: number, to: number, unit: Seconds): readonly Tick[] {
  const wide = (stretch: Seconds) => stretch % unit === 0 && stretch / unit > LABEL;
  const stretch = STRETCHES.find(wide) ?? unit * (LABEL + 1);
  const ticks: Tick[] = [];
  for (let at = floorTo(from, stretch); at < to; at += stretch) {
    if (at >= from) ticks.push({ at, label: labelOf(at, to - from) });
  }
  return ticks;
}

function floorTo(instant: number, stretch: Seconds): number {
  const origin = stretch % (7 * DAY) === 0 ? MONDAY : 0;
  return Math.floor((instant - origin) / stretch) * stretch + origin;
}

function labelOf(instant: number, span: Seconds): string {
  if (instant % DAY !== 0) return writeClock(instant);
  return span <= FORTNIGHT ? writeWeekday(instant) : writeMonthDay(instant);
}
