import type { Seconds } from "../declaration/duration";
import { known, type Setting, unknown } from "../declaration/setting";
import { bagNumber, bagString } from "../estate/read";
import type { EstateIndex } from "../estate/resource";
import type { Bag } from "../estate/value";
import { horizonEnd, occurrences, type Schedule } from "../schedule";
import type { Retention } from "./lifecycle";
import { type ReadSchedule, type RuleSchedule, scheduleFrom } from "./plan";

const DAY: Seconds = 86_400;

/** The hours between two snapshots that Data Lifecycle Manager takes. */
const INTERVALS: readonly number[] = [1, 2, 3, 4, 6, 8, 12, 24];

/** The shortest length of each unit: a month of February, a year that is no leap year. */
const UNIT: Readonly<Record<string, Seconds>> = { DAYS: DAY, WEEKS: 7 * DAY, MONTHS: 28 * DAY, YEARS: 365 * DAY };

/**
 * When a schedule of Data Lifecycle Manager starts snapshots, as a cron expression in UTC: the one it states, else its
 * interval from its start time on.
 *
 * Source: Amazon Data Lifecycle Manager API, `CreateRule`.
 *
 * @param of as messages name it: `schedule daily of nightly`
 */
export function scheduleOf(rule: Setting<Bag>, of: string, index: EstateIndex): ReadSchedule {
  if (rule.kind !== "known") return { schedule: rule.kind === "absent" ? unknown(`${of} has no createRule`) : rule };
  const [location, cron] = [bagString(rule.value, "location"), bagString(rule.value, "cronExpression")];
  const interval = bagNumber(rule.value, "interval");
  if (location.kind === "unknown") return { schedule: location };
  if (location.kind === "known" && location.value !== "CLOUD") {
    return { schedule: unknown(`${of} does not leave its snapshots in the Region`) };
  }
  if (cron.kind === "unknown") return { schedule: cron };
  if (cron.kind === "absent") return fromInterval(rule.value, interval, of, index);
  if (interval.kind !== "absent") return refused("it states both a cron expression and an interval");
  if (!cron.value.startsWith("cron(")) return refused("its cronExpression is not a cron expression");
  const read = scheduleFrom(cron.value, "UTC", index);
  const tooOften = read.schedule.kind === "known" && read.schedule.value.parsed.cron.minutes.length > 1;
  return tooOften ? refused("it runs more often than once an hour") : read;
}

function fromInterval(rule: Bag, interval: Setting<number>, of: string, index: EstateIndex): ReadSchedule {
  const unit = bagString(rule, "intervalUnit");
  const time = bagString(rule, "times");
  const open = [interval, unit, time].find((setting) => setting.kind === "unknown");
  if (open?.kind === "unknown") return { schedule: open };
  if (interval.kind !== "known") return refused("it states neither an interval nor a cron expression");
  if (!INTERVALS.includes(interval.value) || (unit.kind === "known" && unit.value !== "HOURS")) {
    return refused("its interval is not 1, 2, 3, 4, 6, 8, 12 or 24 HOURS");
  }
  if (time.kind !== "known") return { schedule: unknown(`${of} leaves its start time to AWS; set times`) };
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time.value) ?? [];
  if (hour === undefined || minute === undefined) return refused("its start time is not hh:mm");
  return scheduleFrom(cronOf(interval.value, Number(hour), Number(minute)), "UTC", index);
}

/** Every interval divides the day, so the same hours come round each day. */
function cronOf(interval: number, hour: number, minute: number): string {
  const first = hour % interval;
  const hours = Array.from({ length: 24 / interval }, (_, i) => first + i * interval);
  return `cron(${minute} ${hours.length === 24 ? "*" : hours.join(",")} ? * * *)`;
}

function refused(because: string): ReadSchedule {
  return { schedule: unknown("its schedule cannot be read"), scheduleError: because };
}

/**
 * How long snapshots of a schedule are kept at least: so many units, or until so many later ones have begun. Months count
 * 28 days.
 *
 * Source: Amazon Data Lifecycle Manager API, `RetainRule`.
 */
export function retentionOf(rule: Setting<Bag>, schedule: Setting<RuleSchedule>, of: string): Retention {
  if (rule.kind !== "known") {
    return rule.kind === "absent" ? unknown(`how long ${of} keeps its snapshots is not stated`) : rule;
  }
  const [count, interval] = [bagNumber(rule.value, "count"), bagNumber(rule.value, "interval")];
  const unit = bagString(rule.value, "intervalUnit");
  const open = [count, interval, unit].find((setting) => setting.kind === "unknown");
  if (open?.kind === "unknown") return open;
  if (count.kind === "known" && interval.kind === "absent") {
    if (!Number.isSafeInteger(count.value)) return unknown(`count of the retainRule of ${of} is not a whole number`);
    return schedule.kind === "known" ? known(shortestSpan(schedule.value.parsed, count.value)) : schedule;
  }
  const seconds = unit.kind === "known" && Object.hasOwn(UNIT, unit.value) ? UNIT[unit.value] : undefined;
  if (interval.kind !== "known" || count.kind === "known" || seconds === undefined) {
    return unknown(`the retainRule of ${of} is neither a count nor an interval with its unit`);
  }
  return known(interval.value * seconds);
}

const SPANS = new WeakMap<Schedule, Map<number, Seconds>>();

/** The shortest time from a run to the `count`-th next, over the whole cycle of the calendar. */
function shortestSpan(schedule: Schedule, count: number): Seconds {
  const spans = SPANS.get(schedule) ?? new Map<number, Seconds>();
  SPANS.set(schedule, spans);
  const found = spans.get(count) ?? listSpans(schedule, count);
  spans.set(count, found);
  return found;
}

function listSpans(schedule: Schedule, count: number): Seconds {
  const until = horizonEnd(schedule, 0);
  const runs = [...occurrences(schedule, 0, until)];
  let least = until;
  for (let i = 0; i + count < runs.length; i++)
    least = Math.min(least, (runs[i + count] as Seconds) - (runs[i] as Seconds));
  return least;
}
