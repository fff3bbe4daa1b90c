import type { Seconds } from "../../continuity/declaration/duration";

/** What a zone's clocks and calendar show at an instant. */
export interface LocalTime {
  readonly year: number;
  /** 1-12 */
  readonly month: number;
  readonly date: number;
  readonly hour: number;
  readonly minute: number;
}

/** Reads the clocks of a zone. */
export function clockOf(timezone: string): (instant: Seconds) => LocalTime {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
  });
  return (instant) => {
    const [date = 0, month = 0, year = 0, hour = 0, minute = 0] = format
      .format(instant * 1000)
      .split(/\D+/)
      .map(Number);
    return { year, month, date, hour, minute };
  };
}

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Mon 2026-11-23 02:30` */
export function writeLocal({ year, month, date, hour, minute }: LocalTime): string {
  const day = `${year}-${pad(month)}-${pad(date)}`;
  return `${weekdayName(year, month, date)} ${day} ${pad(hour)}:${pad(minute)}`;
}

/** `Mon 23 Nov` */
export function writeDay({ year, month, date }: Pick<LocalTime, "year" | "month" | "date">): string {
  return `${weekdayName(year, month, date)} ${String(date).padStart(2)} ${monthName(month)}`;
}

export function monthName(month: number): string {
  return MONTHS[month - 1] ?? "";
}

function weekdayName(year: number, month: number, date: number): string {
  return WEEKDAYS[new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? "";
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
