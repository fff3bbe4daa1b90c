/*
 * What becomes of backups, worked out minute by minute in the plainest way. Nothing here shares code with the model, which
 * is held to it.
 */

const MINUTE = 60;

/** A rule of one plan. */
export interface SimulatedRule {
  /** When it runs, on its own clock. */
  readonly hours: readonly number[];
  readonly minute: number;
  /** 0 is Sunday. */
  readonly weekdays: readonly number[];
  /** Minutes. */
  readonly window: number;
  /** Days; Infinity for ever; NaN where not known. */
  readonly kept: number;
  readonly continuous?: boolean;
}

/** A time in which snapshots fail: from a minute of the day or, with a weekday, of the week. */
export interface SimulatedWindow {
  readonly weekday?: number;
  /** Minutes after midnight UTC. */
  readonly start: number;
  readonly length: number;
  /** Minutes before it that count too. */
  readonly lead: number;
}

export interface SimulatedRun {
  readonly rule: number;
  /** Seconds since 1970. */
  readonly at: number;
  readonly window: number;
  readonly kept: number;
}

/** Looks at the clock of each minute; a local time that comes twice counts the first time. */
export function everyRun(rules: readonly SimulatedRule[], from: number, to: number, zone = "UTC"): SimulatedRun[] {
  const runs: SimulatedRun[] = [];
  const shown = new Set<string>();
  const clockOf = zone === "UTC" ? utcClock : localClock(zone);
  for (let at = from; at < to; at += MINUTE) {
    const clock = clockOf(at);
    if (shown.has(clock.text)) continue;
    shown.add(clock.text);
    rules.forEach(({ hours, minute, weekdays, window, kept }, rule) => {
      if (clock.minute === minute && hours.includes(clock.hour) && weekdays.includes(clock.weekday))
        runs.push({ rule, at, window: window * MINUTE, kept });
    });
  }
  return runs;
}

interface Clock {
  readonly text: string;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

function utcClock(at: number): Clock {
  const date = new Date(at * 1000);
  return { text: String(at), weekday: date.getUTCDay(), hour: date.getUTCHours(), minute: date.getUTCMinutes() };
}

function localClock(timeZone: string): (at: number) => Clock {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short", timeStyle: "short" });
  const weekday = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short" });
  return (at) => {
    const text = format.format(at * 1000);
    const [hour = 0, minute = 0] = text.slice(-5).split(":").map(Number);
    const day = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].indexOf(weekday.format(at * 1000));
    return { text, weekday: day, hour, minute };
  };
}

export function overlap(a: SimulatedRun, b: SimulatedRun): boolean {
  return a.rule !== b.rule && a.at < b.at + b.window && b.at < a.at + a.window;
}

/** Every minute in which snapshots fail: it is in a window, or so shortly before one. */
export function closedMinutes(windows: readonly SimulatedWindow[], from: number, to: number): ReadonlySet<number> {
  const closed = new Set<number>();
  for (let at = from; at < to; at += MINUTE) {
    const clock = utcClock(at);
    for (const { weekday, start, length, lead } of windows) {
      if (clock.hour * 60 + clock.minute !== start || (weekday ?? clock.weekday) !== clock.weekday) continue;
      for (let minute = -lead; minute < length; minute++) closed.add(at + minute * MINUTE);
    }
  }
  return closed;
}

export type SimulatedFate = "counts" | "may be lost" | "lost";

/** What becomes of each run of a plan; `runs` must reach further than those that are asked for. */
export function simulatedFate(
  run: SimulatedRun,
  runs: readonly SimulatedRun[],
  rules: readonly SimulatedRule[],
  minutesClosed: ReadonlySet<number>,
): SimulatedFate {
  const continuous = rules.some((rule) => rule.continuous);
  const rivals = runs.filter((other) => overlap(run, other));
  const closed = continuous ? new Set<number>() : minutesClosed;
  if (surelyLost(run, rivals, closed)) return "lost";
  const minutes = Array.from({ length: run.window / MINUTE }, (_, i) => run.at + i * MINUTE);
  if (minutes.some((minute) => closed.has(minute))) return "may be lost";
  if (rivals.some((other) => Number.isNaN(other.kept + run.kept) || other.kept === run.kept)) return "may be lost";
  if (!continuous) return "counts";
  const day = (one: SimulatedRun) => Math.floor(one.at / 86_400);
  const sameDay = runs.filter((other) => other !== run && day(other) === day(run));
  const contenders = sameDay.filter((other) =>
    other.rule === run.rule
      ? !surelyLost(
          other,
          runs.filter((one) => overlap(one, other)),
          closed,
        )
      : !rules[other.rule]?.continuous,
  );
  return contenders.length > 0 ? "may be lost" : "counts";
}

function surelyLost(run: SimulatedRun, rivals: readonly SimulatedRun[], closed: ReadonlySet<number>): boolean {
  return rivals.some((other) => other.kept > run.kept) || closed.has(run.at);
}

/** A point: the instant of the data in it, and when it can be restored. */
export interface SimulatedPoint {
  readonly holds: number;
  readonly usable: number;
}

/** Minute by minute: how old the newest data is that could be restored just before. */
export function worstAge(points: readonly SimulatedPoint[], from: number, to: number): number {
  let [worst, newest] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const byTime = [...points].sort((a, b) => a.usable - b.usable);
  let next = 0;
  for (let at = from - 5 * 86_400; at < to; at += MINUTE) {
    for (; next < byTime.length && (byTime[next] as SimulatedPoint).usable < at; next++)
      newest = Math.max(newest, (byTime[next] as SimulatedPoint).holds);
    if (at >= from) worst = Math.max(worst, at - newest);
  }
  return worst;
}
