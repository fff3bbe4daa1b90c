import { performance } from "node:perf_hooks";
import { Cron as Croner } from "croner";
import { horizonEnd, largestGap, parseSchedule } from "../continuity/schedule";
import type { BenchRow } from "./row";
import { sampleOf } from "./sample";

const FROM = Date.UTC(2026, 10, 22) / 1000;
/** Listing must take at least so many times as long as finding the largest gap. */
const LEAST_RATIO = 20;

const CASES: readonly {
  readonly name: string;
  readonly expression: string;
  readonly unix: string;
  readonly zone: string;
}[] = [
  { name: "daily", expression: "cron(0 5 ? * * *)", unix: "0 5 * * *", zone: "UTC" },
  { name: "daily", expression: "cron(0 5 ? * * *)", unix: "0 5 * * *", zone: "America/New_York" },
  { name: "workdays", expression: "cron(0 5 ? * MON-FRI *)", unix: "0 5 * * 1-5", zone: "Europe/Zurich" },
  { name: "hourly", expression: "cron(0 * ? * * *)", unix: "0 * * * *", zone: "UTC" },
  { name: "last of month", expression: "cron(0 0 L * ? *)", unix: "0 0 L * *", zone: "UTC" },
];

/**
 * The largest gap against listing the same runs with croner, in the same process: five years of them, 28 where dates call
 * for it. Both include reading the expression.
 */
export async function benchSchedule(): Promise<BenchRow[]> {
  return CASES.map(({ name, expression, unix, zone }) => {
    const until = horizonEnd(parseSchedule({ expression, timezone: zone }), FROM);
    return {
      name: `largest gap, ${name}, ${zone}`,
      unit: "ms",
      value: sampleOf(times(51, () => largestGap(parseSchedule({ expression, timezone: zone }), FROM))),
      floor: sampleOf(times(3, () => listWithCroner(unix, zone, until))),
      limit: { timesAsFast: LEAST_RATIO },
    };
  });
}

function listWithCroner(pattern: string, timezone: string, until: number): number {
  const cron = new Croner(pattern, { timezone });
  let runs = 0;
  for (
    let run = cron.nextRun(new Date(FROM * 1000 - 1));
    run !== null && run.getTime() < until * 1000;
    run = cron.nextRun(run)
  )
    runs++;
  return runs;
}

/** The times of some turns, in milliseconds. */
function times(turns: number, work: () => unknown): number[] {
  return Array.from({ length: turns }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}
