import type { Timeline, TimelineLane, TimelineRun } from "../../../continuity/backup/timeline";

const HOUR = 3_600;
export const DAY = 24 * HOUR;

/** `2026-11-26T05:00` in UTC, as seconds since 1970. */
export const at = (text: string): number => Date.parse(`${text}:00Z`) / 1000;

/** Runs a stretch apart from one instant to before another. */
export function every(stretch: number, from: string, to: string): TimelineRun[] {
  const runs: TimelineRun[] = [];
  for (let instant = at(from); instant < at(to); instant += stretch) runs.push({ at: instant, fate: "counts" });
  return runs;
}

/** A daily rule of plan `main` into vault `main`, with a start window of 1h and a job of 20m, kept 35 days. */
export function lane(rule: string, runs: readonly TimelineRun[], more: Partial<TimelineLane> = {}): TimelineLane {
  return {
    plan: "main",
    rule,
    kind: "snapshot",
    vault: "main",
    expression: "cron(0 5 ? * * *)",
    timezone: "UTC",
    startWindow: HOUR,
    job: { lo: 1200, hi: 1200 },
    retention: 35 * DAY,
    runs,
    ...more,
  };
}

/** One run a day. */
export const DAILY: Timeline = {
  from: at("2026-11-26T00:00"),
  to: at("2026-11-29T00:00"),
  lanes: [lane("nightly", every(DAY, "2026-11-26T05:00", "2026-11-29T00:00"))],
  blackouts: [],
  worst: {
    holds: at("2026-11-26T05:00"),
    fires: at("2026-11-27T05:00"),
    usable: at("2026-11-27T06:20"),
    loss: { lo: 91_200, hi: 91_200 },
  },
};

const SUPPRESSED = "rule twelve-hourly keeps its points longer, and its start window overlaps";
const suppressed = ({ at: instant }: TimelineRun): TimelineRun =>
  (instant / HOUR) % 12 < 8 ? { at: instant, fate: "lost", because: SUPPRESSED } : { at: instant, fate: "counts" };

/** The example of AWS: hourly with 1h windows, and every twelve hours with 8h windows, kept longer. */
export const OVERLAPPING: Timeline = {
  from: at("2026-11-26T00:00"),
  to: at("2026-11-27T12:00"),
  lanes: [
    lane("hourly", every(HOUR, "2026-11-26T00:00", "2026-11-27T12:00").map(suppressed), {
      expression: "cron(0 * ? * * *)",
      retention: 7 * DAY,
    }),
    lane("twelve-hourly", every(12 * HOUR, "2026-11-26T00:00", "2026-11-27T12:00"), {
      expression: "cron(0 0/12 ? * * *)",
      startWindow: 8 * HOUR,
    }),
  ],
  blackouts: [],
  worst: {
    holds: at("2026-11-26T11:00"),
    fires: at("2026-11-26T12:00"),
    usable: at("2026-11-26T20:20"),
    loss: { lo: 33_600, hi: 33_600 },
  },
};

const MAINTENANCE = "maintenance window, and the hour before it";

/** From Monday to Friday, with Friday's run lost. */
export const WEEKDAYS: Timeline = {
  from: at("2026-11-26T00:00"),
  to: at("2026-12-02T00:00"),
  lanes: [
    lane(
      "weekdays",
      [
        { at: at("2026-11-26T05:00"), fate: "counts" },
        { at: at("2026-11-27T05:00"), fate: "lost", because: "it falls into the maintenance window" },
        { at: at("2026-11-30T05:00"), fate: "counts" },
        { at: at("2026-12-01T05:00"), fate: "may be lost", because: "its start window reaches into the backup window" },
      ],
      { expression: "cron(0 5 ? * MON-FRI *)", startWindow: 8 * HOUR },
    ),
  ],
  blackouts: [
    { start: at("2026-11-27T04:00"), end: at("2026-11-27T06:00"), what: MAINTENANCE },
    ...["26", "27", "28", "29", "30"].map((day) => ({
      start: at(`2026-11-${day}T09:00`),
      end: at(`2026-11-${day}T09:30`),
      what: "backup window",
    })),
  ],
  worst: {
    holds: at("2026-11-26T05:00"),
    fires: at("2026-11-30T05:00"),
    usable: at("2026-11-30T13:20"),
    loss: { lo: 375_600, hi: 375_600 },
  },
};

const sixHourly = () => every(6 * HOUR, "2026-11-26T05:00", "2026-11-28T00:00");

/** Snapshots, copies of which nobody knows how long they take, and continuous backup. */
export const COPIES: Timeline = {
  from: at("2026-11-26T00:00"),
  to: at("2026-11-28T00:00"),
  lanes: [
    lane("six-hourly", sixHourly(), { expression: "cron(0 5/6 ? * * *)" }),
    lane("six-hourly", sixHourly(), {
      kind: "copy",
      vault: "frankfurt",
      expression: "cron(0 5/6 ? * * *)",
      job: { lo: 0, hi: 10_800 },
      copy: { lo: 0, hi: null },
      retention: null,
      doubt: "which vault it goes to is not known at preview",
    }),
    lane("always", [], { kind: "continuous", retention: undefined }),
  ],
  blackouts: [],
  worst: {
    holds: at("2026-11-26T05:00"),
    fires: at("2026-11-26T11:00"),
    usable: null,
    loss: { lo: 25_200, hi: null },
  },
};

/** A rule that ends. */
export const ENDING: Timeline = {
  from: at("2026-11-26T00:00"),
  to: at("2026-12-03T00:00"),
  lanes: [lane("once", [{ at: at("2026-11-27T05:00"), fate: "counts" }], { expression: "cron(0 5 27 11 ? 2026)" })],
  blackouts: [],
  because: "rule once runs for the last time on 2026-11-27",
};

/** Nothing at all. */
export const EMPTY: Timeline = {
  from: at("2026-11-26T00:00"),
  to: at("2026-12-03T00:00"),
  lanes: [],
  blackouts: [],
  because: "no rule leaves a recovery point",
};
