import { performance } from "node:perf_hooks";
import { Cron as Croner } from "croner";
import { horizonEnd, largestGap, parseSchedule } from "../continuity/schedule";
import type { BenchRow } from "./row";

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
 * for it. `value` is ours and `floor` is croner's, in milliseconds; `ratio` is how many times as fast we are, `limit` the
 * least it must be. Both include reading the expression.
 */
export async function benchSchedule(): Promise<BenchRow[]> {
  return CASES.map(({ name, expression, unix, zone }) => {
    const until = horizonEnd(parseSchedule({ expression, timezone: zone }), FROM);
    const floor = median(3, () => listWithCroner(unix, zone, until));
    const value = median(51, () => largestGap(parseSchedule({ expression, timezone: zone }), FROM));
    const ratio = floor / value;
    return { name: `largest gap, ${name}, ${zone}`, value, floor, ratio, limit: LEAST_RATIO, unit: "ms" };
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

/** The median time of some turns, in milliseconds. */
function median(turns: number, work: () => unknown): number {
  const times = Array.from({ length: turns }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(turns / 2)] ?? Number.NaN;
}
