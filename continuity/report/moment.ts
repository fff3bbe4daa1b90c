/** The last instant that a Date can hold, in seconds since 1970. */
const LAST_INSTANT = 8_640_000_000_000;
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The date that holds an instant; the nearest that there is for what is none. */
export function dateOf(instant: number): Date {
  const seconds = Number.isNaN(instant) ? 0 : Math.max(-LAST_INSTANT, Math.min(LAST_INSTANT, instant));
  return new Date(seconds * 1000);
}

/** `Fri 2026-11-27 05:00`, in UTC; seconds only where there are some. */
export function writeMoment(instant: number): string {
  return `${writeDate(instant)} ${writeClock(instant)}`;
}

/** `Fri 2026-11-27` */
export function writeDate(instant: number): string {
  const date = dateOf(instant);
  return `${WEEKDAYS[date.getUTCDay()]} ${date.toISOString().split("T")[0]}`;
}

/** `05:00`, with seconds only where there are some. */
export function writeClock(instant: number): string {
  const date = dateOf(instant);
  return (date.toISOString().split("T")[1] ?? "").slice(0, date.getUTCSeconds() === 0 ? 5 : 8);
}

/** `Fri 27` */
export function writeWeekday(instant: number): string {
  const date = dateOf(instant);
  return `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()}`;
}

/** `27 Nov` */
export function writeMonthDay(instant: number): string {
  const date = dateOf(instant);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}
