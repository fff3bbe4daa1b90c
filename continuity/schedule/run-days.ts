import type { Seconds } from "../declaration/duration";
import { DAY, type DayNumber, yearOf } from "./calendar";
import { daysOfYear } from "./cron";
import { FIELDS } from "./field";
import { FAR, firstYear } from "./occurrences";
import type { Schedule } from "./schedule";
import { isEven, type Segment, segmentAt, segmentsOf } from "./zone";

/** The local days on which a schedule runs, from an instant on: worked out year by year, as far as they are asked for. */
export class RunDays {
  readonly #schedule: Schedule;
  readonly #from: Seconds;
  readonly #until: Seconds;
  readonly #days: DayNumber[] = [];
  readonly #opening: number;
  #nextYear: number;
  #segments: Segment[];
  #segmentsUntil: number;
  #hint = 0;

  /** @param until the end of the horizon; more days follow as needed, to 2199 */
  constructor(schedule: Schedule, from: Seconds, until: Seconds) {
    this.#schedule = schedule;
    this.#from = from;
    this.#until = until;
    this.#opening = firstYear(from);
    this.#nextYear = this.#opening;
    this.#segmentsUntil = Math.min(yearOf(until), FIELDS.year.max) + 1;
    this.#segments = segmentsOf(schedule.timezone, this.#opening - 1, this.#segmentsUntil);
  }

  /** The zone's segments around all the days known so far. */
  get segments(): readonly Segment[] {
    return this.#segments;
  }

  has(index: number): boolean {
    while (this.#days.length <= index && this.#nextYear <= FIELDS.year.max) this.#addYear();
    return index < this.#days.length;
  }

  at(index: number): DayNumber {
    return this.#days[index] as DayNumber;
  }

  /** Whether there is such a day, and it may have a run before the instant. */
  beginsBefore(index: number, instant: Seconds): boolean {
    return this.has(index) && this.at(index) * DAY - FAR < instant;
  }

  /**
   * The offset that holds through a day, the run day `ahead` of it, and all between; undefined if the clocks change on
   * the way, or the day lies at an end of the horizon, where some of its runs may not count.
   */
  evenOffset(index: number, ahead: number): Seconds | undefined {
    if (!this.has(index + ahead)) return undefined;
    const day = this.at(index);
    if (day * DAY - FAR < this.#from || day * DAY + DAY + FAR > this.#until) return undefined;
    const segment = this.#segmentOf(day);
    if (segment === undefined || !isEven(segment, day) || !isEven(segment, this.at(index + ahead))) return undefined;
    return segment.offset;
  }

  /** Days are asked for in order, so the segment is nearly always the one of the time before. */
  #segmentOf(day: DayNumber): Segment | undefined {
    const last = this.#segments[this.#hint];
    if (last !== undefined && isEven(last, day)) return last;
    this.#hint = segmentAt(this.#segments, day * DAY);
    return this.#segments[this.#hint];
  }

  #addYear(): void {
    const year = this.#nextYear++;
    if (year >= this.#segmentsUntil) {
      this.#segmentsUntil = year + 1;
      this.#segments = segmentsOf(this.#schedule.timezone, this.#opening - 1, this.#segmentsUntil);
    }
    for (const day of daysOfYear(this.#schedule.cron, year)) {
      if (day * DAY + DAY + FAR > this.#from) this.#days.push(day);
    }
  }
}
