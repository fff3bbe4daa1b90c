const DAY = 86_400;

/** Writes a span of UTC time as short as is clear: `05:00→05:00 UTC`, else with weekday and date. */
export function formatSpan(start: number, end: number): string {
  const [from, to] = [new Date(start * 1000), new Date(end * 1000)];
  if (end - start <= DAY) return `${clock(from)}→${clock(to)} UTC`;
  return `${date(from)} ${clock(from)} → ${date(to)} ${clock(to)} UTC`;
}

/** Writes an instant of UTC: `Mon 2026-01-05 05:00 UTC`. */
export function formatInstant(at: number): string {
  const instant = new Date(at * 1000);
  return `${date(instant)} ${clock(instant)} UTC`;
}

function clock(instant: Date): string {
  return instant.toISOString().slice(11, 16);
}

function date(instant: Date): string {
  const weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][instant.getUTCDay()];
  return `${weekday} ${instant.toISOString().slice(0, 10)}`;
}
