import { formatDuration, type Seconds } from "../../continuity/declaration/duration";

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400];

/** A time as precisely as people need it, rounded up: to the second below an hour, the minute below two days, else the day. */
export function roughly(seconds: Seconds): string {
  const whole = Math.max(0, seconds);
  if (whole < HOUR) return formatDuration(Math.ceil(whole));
  if (whole <= 2 * DAY) return formatDuration(Math.ceil(whole / MINUTE) * MINUTE);
  return `${Math.ceil(whole / DAY)}d`;
}
