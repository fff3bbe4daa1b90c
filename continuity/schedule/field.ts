import { ScheduleError, type ScheduleField } from "./error";

/** One of the six fields of an AWS cron expression: its values, their names, and what else may stand in it. */
export interface FieldSpec {
  readonly name: Exclude<ScheduleField, "expression" | "timezone">;
  readonly min: number;
  readonly max: number;
  /** Names of the values from `min` on, where the field has them. */
  readonly names: readonly string[];
  /** Whether a range may run past the end and on from the start, as in `FRI-MON`. Years do not come round. */
  readonly wraps: boolean;
  readonly allowed: string;
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/**
 * Values and wildcards of each field.
 *
 * @see Amazon EventBridge user guide, "Cron expressions reference" (eb-cron-expressions), to which AWS Backup refers.
 * `nL` is in the Systems Manager user guide ("Cron and rate expressions for Systems Manager"); `LW` joins two wildcards of
 * one field. What only Quartz describes (`L-3`) is left out.
 */
export const FIELDS = {
  minute: { name: "minute", min: 0, max: 59, names: [], wraps: true, allowed: "0-59, with , - * /" },
  hour: { name: "hour", min: 0, max: 23, names: [], wraps: true, allowed: "0-23, with , - * /" },
  dayOfMonth: {
    name: "day-of-month",
    min: 1,
    max: 31,
    names: [],
    wraps: true,
    allowed: "1-31, with , - * /, or one of ? L LW nW",
  },
  month: { name: "month", min: 1, max: 12, names: MONTHS, wraps: true, allowed: "1-12 or JAN-DEC, with , - * /" },
  dayOfWeek: {
    name: "day-of-week",
    min: 1,
    max: 7,
    names: WEEKDAYS,
    wraps: true,
    allowed: "1-7 or SUN-SAT (1 is SUN), with , - * /, or one of ? L nL n#k (k 1-5)",
  },
  year: { name: "year", min: 1970, max: 2199, names: [], wraps: false, allowed: "1970-2199, with , - * /" },
} as const satisfies Record<string, FieldSpec>;

/** A field as it stands in one expression. */
export interface FieldText {
  readonly spec: FieldSpec;
  readonly text: string;
  readonly expression: string;
}

/** The error for a field that cannot be read. */
export function fieldError({ spec, text, expression }: FieldText, because?: string): ScheduleError {
  const { name: field, allowed } = spec;
  return new ScheduleError({ expression, field, allowed, found: text, ...(because === undefined ? {} : { because }) });
}
