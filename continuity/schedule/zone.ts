import type { Seconds } from "../declaration/duration";
import { DAY, type DayNumber, dayNumber } from "./calendar";

/** A stretch of time, from an instant to another (exclusive), in which a zone's clocks keep one distance from UTC. */
export interface Segment {
  readonly start: Seconds;
  readonly end: Seconds;
  /** Local time minus UTC. */
  readonly offset: Seconds;
}

/** What one UTC year holds: the offset it begins with, and each change, ascending. */
interface ZoneYear {
  readonly opening: Seconds;
  readonly changes: readonly { readonly at: Seconds; readonly offset: Seconds }[];
}

/** Shorter than the shortest segment of any zone since 1970: 6 days and 23 hours (America/Boa_Vista, October 2000). */
const PROBE: Seconds = 6 * DAY;

const formats = new Map<string, Intl.DateTimeFormat>();
const years = new Map<string, ZoneYear>();

/**
 * The segments of a zone over whole years (and what lies before and after in the first and last one), ascending and
 * without holes. Asking Intl is slow, so a year of a zone is probed once and remembered.
 *
 * @param timezone an IANA name that `parseSchedule` has accepted
 */
export function segmentsOf(timezone: string, firstYear: number, lastYear: number): Segment[] {
  if (timezone === "UTC") return [{ start: -Infinity, end: Infinity, offset: 0 }];
  const segments: Segment[] = [];
  let start = -Infinity;
  let offset = zoneYear(timezone, firstYear).opening;
  for (let year = firstYear; year <= lastYear; year++) {
    for (const change of zoneYear(timezone, year).changes) {
      segments.push({ start, end: change.at, offset });
      start = change.at;
      offset = change.offset;
    }
  }
  segments.push({ start, end: Infinity, offset });
  return segments;
}

/**
 * The instant at which a zone's clocks show a local time (seconds since 1970 as if the clocks were UTC): the first, if
 * they show it twice; undefined, if they skip it.
 */
export function instantOf(segments: readonly Segment[], local: Seconds): Seconds | undefined {
  const segment = segments[segmentAt(segments, local)];
  if (segment === undefined || local < segment.start + segment.offset) return undefined;
  return local - segment.offset;
}

/** The index of the first segment whose clocks have not yet passed a local time. */
export function segmentAt(segments: readonly Segment[], local: Seconds): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const segment = segments[middle] as Segment;
    if (segment.end + segment.offset > local) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether the clocks run evenly through a local day within the segment: no time of it is skipped or repeated. */
export function isEven(segment: Segment, day: DayNumber): boolean {
  return segment.start + segment.offset <= day * DAY && (day + 1) * DAY <= segment.end + segment.offset;
}

function zoneYear(timezone: string, year: number): ZoneYear {
  const key = `${timezone} ${year}`;
  const known = years.get(key);
  if (known !== undefined) return known;
  const found = probeYear(timezone, dayNumber(year, 1, 1) * DAY, dayNumber(year + 1, 1, 1) * DAY);
  years.set(key, found);
  return found;
}

/** A change exactly at the year's start belongs to the year before, whose end it is. */
function probeYear(timezone: string, start: Seconds, end: Seconds): ZoneYear {
  const opening = offsetAt(timezone, start);
  const changes: { at: Seconds; offset: Seconds }[] = [];
  let offset = opening;
  for (let low = start; low < end; low += PROBE) {
    const high = Math.min(low + PROBE, end);
    const after = offsetAt(timezone, high);
    if (after === offset) continue;
    changes.push({ at: bisect(timezone, low, high, offset), offset: after });
    offset = after;
  }
  return { opening, changes };
}

/** The first second after `low` with another offset than `before`, which holds at `low` and no longer at `high`. */
function bisect(timezone: string, low: Seconds, high: Seconds, before: Seconds): Seconds {
  let still = low;
  let changed = high;
  while (changed - still > 1) {
    const middle = Math.floor((still + changed) / 2);
    if (offsetAt(timezone, middle) === before) still = middle;
    else changed = middle;
  }
  return changed;
}

const OFFSET = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

function offsetAt(timezone: string, instant: Seconds): Seconds {
  const match = OFFSET.exec(formatOf(timezone).format(instant * 1000));
  const [, sign, hours = 0, minutes = 0, seconds = 0] = match ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds));
}

function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", { timeZone: timezone, timeZoneName: "longOffset" });
  formats.set(timezone, format);
  return format;
}
