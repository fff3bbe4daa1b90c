import { DeclarationError } from "./errors";

/** How often restores are tried: each day, week, month or quarter. */
export type RestoreCadence = "1d" | "7d" | "30d" | "90d";

/** At 06:00 UTC: after the night's backups, and not within the maintenance windows that components choose. */
const SCHEDULE: Readonly<Record<RestoreCadence, string>> = {
  "1d": "cron(0 6 ? * * *)",
  "7d": "cron(0 6 ? * MON *)",
  "30d": "cron(0 6 1 * ? *)",
  "90d": "cron(0 6 1 1,4,7,10 ? *)",
};

/**
 * The schedule of AWS Backup that a cadence stands for. A month and a quarter are those of the calendar, so that at most 31 and
 * 92 days lie between two tests.
 *
 * @throws DeclarationError for another cadence
 */
export function scheduleOf(name: string, every: RestoreCadence): string {
  const schedule = Object.hasOwn(SCHEDULE, every) ? SCHEDULE[every] : undefined;
  if (schedule !== undefined) return schedule;
  throw new DeclarationError(name, [`every must be one of ${Object.keys(SCHEDULE).join(", ")}`]);
}
