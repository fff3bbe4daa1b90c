import { gapOf } from "../backup/evaluated";
import type { LossOptions } from "../backup/loss";
import { type BackupRule, type RuleSchedule, scheduleFrom } from "../backup/plan";
import { formatDuration, type Seconds } from "../declaration/duration";
import { knownValue } from "../declaration/setting";
import type { EstateIndex } from "../estate/resource";
import type { SettingEdit } from "../recovery/edit";
import { horizonEnd } from "../schedule";
import type { Change, Listing } from "./change";

const HOUR: Seconds = 3600;

/** The shortest time between two runs of a rule that AWS Backup takes. */
export const SHORTEST_GAP: Seconds = HOUR;

/** The shortest start window that AWS Backup takes. */
export const SHORTEST_WINDOW: Seconds = HOUR;

/** How often a rule may run, in hours: all that divide a day, so that runs keep their distance across midnight. */
const EVERY: readonly number[] = [24, 12, 8, 6, 4, 3, 2, 1];

/** A rule of a plan, and where it stands there. */
export interface PlacedRule {
  readonly rule: BackupRule;
  readonly position: number;
}

/** A rule with those that cover the same member beside it. */
export interface RuleAmong extends PlacedRule {
  readonly others: readonly PlacedRule[];
}

/** When a rule would run, and the change that makes it so. */
export interface Timing {
  readonly change: Change;
  readonly schedule: RuleSchedule;
  /** The time between two runs; undefined where that stays as it is. */
  readonly every?: Seconds;
  readonly startWindow: Seconds;
}

/** `rule nightly of plan daily` */
export function nameOfRule({ rule }: PlacedRule): string {
  return `rule ${rule.name} of plan ${rule.plan.name}`;
}

/** Sets a setting of a rule. */
export function ruleEdit(
  { rule, position }: PlacedRule,
  path: readonly (string | number)[],
  value: SettingEdit["value"],
  cost: SettingEdit["cost"],
): SettingEdit {
  return { kind: "set", urn: rule.plan.urn, path: ["rules", position, ...path], value, cost };
}

/**
 * Other times for a rule, those that make the fewest backups first: the shortest start window; then every so many hours
 * from the hour and minute of its first run on, with the shortest start window too, since a window longer than the time
 * between runs is of no use. Only what is more often than now, and no longer apart than `limit`.
 */
export function otherTimings(
  placed: RuleAmong,
  limit: Seconds,
  index: EstateIndex,
  options: LossOptions,
): readonly Timing[] {
  const [schedule, window] = [knownValue(placed.rule.schedule), knownValue(placed.rule.startWindow)];
  if (schedule === undefined || window === undefined) return [];
  const startWindow = Math.min(window, SHORTEST_WINDOW);
  const shorter = ruleEdit(placed, ["startWindow"], SHORTEST_WINDOW / 60, "setting");
  const edits = window > SHORTEST_WINDOW ? [shorter] : [];
  const order = `set the start window of ${nameOfRule(placed)} to 60 minutes`;
  const windowAlone = edits.length === 0 ? [] : [{ change: { order, edits }, schedule, startWindow }];
  const now = gapOfRule(placed.rule, options);
  const hours = EVERY.filter((every) => every * HOUR < now && every * HOUR <= limit);
  return [...windowAlone, ...hours.flatMap((every) => everyHours(every))];

  function everyHours(every: number): readonly Timing[] {
    const expression = cronEvery(every, schedule as RuleSchedule);
    const read = scheduleFrom(expression, (schedule as RuleSchedule).timezone, index).schedule;
    if (read.kind !== "known") return [];
    const often = every === 1 ? "hourly" : every === 24 ? "daily" : `every ${every}h`;
    const change: Change = {
      order: `run ${nameOfRule(placed)} ${often}, ${expression}, with a ${formatDuration(startWindow)} window`,
      edits: [ruleEdit(placed, ["schedule"], expression, "backups"), ...edits],
      extent: 24 / every,
      ...(placed.others.length === 0
        ? {}
        : { listing: listingOf(expression, read.value, 24 / every, placed, options) }),
    };
    return [{ change, schedule: read.value, every: every * HOUR, startWindow }];
  }
}

/** From its first time of day on, in steps that go on across midnight: `cron(0 5/6 ? * * *)` is 05, 11, 17 and 23 h. */
function cronEvery(every: number, { parsed }: RuleSchedule): string {
  const [minute = 0, hour = 0] = [parsed.cron.minutes[0], parsed.cron.hours[0]];
  if (every === 24) return `cron(${minute} ${hour} ? * * *)`;
  return every === 1 ? `cron(${minute} * ? * * *)` : `cron(${minute} ${hour % every}/${every} ? * * *)`;
}

/** Several rules together are told by listing their runs, for as long as the rarest of them takes to come round. */
function listingOf(
  expression: string,
  { parsed }: RuleSchedule,
  aDay: number,
  { others }: RuleAmong,
  { asOf }: LossOptions,
): Listing {
  const schedules = others.map(({ rule }) => knownValue(rule.schedule)).filter((one) => one !== undefined);
  const ends = [parsed, ...schedules.map((one) => one.parsed)].map((schedule) => horizonEnd(schedule, asOf));
  const days = (Math.max(...ends) - asOf) / (24 * HOUR);
  const written = schedules.map((one) => `${one.expression} ${one.timezone}`);
  return { schedules: [expression, ...written].join("\n"), runs: Math.ceil(days * aDay) };
}

/** How long a rule by itself may leave between two runs. */
export function gapOfRule(rule: BackupRule, options: LossOptions): Seconds {
  const schedule = knownValue(rule.schedule);
  const gap = schedule && gapOf(schedule, 0, options);
  return gap?.kind === "gap" ? gap.seconds : Number.POSITIVE_INFINITY;
}
