import { type Cron, parseCron } from "./cron";
import { ScheduleError } from "./error";

/** When something runs: a cron expression, read on the clocks of a zone. */
export interface Schedule {
  readonly cron: Cron;
  /** An IANA name. */
  readonly timezone: string;
}

const ZONE = /^[A-Za-z][A-Za-z0-9_+\-/]*$/;

/**
 * Reads a schedule as an AWS Backup rule states it.
 *
 * @param options.expression AWS cron
 * @param options.timezone an IANA zone. @default "UTC", as AWS Backup has it (API reference, `BackupRule`)
 * @throws ScheduleError for an expression or a zone that cannot be read
 * @example parseSchedule({ expression: "cron(30 2 ? * * *)", timezone: "America/New_York" })
 */
export function parseSchedule(options: { expression: string; timezone?: string | undefined }): Schedule {
  const { expression, timezone = "UTC" } = options;
  const cron = parseCron(expression);
  if (!isZone(timezone)) {
    throw new ScheduleError({
      expression,
      field: "timezone",
      allowed: "an IANA name, such as UTC or America/New_York",
      found: timezone,
      because: "is not a time zone",
    });
  }
  return { cron, timezone };
}

const zones = new Map<string, boolean>();

/** Intl takes a name in any case; AWS is not known to. An alias in the wrong case cannot be told from a right one. */
function isZone(name: string): boolean {
  if (!ZONE.test(name)) return false;
  const known = zones.get(name);
  if (known !== undefined) return known;
  const resolved = resolve(name);
  const right = resolved !== undefined && (resolved === name || resolved.toLowerCase() !== name.toLowerCase());
  if (right) zones.set(name, right);
  return right;
}

function resolve(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
